namespace Coordination.Drafting.Summaries;

/// <summary>
/// Ranks sentences by how much others say the same (TextRank, Mihalcea and Tarau 2004), biased towards a title or question.
/// Words that nearly every sentence has connect nothing, so no stop list is needed and any language will do.
/// </summary>
public static class SentenceRank
{
    private const double Damping = 0.85;
    private const int Rounds = 25;
    private const int Widest = 200;

    /// <param name="sentences">The distinct words of each sentence.</param>
    /// <param name="bias">Words of the title or question; empty for none.</param>
    /// <returns>A score per sentence, the highest 1.</returns>
    public static double[] Of(IReadOnlyList<IReadOnlyCollection<string>> sentences, IReadOnlySet<string> bias)
    {
        var users = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var word in sentences[i])
            {
                if (!users.TryGetValue(word, out var list)) users[word] = list = [];
                list.Add(i);
            }
        }

        var edges = Edges(sentences, users);
        return Walk(edges, Start(sentences, users, bias));
    }

    private static Dictionary<int, double>[] Edges(IReadOnlyList<IReadOnlyCollection<string>> sentences, Dictionary<string, List<int>> users)
    {
        var edges = new Dictionary<int, double>[sentences.Count];
        for (var i = 0; i < edges.Length; i++) edges[i] = [];
        var common = Math.Max(3, Math.Min(Widest, sentences.Count / 8));
        foreach (var list in users.Values)
        {
            if (list.Count < 2 || list.Count > common) continue;

            var rarity = Math.Log((double)sentences.Count / list.Count) + 0.1;
            foreach (var a in list)
            {
                foreach (var b in list)
                {
                    if (a != b) edges[a][b] = edges[a].GetValueOrDefault(b) + (rarity / (Math.Log(2 + sentences[a].Count) + Math.Log(2 + sentences[b].Count)));
                }
            }
        }

        return edges;
    }

    private static double[] Start(IReadOnlyList<IReadOnlyCollection<string>> sentences, Dictionary<string, List<int>> users, IReadOnlySet<string> bias)
    {
        var start = new double[sentences.Count];
        for (var i = 0; i < start.Length; i++)
        {
            start[i] = 0.1 + sentences[i].Where(bias.Contains).Sum(word => Math.Log(1 + ((double)sentences.Count / users[word].Count)));
        }

        var sum = start.Sum();
        for (var i = 0; i < start.Length; i++) start[i] /= sum;
        return start;
    }

    private static double[] Walk(Dictionary<int, double>[] edges, double[] start)
    {
        var weight = edges.Select(edge => edge.Values.Sum()).ToArray();
        var rank = (double[])start.Clone();
        for (var round = 0; round < Rounds; round++)
        {
            var next = start.Select(share => (1 - Damping) * share).ToArray();
            for (var i = 0; i < edges.Length; i++)
            {
                foreach (var (other, strength) in edges[i]) next[other] += Damping * rank[i] * strength / weight[i];
            }

            rank = next;
        }

        var highest = rank.Length == 0 ? 1 : rank.Max();
        return [.. rank.Select(value => highest > 0 ? value / highest : 0)];
    }
}
