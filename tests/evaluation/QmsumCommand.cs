using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Drafting.Language;
using Coordination.Drafting.Summaries;

namespace Coordination.Evaluation;

/// <summary>
/// Extractive summaries of English committee meetings, for comparing the ranking with papers: one of the whole meeting, and one
/// per question over the turns it is about.
/// </summary>
internal static class QmsumCommand
{
    private const int GeneralWords = 210;
    private const int AnswerWords = 85;
    private const double Redundant = 0.5;

    private sealed record Sentence(string Text, HashSet<string> Words, int Length);

    public static int Run(string setDirectory, string output)
    {
        var results = new JsonArray();
        foreach (var file in Directory.EnumerateFiles(setDirectory, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var meeting = json.RootElement;
            var id = meeting.GetProperty("id").GetString();
            var turns = meeting.GetProperty("turns").EnumerateArray().Select(turn => turn.GetProperty("text").GetString()!).ToList();
            results.Add(Pair(id + ".general", Summary(turns, "", GeneralWords), meeting.GetProperty("summary").EnumerateArray().Select(reference => reference.GetString()!)));
            var query = 0;
            foreach (var asked in meeting.GetProperty("queries").EnumerateArray())
            {
                var spans = asked.GetProperty("spans").EnumerateArray()
                    .SelectMany(span => turns.Take(span[1].GetInt32() + 1).Skip(span[0].GetInt32())).ToList();
                results.Add(Pair($"{id}.query{query++}", Summary(spans, asked.GetProperty("query").GetString()!, AnswerWords), [asked.GetProperty("answer").GetString()!]));
            }
        }

        OutputFile.Write(output, results);
        return 0;
    }

    private static string Summary(IReadOnlyList<string> turns, string question, int budget)
    {
        var sentences = turns.SelectMany(Sentences.Of).Select(text => new Sentence(text, Stems(text), text.Count(c => c == ' ') + 1))
            .Where(sentence => sentence.Length is >= 8 and <= 60).ToList();
        var ranks = SentenceRank.Of([.. sentences.Select(sentence => sentence.Words)], Stems(question));
        var chosen = new SortedSet<int>();
        var words = 0;
        foreach (var i in Enumerable.Range(0, sentences.Count).OrderByDescending(i => ranks[i]).ThenBy(i => i))
        {
            if (words + sentences[i].Length > budget || chosen.Any(other => Overlap(sentences[other].Words, sentences[i].Words) > Redundant)) continue;

            chosen.Add(i);
            words += sentences[i].Length;
        }

        return string.Join(' ', chosen.Select(i => sentences[i].Text));
    }

    private static HashSet<string> Stems(string text) => [.. Words.Of(text).Where(word => word.Length > 2).Select(word => word.Text.TrimEnd('s'))];

    private static double Overlap(HashSet<string> a, HashSet<string> b) => (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count);

    private static JsonObject Pair(string id, string summary, IEnumerable<string> references) => new()
    {
        ["id"] = id, ["pred"] = summary, ["refs"] = OutputFile.ToArray(references),
    };
}
