using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Evaluation.Perturbed;

/// <summary>
/// Writes two new sets for the judge, <c>tune.json</c> and <c>held.json</c>: invented pairs, and faults made of the true sentences of a set.
/// The same seed makes the same sets. Whoever mends the judge looks at the first one only.
/// </summary>
internal static class PerturbCommand
{
    private const int Fillings = 2;

    public static int Run(string folder, string trueSet, string seed, string output)
    {
        Directory.CreateDirectory(output);
        for (var half = 0; half < 2; half++)
        {
            var random = new Random(int.Parse(seed, CultureInfo.InvariantCulture) + half);
            var faults = new Faults(folder, half, random);
            var pairs = PairFile.Read(Path.Combine(folder, "pairs.txt"), half, random, Fillings).ToList();
            var sound = TrueSentences(trueSet).Where((_, at) => at % 2 == half).ToList();
            Write(Path.Combine(output, half == 0 ? "tune.json" : "held.json"), [.. pairs, .. sound, .. sound.Concat(pairs.Where(pair => pair.IsTrue)).SelectMany(faults.Of)]);
        }

        return 0;
    }

    private static IEnumerable<Pair> TrueSentences(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var item in json.RootElement.EnumerateArray())
        {
            if (item.GetProperty("label").GetString() != "supported") continue;

            var evidence = item.GetProperty("evidence").EnumerateArray().Select(cue => new Said(cue.GetProperty("speaker").GetString()!, cue.GetProperty("text").GetString()!)).ToList();
            yield return new Pair(item.GetProperty("id").GetString()!, evidence, item.GetProperty("sentence").GetString()!, "ok");
        }
    }

    private static void Write(string path, IReadOnlyList<Pair> pairs) => OutputFile.Write(path, new JsonArray([.. pairs.DistinctBy(pair => (pair.Source, pair.Sentence, pair.Evidence[0])).Select((pair, at) => (JsonNode)new JsonObject
    {
        ["id"] = $"p{at:D5}",
        ["session"] = pair.Source,
        ["evidence"] = new JsonArray([.. pair.Evidence.Select((said, cue) => (JsonNode)new JsonObject { ["id"] = $"c{cue:D4}", ["speaker"] = said.Speaker, ["text"] = said.Text })]),
        ["sentence"] = pair.Sentence,
        ["label"] = pair.IsTrue ? "supported" : "unsupported",
        ["type"] = pair.Type,
    })]));
}
