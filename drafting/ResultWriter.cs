using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Language;
using Coordination.Drafting.Segmentation;
using Coordination.Drafting.Speech;
using Coordination.Drafting.Style;

namespace Coordination.Drafting;

/// <summary>Writes what came of an item (Ergebnis), or asks the clerk for it: what is unclear is never guessed, and approval waits.</summary>
internal sealed class ResultWriter(DraftingInput input, DecisionRules rules, GroundingJudge judge, Narrator chair)
{
    private static readonly HashSet<string> WithoutResult = [.. WordList.Read("Decisions.titles-without-result.txt").Select(Stems.Of)];

    private readonly FactionVotes _factions = new(input.Factions);

    /// <param name="said">What was said under the item.</param>
    /// <param name="heard">Its results.</param>
    /// <param name="spoken">Where they were said: with items that were debated together, also elsewhere.</param>
    public IEnumerable<DraftEntry> Write(AgendaItemView item, IReadOnlyList<Cue> said, IReadOnlyList<DetectedDecision> heard, IReadOnlyList<Cue> spoken)
    {
        foreach (var result in heard)
        {
            yield return PlausibleCount.Holds(result.Decision.Tally, input.VotersPresent) ? Result(result, spoken) : Asked(ResultDoubt.MoreVotesThanPresent, result.CueIds);
        }

        var elections = DecisionDetector.Elections(said, rules);
        foreach (var election in elections) yield return Asked(ResultDoubt.Election, election.CueIds, election.Said);

        if (heard.Count + elections.Count > 0) yield break;

        if (DecisionDetector.UnansweredCall(said, rules) is { Count: > 0 } call) yield return Asked(ResultDoubt.VoteWithoutResult, call);
        else if (!Words.Content(item.Title).Any(WithoutResult.Contains)) yield return Asked(ResultDoubt.NotHeard, [said[^1].Id]);
    }

    /// <summary>An item that was taken off the agenda while another was open.</summary>
    public DraftEntry Changed(AgendaChange change)
    {
        var decision = new Decision(change.Outcome);
        var entry = new DraftEntry(EntryKind.Decision, DecisionSentence.Of(decision, input.Profile, ""), null, change.CueIds, decision);
        return judge.Judge(entry).Blocks ? Asked(ResultDoubt.NotHeard, change.CueIds) : entry;
    }

    private static DraftEntry Asked(ResultDoubt doubt, IReadOnlyList<string> cueIds, string? heard = null) =>
        new(EntryKind.Decision, DecisionSentence.Asked(doubt, heard), null, cueIds, new Decision(Outcome.Undecided), Doubt: doubt);

    // What the result is about stands in its sentence where the chair said it and the judge agrees.
    private DraftEntry Result(DetectedDecision result, IReadOnlyList<Cue> said)
    {
        var cues = said.Where(cue => result.CueIds.Contains(cue.Id)).ToList();
        var factions = _factions.In(Sentences.OfTurns(cues).Select(sentence => sentence.Text), result.Decision.Outcome);
        var decision = DecisionSentence.ForBody(result.Decision with { Factions = factions }, input.Profile);
        var evidence = string.Join(' ', cues.Select(cue => cue.Text));
        var entry = new DraftEntry(EntryKind.Decision, DecisionSentence.Of(decision, input.Profile, evidence), null, result.CueIds, decision);
        return result.Content is { } content && DecisionSentence.WithContent(decision, content, input.Profile, chair) is { } text
            && entry with { Text = text } is var full && !judge.Judge(full).Blocks ? full : entry;
    }
}
