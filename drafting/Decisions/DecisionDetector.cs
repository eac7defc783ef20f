using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>The settings of a body that change how a result is read.</summary>
/// <param name="UnanimousDespiteAbstentions">Whether "no votes against, two abstentions" is einstimmig in this body.</param>
/// <param name="ChairSpeaker">The chair as the recording names them; null lets whoever announces a result count.</param>
/// <param name="Deputies">Who else leads in this session, most first.</param>
public sealed record DecisionRules(bool UnanimousDespiteAbstentions, string? ChairSpeaker, IReadOnlyList<string>? Deputies = null)
{
    public static DecisionRules Of(bool unanimousDespiteAbstentions, IReadOnlyList<string> leaders) =>
        new(unanimousDespiteAbstentions, leaders is [var chair, ..] ? chair : null, leaders);
}

/// <summary>A result that was heard, with the cues that prove it.</summary>
/// <param name="Content">What the chair said was agreed on, as a clause ("dass der Kreis …"); null where only the result was named.</param>
public sealed record DetectedDecision(Decision Decision, IReadOnlyList<string> CueIds, string? Content = null);

/// <summary>Hears the results (Abstimmungsergebnisse) in the cues of one agenda item. Unheard means no decision, never a guess.</summary>
public static class DecisionDetector
{
    public static IReadOnlyList<DetectedDecision> Detect(IReadOnlyList<Cue> segment, DecisionRules rules) => Listened(segment, rules).Decisions();

    /// <summary>The elections held in the cues of one agenda item; what was said in them is none of its votes.</summary>
    public static IReadOnlyList<HeardElection> Elections(IReadOnlyList<Cue> segment, DecisionRules rules) => Listened(segment, rules).Elections;

    private static Listener Listened(IReadOnlyList<Cue> segment, DecisionRules rules)
    {
        var chair = new ChairVoice(segment, rules);
        var listener = new Listener(rules);
        foreach (var sentence in Sentences.OfTurns(segment).Where(sentence => chair.Speaks(sentence.Speaker)))
        {
            listener.Hear(sentence);
        }

        return listener;
    }

    /// <summary>The cues in which a vote was called whose result is not to be heard; empty where none was, or a result came.</summary>
    public static IReadOnlyList<string> UnansweredCall(IReadOnlyList<Cue> segment, DecisionRules rules)
    {
        var chair = new ChairVoice(segment, rules);
        return [.. Sentences.OfTurns(segment)
            .Where(sentence => chair.Speaks(sentence.Speaker) && Clause.Of(sentence.Text).Any(clause => Announcement.Says("call", clause) && !Announcement.IsHypothetical(clause)))
            .SelectMany(sentence => sentence.CueIds).Distinct()];
    }
}
