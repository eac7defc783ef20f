using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;

namespace Coordination.Evaluation;

/// <summary>How long the judge takes for a sentence: on the evidence beside it, and on 30 cues of the same set.</summary>
internal static class PaceCommand
{
    private const int Rounds = 5;
    private const int LongEvidence = 30;

    public static int Run(string input)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(input));
        var items = json.RootElement.EnumerateArray().ToList();
        var cues = items.SelectMany(item => item.GetProperty("evidence").EnumerateArray()).Select(GroundingCommand.Cue).DistinctBy(cue => cue.Text)
            .Select((cue, at) => cue with { Id = $"c{at:D5}" }).ToList();
        var ids = cues.GroupBy(cue => cue.Text).ToDictionary(group => group.Key, group => group.First().Id);
        var judge = new GroundingJudge(cues, new PolicyProfile(), []);
        var own = items.Select(item => Entry(item, [.. item.GetProperty("evidence").EnumerateArray().Select(cue => ids[cue.GetProperty("text").GetString()!])])).ToList();
        var far = own.Select((entry, at) => entry with { CueIds = [.. entry.CueIds, .. cues.Skip(at % Math.Max(1, cues.Count - LongEvidence)).Take(LongEvidence).Select(cue => cue.Id)] }).ToList();
        Report("own evidence", judge, own);
        Report("30 cues more", judge, far);
        return 0;
    }

    private static void Report(string name, GroundingJudge judge, IReadOnlyList<DraftEntry> entries)
    {
        var times = new List<double>();
        var before = TimeSpan.Zero;
        for (var round = 0; round <= Rounds; round++)
        {
            if (round == 1) before = Environment.CpuUsage.TotalTime;
            foreach (var entry in entries)
            {
                var watch = Stopwatch.StartNew();
                judge.Judge(entry);
                // The first round compiles.
                if (round > 0) times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        // On a machine that others use as well, only the processor's own time says something.
        var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} n {times.Count}  processor {work:0.000} ms  waited: mean {times.Average():0.000} ms  median {times[times.Count / 2]:0.000}  p99 {times[times.Count * 99 / 100]:0.000}  most {times[^1]:0.000}"));
    }

    private static DraftEntry Entry(JsonElement item, IReadOnlyList<string> cueIds) => new(EntryKind.Statement, item.GetProperty("sentence").GetString()!, null, cueIds);
}
