using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>A start that keeps every hard rule, and why it stands where it stands.</summary>
/// <param name="Assumed">Fraktionen that only people of whom nothing is known could represent.</param>
public sealed record Slot(
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room, bool NeedsReason, Seats Seats, IReadOnlyList<Guid> Assumed,
    IReadOnlyList<LostRule> Lost, int Points);

/// <summary>How a hard rule stands in the way; days, as in <see cref="RuleBlock"/>.</summary>
public sealed record Block(SlotRule Rule, Guid? FactionId, int Dates, int OnlyObstacle);

/// <param name="Dates">Days with at least one lawful start.</param>
/// <param name="Slots">The best start of each day, the best day first.</param>
/// <param name="Blocks">Where there is none: what every rule does to that.</param>
public sealed record SlotFinding(int Dates, IReadOnlyList<Slot> Slots, IReadOnlyList<Block> Blocks);

/// <summary>
/// Terminsuche: the lawful starts of a period, ranked. Rules and people are sets of starts, so half a year on a quarter-hour grid is some
/// hundred words to meet; only what remains is weighed.
/// </summary>
public static class SlotSearch
{
    public static SlotFinding Find(SlotFacts facts, SlotWish wish, int most) =>
        Find(facts, wish, most, new HardRules(facts, SlotGrid.Of(wish.From, wish.Until, facts.StepMinutes), TimeSpan.FromMinutes(wish.Minutes)));

    internal static SlotFinding Find(SlotFacts facts, SlotWish wish, int most, HardRules rules)
    {
        var allowed = rules.Allowed(wish);
        if (allowed.IsEmpty)
        {
            return new SlotFinding(0, [], Blocks.Of(rules.For(wish), rules.Grid));
        }

        var soft = new SoftRules(facts, rules);
        var best = BestOfDays(allowed, soft, rules.Grid);
        var slots = best.OrderBy(slot => slot.Points).ThenBy(slot => slot.Start).Take(most);
        return new SlotFinding(best.Count, [.. slots.Select(slot => Explained(slot.Start, slot.Points, facts, wish, rules, soft))], []);
    }

    /// <summary>The cheapest start of each day; of equal ones the earliest.</summary>
    private static List<(int Start, int Points)> BestOfDays(SlotSet allowed, SoftRules soft, SlotGrid grid)
    {
        var best = new List<(int Start, int Points)>();
        var (day, lastDay) = (0, -1);
        foreach (var start in allowed.Starts())
        {
            while (grid.StartsOf(day).End <= start) day++;

            var points = soft.Points(start, day);
            if (day != lastDay) best.Add((start, points));
            else if (points < best[^1].Points) best[^1] = (start, points);
            lastDay = day;
        }

        return best;
    }

    private static Slot Explained(int start, int points, SlotFacts facts, SlotWish wish, HardRules rules, SoftRules soft)
    {
        var startsAt = rules.Grid[start];
        var date = CouncilTime.DateOf(startsAt);
        return new Slot(
            startsAt, startsAt.AddMinutes(wish.Minutes), facts.Rooms.FirstOrDefault(room => rules.Free(room)[start])?.Name,
            date < facts.Notice.EarliestSession(CouncilTime.DateOf(facts.Now)), soft.Seating.At(start),
            [.. facts.Factions.Where(faction => !rules.Represented(faction.Id, false)[start] && rules.Represented(faction.Id, true)[start])
                .Select(faction => faction.Id)],
            soft.Lost(start), points);
    }
}
