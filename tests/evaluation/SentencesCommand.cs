using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Drafting.Language;
using Coordination.Drafting.Requests;

namespace Coordination.Evaluation;

/// <summary>Labels single sentences as request, commitment or neither.</summary>
internal static class SentencesCommand
{
    public static int Run(string input, string output)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(input));
        var results = new JsonArray();
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var forAdministration = Speaker.SpeaksForAdministration(item.GetProperty("speaker").GetString());
            var act = Sentences.Of(item.GetProperty("text").GetString()!).Select(sentence => SpeechActs.Of(sentence, forAdministration))
                .FirstOrDefault(act => act != SpeechAct.None);
            results.Add(new JsonObject { ["id"] = item.GetProperty("id").GetString(), ["label"] = act.ToString().ToLowerInvariant() });
        }

        OutputFile.Write(output, results);
        return 0;
    }
}
