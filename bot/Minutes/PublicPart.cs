using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Bot.Minutes;

/// <summary>
/// Which items may be given to the model by their publicity. Where items begin is an estimate; for a public item next to a non-public one it must be
/// sure, or nothing of it leaves.
/// </summary>
internal static class PublicPart
{
    /// <summary>The review page calls a place below it unsure.</summary>
    private const double Sure = 0.6;

    /// <returns>For each item of the material the reason why it may not be given away, or null.</returns>
    public static IReadOnlyList<RulesReason?> Doubts(DraftMaterial material, IReadOnlyList<Cue> cues, bool nonPublicToo)
    {
        var places = cues.Select((cue, index) => (cue.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var closed = material.Items.Where(IsNonPublic).ToList();
        var reached = closed.Where(item => item.Draft.FirstCueId is not null).ToList();
        var first = reached.Count == 0 ? int.MaxValue : reached.Min(item => places[item.Draft.FirstCueId!]);
        var last = material.Items.Where(item => !IsNonPublic(item)).Select(item => Last(item, places)).DefaultIfEmpty(-1).Max();

        // Nobody was heard to shut out the public, and an item is missing or begins at a guess: the item before it may hold its beginning.
        var uncertain = !material.WasClosed && closed.Count > 0
            && (reached.Count < closed.Count || reached.Exists(item => item.Draft.Confidence is not >= Sure));
        return [.. material.Items.Select(Doubt)];

        RulesReason? Doubt(ItemMaterial item)
        {
            if (IsNonPublic(item)) return nonPublicToo ? null : RulesReason.NonPublic;

            var end = Last(item, places);
            return end > first || (uncertain && (end == last || IsNextTo(end, reached, places))) ? RulesReason.PublicityUnclear : null;
        }
    }

    private static bool IsNonPublic(ItemMaterial item) => item.Item.Publicity != Publicity.Public;

    private static bool IsNextTo(int end, List<ItemMaterial> closed, Dictionary<string, int> places) =>
        closed.Exists(item => places[item.Draft.FirstCueId!] is var begin && begin >= end && begin - end <= 1);

    private static int Last(ItemMaterial item, Dictionary<string, int> places) =>
        item.Tellable.Count == 0 ? -1 : item.Tellable.Max(cue => places[cue.Id]);
}
