using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>Results as Markdown: medians over the repetitions, and how far rates went apart.</summary>
internal static class Tables
{
    public static IReadOnlyList<string> Channel(IEnumerable<KeyValuePair<Case, List<Repetition>>> results) =>
    [
        "### Turns", "",
        "| turn | database | at once | turns/s | spread | p50 ms | p99 ms | CPU µs bot + API | kB bot + API |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
        .. results.Select(result => Row(result.Key, result.Value)), "",
    ];

    public static IReadOnlyList<string> Api(IEnumerable<KeyValuePair<Case, List<Repetition>>> results) =>
    [
        "### Requests of the API", "",
        "| request | database | at once | requests/s | spread | p50 ms | p99 ms | CPU µs | kB |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
        .. results.Select(result => Row(result.Key, result.Value)), "",
    ];

    public static IReadOnlyList<string> Starts(IEnumerable<(string Host, IReadOnlyList<StartPart.Start> Starts)> rows) =>
    [
        "### Cold starts", "",
        "| host | first answer ms | first work ms | RSS MB |",
        "|---|---:|---:|---:|",
        .. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"| {row.Host} | {Median(row.Starts, s => s.Answer):F0} | {Median(row.Starts, s => s.Work):F0} | {Median(row.Starts, s => s.Megabytes):F0} |")), "",
    ];

    public static IReadOnlyList<string> Slots(IEnumerable<(string Name, SlotTimes Times)> rows) =>
    [
        "### Slot search", "",
        "| 60 people, 26 weeks, 15 minutes | runs | median ms | slowest ms | CPU ms |",
        "|---|---:|---:|---:|---:|",
        .. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"| {row.Name} | {row.Times.Milliseconds.Count} | {Median(row.Times.Milliseconds, ms => ms):F1} | {row.Times.Milliseconds.Max():F1} | {row.Times.Cpu:F1} |")), "",
    ];

    private static string Row(Case one, List<Repetition> repetitions)
    {
        var rate = Median(repetitions, r => r.Load.PerSecond);
        var spread = (repetitions.Max(r => r.Load.PerSecond) - repetitions.Min(r => r.Load.PerSecond)) / rate;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {one.Name} | {one.Database} | {one.Workers} | {rate:F0} | {spread:P0} | {Median(repetitions, r => r.Load.Percentile(0.5)):F1} | {Median(repetitions, r => r.Load.Percentile(0.99)):F1} | {Sum(one, meter => Median(repetitions, r => r.CpuMicroseconds(meter)))} | {Sum(one, meter => MedianOrNone(repetitions, r => r.AllocatedKilobytes(meter)))} |");
    }

    private static string Sum(Case one, Func<int, double?> of)
    {
        var parts = one.Meters.Select((_, meter) => of(meter)).ToList();
        return parts.Exists(part => part is null) ? "" : string.Join(" + ", parts.Select(part => part!.Value.ToString("F0", CultureInfo.InvariantCulture)));
    }

    private static double? MedianOrNone(List<Repetition> repetitions, Func<Repetition, double?> of) =>
        repetitions.Exists(r => of(r) is null) ? null : Median(repetitions, r => of(r)!.Value);

    public static double Median<T>(IEnumerable<T> all, Func<T, double> of)
    {
        var sorted = all.Select(of).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
