using System.Text;
using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Requests;

namespace Coordination.Bot.Minutes;

/// <summary>What of an answer may stand in the draft.</summary>
/// <param name="Breach">Something no honest answer has: then nothing of it is taken.</param>
/// <param name="Dropped">Sentences that were not carried, with the cues they named.</param>
internal sealed record GateResult(RulesReason? Breach, IReadOnlyList<DraftEntry> Taken, IReadOnlyList<ProposedEntry> Dropped);

/// <summary>
/// Takes nothing on trust. A sentence passes if it says, in one person's name, what this person said in the cues it cites, in their words and in plain
/// text, and brings in neither a result nor a promise that the rules did not hear. The judge decides over the cues that the model was shown and no others.
/// </summary>
internal sealed partial class AnswerGate(ItemMaterial item, IReadOnlyList<Cue> shown, DraftingInput input, DraftMaterial material)
{
    private const int MostEntries = 80;
    private const int MostCues = 8;
    private const int LongestText = 600;

    private readonly Dictionary<string, Cue> _shown = shown.ToDictionary(cue => cue.Id, StringComparer.Ordinal);
    private readonly GroundingJudge _judge = new(shown, input.Profile, input.Roster);

    public GateResult Judge(IReadOnlyList<ProposedEntry> proposed)
    {
        if (proposed.Count > MostEntries) return Broken(RulesReason.ForeignForm);
        if (proposed.Any(entry => entry.Cues.Any(cue => !_shown.ContainsKey(cue)))) return Broken(RulesReason.ForeignEvidence);

        var taken = new List<DraftEntry>();
        var dropped = new List<ProposedEntry>();
        foreach (var entry in proposed.DistinctBy(entry => entry.Text))
        {
            if (BodyOf(entry) is not var (speaker, body)) dropped.Add(entry);
            else if (!IsPlain(body)) return Broken(RulesReason.ForeignForm);
            else if (Carried(entry, speaker, body) is { } carried && !taken.Exists(one => one.Kind == carried.Kind && one.CueIds.Order().SequenceEqual(carried.CueIds.Order()))) taken.Add(carried);
            else dropped.Add(entry);
        }

        return new GateResult(null, taken, dropped);
    }

    /// <summary>The one person whose cues are cited, and the sentence after their name; null where it is nobody's or somebody else's.</summary>
    private (string Speaker, string Body)? BodyOf(ProposedEntry entry)
    {
        var speakers = entry.Cues.Select(cue => _shown[cue].Speaker).Distinct(StringComparer.Ordinal).ToList();
        if (speakers is not [{ } speaker] || entry.Cues.Count > MostCues) return IsPlain(entry.Text) ? null : ("", entry.Text);

        var name = material.NarratorOf(speaker).Name;
        if (entry.Text.StartsWith(name, StringComparison.Ordinal) && entry.Text.Length > name.Length + 1 && entry.Text[name.Length] is ' ' or ':' or ',')
        {
            return (speaker, entry.Text[(name.Length + 1)..].Trim());
        }

        return IsPlain(entry.Text) ? null : (speaker, entry.Text);
    }

    private DraftEntry? Carried(ProposedEntry proposed, string speaker, string body)
    {
        var cues = proposed.Cues.Distinct(StringComparer.Ordinal).ToList();
        if (ResultTalk.Is(body) || DecisionDetector.Detect([new Cue("", 0, 0, null, body)], new DecisionRules(input.Profile.UnanimousDespiteAbstentions, null)).Count > 0) return null;
        if (WithPromise(new DraftEntry(proposed.Kind, proposed.Text.Trim(), speaker, cues)) is not { } entry) return null;

        return _judge.Stray(body, entry) is null && _judge.Judge(entry).Kind == VerdictKind.Supported ? entry : null;
    }

    /// <summary>Commitments and open questions are reworded, never new; a request needs one that was heard, and what it asks by when is read from there.</summary>
    private DraftEntry? WithPromise(DraftEntry entry)
    {
        var heard = item.Draft.Entries.FirstOrDefault(known => known.Kind == entry.Kind && known.Speaker == entry.Speaker && known.CueIds.Intersect(entry.CueIds, StringComparer.Ordinal).Any());
        if (entry.Kind == EntryKind.Statement) return entry;
        if (heard is not null) return entry with { CueIds = [.. heard.CueIds.Where(_shown.ContainsKey).Union(entry.CueIds, StringComparer.Ordinal)], Promise = heard.Promise };
        if (entry.Kind != EntryKind.Request) return null;

        var said = string.Join(' ', entry.CueIds.Select(cue => _shown[cue].Text));
        if (!said.Contains('?', StringComparison.Ordinal) && SpeechActs.Of(said, false) != SpeechAct.Request) return null;

        var (due, by) = DueDate.Of(said, input.SessionDate);
        return entry with { Promise = new Promise(null, entry.Text, due, by) };
    }

    /// <summary>Letters, digits and the signs of a German sentence, in one line.</summary>
    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= LongestText && text.IsNormalized(NormalizationForm.FormC) && Plain().IsMatch(text) && !Address().IsMatch(text);

    private static GateResult Broken(RulesReason reason) => new(reason, [], []);

    [GeneratedRegex("""\A[\p{L}\p{Nd}\u00A0 .,;:!?()„“‚‘’"'–\-/%€§&+°²³]*\z""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"://|//|\bwww\.|\b[a-z0-9-]+\.(?:[a-z]{2,6})/|--|\b(?:https?|mailto|javascript)\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
