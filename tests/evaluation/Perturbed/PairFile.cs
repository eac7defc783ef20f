using System.Text.RegularExpressions;

namespace Coordination.Evaluation.Perturbed;

/// <summary>A cue as the sets write it.</summary>
internal sealed record Said(string Speaker, string Text);

/// <summary>A sentence beside its evidence, with what is wrong with it; <c>ok_…</c> for nothing.</summary>
internal sealed record Pair(string Source, IReadOnlyList<Said> Evidence, string Sentence, string Type)
{
    public bool IsTrue => Type.StartsWith("ok", StringComparison.Ordinal);
}

/// <summary>Reads <c>pairs.txt</c> and fills its slots: each filling is another sentence.</summary>
internal static partial class PairFile
{
    private sealed record Block(Dictionary<char, string[]> Values, List<Said> Evidence, List<(string Type, string Sentence)> Sentences);

    /// <param name="half">0 for tuning, 1 for the half held out.</param>
    public static IEnumerable<Pair> Read(string path, int half, Random random, int fillings)
    {
        var blocks = File.ReadAllText(path).Split("\n\n").Select(Parse).Where(block => block.Evidence.Count > 0).ToList();
        for (var at = half; at < blocks.Count; at += 2)
        {
            for (var filling = 0; filling < (blocks[at].Values.Count == 0 ? 1 : fillings); filling++)
            {
                foreach (var pair in Fill(blocks[at], $"invented{at}", random)) yield return pair;
            }
        }
    }

    private static List<Pair> Fill(Block block, string source, Random random)
    {
        var (here, elsewhere) = (new Dictionary<char, string>(), new Dictionary<char, string>());
        foreach (var (slot, values) in block.Values)
        {
            var shuffled = values.ToArray();
            random.Shuffle(shuffled);
            (here[slot], elsewhere[slot]) = (shuffled[0], shuffled[1]);
        }

        string Filled(string text) => Slot().Replace(text, slot => (slot.Value.EndsWith("'}", StringComparison.Ordinal) ? elsewhere : here)[slot.Value[1]]);
        var evidence = block.Evidence.Select(said => said with { Text = Filled(said.Text) }).ToList();
        return [.. block.Sentences.Select(sentence => new Pair(source, evidence, Filled(sentence.Sentence), sentence.Type))];
    }

    private static Block Parse(string text)
    {
        var block = new Block([], [], []);
        foreach (var line in text.Split('\n').Where(line => line.Length > 1 && line[0] != '#'))
        {
            var rest = line[2..];
            var bar = rest.IndexOf(" | ", StringComparison.Ordinal);
            switch (line[0])
            {
                case '=': block.Values[rest[0]] = rest[3..].Split(rest.Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.TrimEntries); break;
                case 'E': block.Evidence.Add(new Said(rest[..bar], rest[(bar + 3)..])); break;
                case '+': block.Sentences.Add(("ok", rest)); break;
                default: block.Sentences.Add((rest[..bar], rest[(bar + 3)..])); break;
            }
        }

        return block;
    }

    [GeneratedRegex(@"\{[a-z]'?\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}
