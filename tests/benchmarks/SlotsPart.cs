using System.Diagnostics;
using System.Globalization;
using Coordination.Api.Scheduling;
using Coordination.Contracts;
using Coordination.Tests.Scheduling;

namespace Coordination.Benchmarks;

/// <param name="Cpu">Processor time of one run in milliseconds, over all of them; it does not depend on what else the machine does.</param>
internal sealed record SlotTimes(IReadOnlyList<double> Milliseconds, double Cpu);

/// <summary>
/// The slot search (60 people, 8 Fraktionen, 26 weeks, a quarter-hour grid) beside the judge of the tests, which checks every start, person and
/// appointment one after the other. Neither needs a host or a database.
/// </summary>
internal static class SlotsPart
{
    private const int Seed = 20270111;
    private const int Listed = 5;

    public static IReadOnlyList<string> Run(Settings settings)
    {
        var (fast, slow) = settings.Quick ? (20, 1) : (200, 5);
        List<(string Name, SlotTimes Times)> rows =
        [
            ("search, 8 appointments a week each", Times(fast, i => Instances.Large(new Random(Seed + i)), (facts, wish) => SlotSearch.Find(facts, wish, Listed))),
            ("search, 20 appointments a week each", Times(fast, i => Instances.Large(new Random(Seed + i), 20), (facts, wish) => SlotSearch.Find(facts, wish, Listed))),
            ("search that finds nothing, with the rules in the way", Times(fast, i => Instances.Large(new Random(Seed + i), isPossible: false), (facts, wish) => SlotSearch.Find(facts, wish, Listed))),
            ("and the smallest relaxations for it", Times(fast, i => Instances.Large(new Random(Seed + i), isPossible: false), (facts, wish) => Relaxations.Of(facts, wish))),
            ("brute force, 8 appointments a week each", Times(slow, i => Instances.Large(new Random(Seed + i)), (facts, wish) => new Judge(facts).Rank(wish))),
        ];
        RefuseDifference();
        return Tables.Slots(rows);
    }

    /// <summary>Instances are made before the clock runs; the first of them warms up and is not counted.</summary>
    private static SlotTimes Times(int times, Func<int, (SlotFacts Facts, SlotWish Wish)> make, Func<SlotFacts, SlotWish, object> work)
    {
        var (took, cpu) = (new List<double>(), TimeSpan.Zero);
        for (var i = 0; i <= times; i++)
        {
            var (facts, wish) = make(i);
            var (used, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            GC.KeepAlive(work(facts, wish));
            if (i == 0) continue;

            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            cpu += Environment.CpuUsage.TotalTime - used;
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slots: {took[^1]:F2} ms"));
        return new SlotTimes(took, cpu.TotalMilliseconds / times);
    }

    /// <summary>A search that is quick and wrong is not measured.</summary>
    private static void RefuseDifference()
    {
        var (facts, wish) = Instances.Large(new Random(Seed));
        var found = SlotSearch.Find(facts, wish, most: 1000);
        if (found.Dates == 0 || !new Judge(facts).Rank(wish).SequenceEqual(found.Slots.Select(slot => (slot.StartsAt, slot.Points))))
        {
            throw new InvalidOperationException("The search and the judge do not agree.");
        }
    }
}
