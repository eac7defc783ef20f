using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>One row of a table: what is asked of whom, by how many at once.</summary>
/// <param name="Meters">The processes whose use counts for this row, the bot (or what stands for it) first.</param>
/// <param name="Worker">Makes one worker's loop body.</param>
internal sealed record Case(string Name, string Database, int Workers, IReadOnlyList<ProcessMeter> Meters, Func<int, Action<long>> Worker);

/// <summary>One repetition of a case.</summary>
internal sealed record Repetition(LoadResult Load, IReadOnlyList<Usage> Used)
{
    public double CpuMicroseconds(int meter) => Used[meter].Cpu.TotalMicroseconds / Load.Count;

    public double? AllocatedKilobytes(int meter) => Used[meter].Allocated / 1000.0 / Load.Count;
}

/// <summary>Runs all cases in turn, several times over: what shall be compared stands side by side in time, and a bad moment hits one repetition only.</summary>
internal static class Cases
{
    public static Dictionary<Case, List<Repetition>> Run(IEnumerable<Case> all, Settings settings)
    {
        var cases = all.Where(one => one.Name.Contains(settings.Only, StringComparison.OrdinalIgnoreCase)).ToList();
        var results = cases.ToDictionary(one => one, _ => new List<Repetition>());
        foreach (var one in cases.GroupBy(one => (one.Name, one.Database)).Select(group => group.MaxBy(one => one.Workers)!))
        {
            Load.Run(one.Workers, settings.WarmUp, one.Worker);
        }

        for (var repetition = 0; repetition < settings.Repetitions; repetition++)
        {
            foreach (var one in cases)
            {
                var before = one.Meters.Select(meter => meter.Read()).ToList();
                var load = Load.Run(one.Workers, settings.Duration, one.Worker);
                results[one].Add(new Repetition(load, [.. one.Meters.Select((meter, index) => meter.Read() - before[index])]));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Database} {one.Workers}: {load.PerSecond:F0}/s"));
            }
        }

        return results;
    }
}
