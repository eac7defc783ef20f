using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;

namespace Coordination.Evaluation;

/// <summary>Judges each sentence of a set against the evidence beside it; flagged is what would block an approval.</summary>
internal static class GroundingCommand
{
    public static int Run(string input, string output)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(input));
        var results = new JsonArray();
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var cues = item.GetProperty("evidence").EnumerateArray().Select(Cue).DistinctBy(cue => cue.Id).ToList();
            var judge = new GroundingJudge(cues, new PolicyProfile(), []);
            var entry = new DraftEntry(EntryKind.Statement, item.GetProperty("sentence").GetString()!, null, [.. cues.Select(cue => cue.Id)]);
            var verdict = judge.Judge(entry);
            results.Add(new JsonObject
            {
                ["id"] = item.GetProperty("id").GetString(),
                ["flag"] = verdict.Blocks,
                ["verdict"] = verdict.Kind.ToString(),
                ["reason"] = verdict.Reason.ToString(),
                ["detail"] = verdict.Detail,
            });
        }

        OutputFile.Write(output, results);
        return 0;
    }

    public static Cue Cue(JsonElement cue) =>
        new(cue.GetProperty("id").GetString()!, 0, 0, cue.GetProperty("speaker").GetString(), cue.GetProperty("text").GetString()!);
}
