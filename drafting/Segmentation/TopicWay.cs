using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// Where nobody calls the items aloud: the division of the turns into as many parts as the agenda has items under which each part's words
/// are likeliest (after Eisenstein and Barzilay 2008; the session's own frequencies are the prior). A guess, and marked as one.
/// </summary>
internal sealed class TopicWay
{
    // Tried on two sessions of a parliament; anything from 1000 to 5000 does nearly as well.
    private const double PriorWeight = 1000;
    // Against parts of a few turns: the square of the log of how much longer or shorter than the mean a part is.
    private const double EvenLengths = 50;
    private const int TurnsPerItem = 20;
    private const int MostUnits = 400, RarestWord = 2, MostOfAWord = 3, ShortestWord = 4;

    private readonly List<int> firstCues = [];
    private readonly List<Dictionary<string, int>> units = [];
    private readonly double[][] likelihood;

    private TopicWay(IReadOnlyList<Cue> cues)
    {
        foreach (var unit in Units(cues))
        {
            firstCues.Add(unit.First);
            units.Add(Enumerable.Range(unit.First, unit.Next - unit.First).SelectMany(i => Words.Content(cues[i].Text)).Where(word => word.Length >= ShortestWord)
                .CountBy(word => word).ToDictionary(pair => pair.Key, pair => Math.Min(pair.Value, MostOfAWord), StringComparer.Ordinal));
        }

        likelihood = Likelihood();
    }

    public static IReadOnlyList<(int Item, int Start)> Likeliest(IReadOnlyList<Cue> cues, int items)
    {
        var way = new TopicWay(cues);
        return [.. way.Divide(items).Select((unit, item) => (item, way.firstCues[unit]))];
    }

    /// <summary>Whether the titles are bare numbers ("Einzelplan 05"), so that nothing but a chair's call could tell the items apart, and much is said under each.</summary>
    public static bool IsOnlyWay(IReadOnlyList<Cue> cues, IReadOnlyList<AgendaHeading> agenda)
    {
        var turns = cues.Where((cue, i) => i == 0 || cue.Speaker != cues[i - 1].Speaker).Count();
        return turns >= TurnsPerItem * agenda.Count && agenda.All(item => Words.Of(item.Title).All(word => word.IsNumber || word.Length == 1 || ItemNumbers.IsSeries(word.Text)));
    }

    // A turn, or several where there are very many.
    private static IEnumerable<(int First, int Next)> Units(IReadOnlyList<Cue> cues)
    {
        var shortest = cues.Count / MostUnits;
        var first = 0;
        for (var i = 1; i < cues.Count; i++)
        {
            if (cues[i].Speaker == cues[i - 1].Speaker || i - first < shortest) continue;

            yield return (first, i);
            first = i;
        }

        yield return (first, cues.Count);
    }

    // Of the words from one unit up to another, as one part: a Dirichlet-multinomial, built up unit by unit.
    private double[][] Likelihood()
    {
        var inUnits = units.SelectMany(unit => unit.Keys).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var common = units.Count / 2;
        var vocabulary = inUnits.Where(pair => pair.Value >= RarestWord && pair.Value <= common).Select((pair, index) => (pair.Key, index)).ToDictionary(StringComparer.Ordinal);
        var counts = units.Select(unit => unit.Where(pair => vocabulary.ContainsKey(pair.Key)).Select(pair => (Word: vocabulary[pair.Key], Count: pair.Value)).ToArray()).ToArray();
        var prior = new double[vocabulary.Count];
        foreach (var (word, count) in counts.SelectMany(unit => unit)) prior[word] += count;
        var total = Math.Max(1, prior.Sum());
        for (var i = 0; i < prior.Length; i++) prior[i] *= PriorWeight / total;
        return [.. Enumerable.Range(0, units.Count).Select(from => From(from, counts, prior))];
    }

    private static double[] From(int from, (int Word, int Count)[][] counts, double[] prior)
    {
        var seen = new int[prior.Length];
        var sums = new double[counts.Length + 1];
        double sum = 0;
        var words = 0;
        for (var to = from; to < counts.Length; to++)
        {
            foreach (var (word, count) in counts[to])
            {
                for (var n = 0; n < count; n++)
                {
                    sum += Math.Log((seen[word]++ + prior[word]) / prior[word]) - Math.Log(PriorWeight + words++);
                }
            }

            sums[to + 1] = sum + (words * Math.Log(PriorWeight));
        }

        return sums;
    }

    private List<int> Divide(int parts)
    {
        var count = units.Count;
        var mean = (double)count / parts;
        var best = new double[count + 1];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = 0;
        var cameFrom = new int[parts, count + 1];
        for (var part = 0; part < parts; part++)
        {
            var next = new double[count + 1];
            Array.Fill(next, double.NegativeInfinity);
            for (var to = part + 1; to <= count; to++)
            {
                for (var from = part; from < to; from++)
                {
                    var score = best[from] + likelihood[from][to] - (EvenLengths * Math.Pow(Math.Log((to - from) / mean), 2));
                    if (score > next[to]) (next[to], cameFrom[part, to]) = (score, from);
                }
            }

            best = next;
        }

        var starts = new List<int>();
        for (int part = parts - 1, at = count; part >= 0; part--) starts.Insert(0, at = cameFrom[part, at]);
        return starts;
    }
}
