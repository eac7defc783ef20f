using Coordination.Contracts;
using Coordination.Drafting.Summaries;

namespace Coordination.Drafting.SecondLook;

/// <summary>What was said in confidence: wishes to keep something out of the minutes, and what was said without the public.</summary>
internal static class Confidences
{
    public static IEnumerable<Finding> In(Draft draft) => Wishes(draft).Concat(NonPublic(draft));

    private static IEnumerable<Finding> Wishes(Draft draft)
    {
        foreach (var wish in Remarks.WishesIn(draft.Input.Cues))
        {
            var citing = draft.Entries.Where(pair => pair.Entry.CueIds.Any(wish.CueIds.Contains)).Select(pair => pair.Entry.Id).ToList();
            yield return new Finding(
                FindingKind.Flag, FindingCode.OffTheRecord, citing.Count > 0 ? FindingSeverity.Serious : FindingSeverity.Note,
                draft.ItemOf(wish.CueIds[0])?.AgendaItemId, citing, wish.CueIds, Draft.Facts(("speaker", wish.Speaker ?? ""), ("detail", wish.Text)));
        }
    }

    private static IEnumerable<Finding> NonPublic(Draft draft)
    {
        var closed = Remarks.NonPublicCues(draft.Input.Cues);
        var speakers = draft.Input.Cues.Where(cue => closed.Contains(cue.Id)).DistinctBy(cue => cue.Id).ToDictionary(cue => cue.Id, cue => cue.Speaker, StringComparer.Ordinal);
        foreach (var (item, entry) in draft.Entries)
        {
            if (item.Publicity != Publicity.Public || entry.CueIds.FirstOrDefault(closed.Contains) is not { } cue) continue;

            yield return Draft.Flag(FindingCode.NonPublicPassage, FindingSeverity.Serious, item, entry, ("speaker", speakers[cue] ?? ""));
        }
    }
}
