using System.Diagnostics;

namespace Coordination.Benchmarks;

/// <summary>What one run of load saw.</summary>
internal sealed record LoadResult(int Count, TimeSpan Time, double[] Sorted)
{
    public double PerSecond => Count / Time.TotalSeconds;

    /// <summary>Milliseconds.</summary>
    public double Percentile(double share) => Sorted[Math.Min(Sorted.Length - 1, (int)(Sorted.Length * share))];
}

/// <summary>A closed loop: so many workers, each on a thread of its own, begin the next request when the last one is over.</summary>
internal static class Load
{
    private static long _number;

    /// <summary>Numbers are never used twice in a run of the program, whoever takes them.</summary>
    public static long NextNumber() => Interlocked.Increment(ref _number);

    /// <param name="worker">Makes what one worker does with a number; it throws where the answer is not the expected one.</param>
    public static LoadResult Run(int workers, TimeSpan duration, Func<int, Action<long>> worker)
    {
        var latencies = new List<double>[workers];
        var failures = new Exception?[workers];
        var work = Enumerable.Range(0, workers).Select(worker).ToArray();
        using var start = new Barrier(workers + 1);
        long until = 0;
        var threads = Enumerable.Range(0, workers).Select(index => new Thread(() =>
        {
            var seen = latencies[index] = new List<double>(100_000);
            start.SignalAndWait();
            try
            {
                Repeat(work[index], until, seen);
            }
            catch (Exception e)
            {
                failures[index] = e;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        var began = Stopwatch.GetTimestamp();
        until = began + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        start.SignalAndWait();
        threads.ForEach(thread => thread.Join());
        var time = Stopwatch.GetElapsedTime(began);
        if (Array.Find(failures, failure => failure is not null) is { } first)
        {
            throw new InvalidOperationException("A request under load failed.", first);
        }

        var all = latencies.SelectMany(list => list).Order().ToArray();
        return new LoadResult(all.Length, time, all);
    }

    private static void Repeat(Action<long> work, long until, List<double> seen)
    {
        while (true)
        {
            var from = Stopwatch.GetTimestamp();
            if (from >= until)
            {
                return;
            }

            work(NextNumber());
            seen.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
    }
}
