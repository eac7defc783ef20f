using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Bot.Minutes;

/// <summary>Puts an item together from what the gate let through and what the rules wrote: the model rewords, it takes nothing away.</summary>
internal static class WordedItem
{
    /// <param name="withheld">Cues that the model was not shown.</param>
    public static DraftItem Of(ItemMaterial item, GateResult gate, int withheld)
    {
        if (gate.Breach is { } breach) return ByRules(item, breach, withheld, 0);
        if (gate.Taken.Count == 0 || gate.Dropped.Count > gate.Taken.Count) return ByRules(item, RulesReason.NotCarried, withheld, gate.Dropped.Count);

        var order = item.Tellable.Select((cue, index) => (cue.Id, index)).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var kept = item.Draft.Entries.Where(entry => IsStillNeeded(entry, gate));
        var entries = gate.Taken.Concat(kept).OrderBy(entry => Rank(entry.Kind)).ThenBy(entry => entry.CueIds.Min(cue => order.GetValueOrDefault(cue, int.MaxValue)));
        return item.Draft with { Entries = [.. entries], Origin = new ItemOrigin(DraftWriter.Model, null, withheld, gate.Dropped.Count) };
    }

    public static DraftItem ByRules(ItemMaterial item, RulesReason reason, int withheld = 0, int dropped = 0) =>
        item.Draft with { Origin = new ItemOrigin(DraftWriter.Rules, reason, withheld, dropped) };

    /// <summary>
    /// A sentence of the rules stays unless the model worded the same thing. Of statements they only stay where the model left a speaker out, or
    /// where its own sentence was dropped: one account is enough.
    /// </summary>
    private static bool IsStillNeeded(DraftEntry rule, GateResult gate)
    {
        if (rule.Kind == EntryKind.Decision) return true;
        if (gate.Taken.Any(taken => taken.Kind == rule.Kind && taken.CueIds.Intersect(rule.CueIds, StringComparer.Ordinal).Any())) return false;

        return rule.Kind != EntryKind.Statement
            || !gate.Taken.Any(taken => taken.Speaker == rule.Speaker)
            || gate.Dropped.Any(dropped => dropped.Cues.Intersect(rule.CueIds, StringComparer.Ordinal).Any());
    }

    /// <summary>The order of every draft: what was said, what was asked and promised, what stayed open, how it ended.</summary>
    private static int Rank(EntryKind kind) => kind switch
    {
        EntryKind.Statement => 0,
        EntryKind.Request or EntryKind.Commitment => 1,
        EntryKind.OpenQuestion => 2,
        _ => 3,
    };
}
