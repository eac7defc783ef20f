using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Coordination.Tests.Attacks.Fuzz;

/// <summary>
/// Many inputs, each made from the run's seed and its own number, so that one that fails can be made again: FUZZ_SEED sets the seed (otherwise
/// a new one each run, printed), FUZZ_ONLY one number, FUZZ_TIMES how many times as many inputs.
/// </summary>
public static class FuzzRun
{
    /// <summary>No input may take longer, on a busy machine either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="make">The bytes of one input; also for the message of a failure.</param>
    /// <param name="check">Throws where the input was not met as it should be.</param>
    public static async Task AllAsync(ITestOutputHelper output, string what, int inputs, Func<Mutator, byte[]> make, Func<byte[], Task> check)
    {
        var seed = Setting("FUZZ_SEED") ?? Random.Shared.Next();
        var (first, count) = Setting("FUZZ_ONLY") is { } only ? (only, 1) : (0, inputs * (Setting("FUZZ_TIMES") ?? 1));
        var watch = Stopwatch.StartNew();
        Console.WriteLine($"{what}: FUZZ_SEED={seed}, {count} inputs");
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, ct) =>
        {
            var input = make(new Mutator(unchecked((seed * 397) ^ number)));
            var one = Stopwatch.StartNew();
            try
            {
                await check(input).WaitAsync(TimeSpan.FromSeconds(60), ct);
                Assert.True(one.Elapsed < Patience, $"took {one.Elapsed}");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{what}: FUZZ_SEED={seed} FUZZ_ONLY={number} with\n{Shown(input)}\n{e.GetType().Name}: {e.Message}", e);
            }
        });
        output.WriteLine($"{what}: FUZZ_SEED={seed}, {count} inputs in {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Shown(byte[] input) => Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 2000)));
}
