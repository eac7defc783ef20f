using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>A change of the wish that makes a session possible, and the smallest of its kind.</summary>
public sealed record Relaxation(
    IReadOnlyList<(RelaxationKind Kind, int Amount, Guid? FactionId)> Steps, SlotWish Wish, int Dates, DateTimeOffset First);

/// <summary>
/// What would help where nothing fits, found by searching again: for everything that can be given up the least of it that opens a date; where no
/// single thing is enough, pairs.
/// </summary>
public static class Relaxations
{
    private const int MostPairs = 5;

    public static IReadOnlyList<Relaxation> Of(SlotFacts facts, SlotWish wish)
    {
        var shelf = new Dictionary<(DateOnly Until, int Minutes), HardRules>();
        var ways = Concessions.Of(facts, wish);
        var singles = ways.Select(amounts => amounts.Select(one => Try(facts, wish, shelf, one)).FirstOrDefault(found => found is not null))
            .OfType<Relaxation>().ToList();
        if (singles.Count > 0)
        {
            return [.. singles.OrderBy(found => found.Steps[0].Kind)];
        }

        var pairs = from i in Enumerable.Range(0, ways.Count)
                    from j in Enumerable.Range(i + 1, ways.Count - i - 1)
                    select Smallest(facts, wish, shelf, ways[i], ways[j]);
        return [.. pairs.OfType<Relaxation>().OrderBy(found => found.Steps.Sum(step => (int)step.Kind)).Take(MostPairs)];
    }

    /// <summary>The pair with the fewest steps together; of equal ones the one that takes less of the first.</summary>
    private static Relaxation? Smallest(
        SlotFacts facts, SlotWish wish, Dictionary<(DateOnly Until, int Minutes), HardRules> shelf,
        IReadOnlyList<Concession> some, IReadOnlyList<Concession> others)
    {
        // All of both is the most that this pair can give: where that opens nothing, no smaller amount does.
        if (Try(facts, wish, shelf, some[^1], others[^1]) is null)
        {
            return null;
        }

        var amounts = from a in Enumerable.Range(0, some.Count) from b in Enumerable.Range(0, others.Count) orderby a + b, a select (some[a], others[b]);
        return amounts.Select(pair => Try(facts, wish, shelf, pair.Item1, pair.Item2)).FirstOrDefault(found => found is not null);
    }

    private static Relaxation? Try(
        SlotFacts facts, SlotWish wish, Dictionary<(DateOnly Until, int Minutes), HardRules> shelf, params ReadOnlySpan<Concession> concessions)
    {
        var relaxed = wish;
        foreach (var concession in concessions)
        {
            relaxed = concession.Give(relaxed);
        }

        if (!shelf.TryGetValue((relaxed.Until, relaxed.Minutes), out var rules))
        {
            rules = new HardRules(facts, SlotGrid.Of(relaxed.From, relaxed.Until, facts.StepMinutes), TimeSpan.FromMinutes(relaxed.Minutes));
            shelf[(relaxed.Until, relaxed.Minutes)] = rules;
        }

        var allowed = rules.Allowed(relaxed);
        if (allowed.IsEmpty)
        {
            return null;
        }

        var starts = allowed.Starts().ToList();
        var steps = concessions.ToArray().Select(concession => (concession.Kind, concession.Amount, concession.FactionId));
        return new Relaxation([.. steps], relaxed, starts.Select(rules.Grid.DayOf).Distinct().Count(), rules.Grid[starts[0]]);
    }
}
