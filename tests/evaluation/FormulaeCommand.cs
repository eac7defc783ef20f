using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Drafting.Decisions;

namespace Coordination.Evaluation;

/// <summary>Reads each vote formula as the only cue of an item.</summary>
internal static class FormulaeCommand
{
    public static int Run(string input, string output)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(input));
        var results = new JsonArray();
        foreach (var formula in json.RootElement.EnumerateArray())
        {
            var cue = new Cue("c0001", 0, 0, null, formula.GetProperty("text").GetString()!);
            var heard = DecisionDetector.Detect([cue], new DecisionRules(UnanimousDespiteAbstentions: true, ChairSpeaker: null));
            var result = Labels.Of(heard.Count == 0 ? null : heard[^1].Decision);
            result["id"] = formula.GetProperty("id").GetString();
            results.Add(result);
        }

        OutputFile.Write(output, results);
        return 0;
    }
}
