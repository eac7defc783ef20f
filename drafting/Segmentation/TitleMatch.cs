using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// How much of an item's title is heard in a text. A rare word counts more than one that many titles or cues have; a compound
/// counts for its parts ("Sozialarbeit" in "Schulsozialarbeit"). Chairs shorten titles, so the beginning counts on its own.
/// </summary>
internal sealed class TitleMatch
{
    private const int ShortestPart = 5;
    private const int BeginningWords = 5;

    private readonly string[][] titles;
    private readonly double[][] weights;
    private readonly Dictionary<string, (int Item, int Word, double Share)[]> known = new(StringComparer.Ordinal);
    private readonly List<(string Stem, int Item, int Word)> titleStems = [];

    public TitleMatch(IReadOnlyList<AgendaHeading> agenda, IReadOnlyList<IReadOnlyList<Word>> cues)
    {
        titles = [.. agenda.Select(item => IsOnlyNumber(item.Title) ? [] : Words.Content(item.Title).Where(stem => stem.Length > 2).Distinct().ToArray())];
        for (var item = 0; item < titles.Length; item++)
        {
            for (var word = 0; word < titles[item].Length; word++)
            {
                titleStems.Add((titles[item][word], item, word));
            }
        }

        weights = Weights(cues);
    }

    // "Einzelplan 4" has no title: the word alone is said of any of them.
    private static bool IsOnlyNumber(string title) => Words.Of(title).All(word => word.IsNumber || ItemNumbers.IsSeries(word.Text));

    /// <summary>Adds what these words say of each item: item → indexes of title words with the share they are heard.</summary>
    public Dictionary<(int Item, int Word), double> Heard(IEnumerable<Word> words)
    {
        var heard = new Dictionary<(int, int), double>();
        foreach (var word in words)
        {
            foreach (var (item, index, share) in Lookup(word))
            {
                heard[(item, index)] = Math.Max(share, heard.GetValueOrDefault((item, index)));
            }
        }

        return heard;
    }

    /// <summary>0–1: how much of the title, or of its beginning, was heard.</summary>
    public double Coverage(int item, Dictionary<(int Item, int Word), double> heard)
    {
        double all = 0, allHeard = 0, beginning = 0, beginningHeard = 0;
        for (var word = 0; word < titles[item].Length; word++)
        {
            var weight = weights[item][word];
            var share = heard.GetValueOrDefault((item, word)) * weight;
            (all, allHeard) = (all + weight, allHeard + share);
            if (word < BeginningWords)
            {
                (beginning, beginningHeard) = (beginning + weight, beginningHeard + share);
            }
        }

        return all == 0 ? 0 : Math.Max(allHeard / all, beginningHeard / beginning);
    }

    public double Weight(int item, int word) => weights[item][word];

    private (int Item, int Word, double Share)[] Lookup(Word word)
    {
        if (word.Length < 3 || StopWords.Contains(word.Text))
        {
            return [];
        }

        if (!known.TryGetValue(word.Text, out var places))
        {
            var stem = word.IsNumber ? word.Text : Stems.Of(word.Text);
            known[word.Text] = places = [.. titleStems
                .Select(title => (title.Item, title.Word, Share: Likeness(title.Stem, stem)))
                .Where(place => place.Share > 0)];
        }

        return places;
    }

    private static double Likeness(string title, string spoken)
    {
        if (title == spoken)
        {
            return 1;
        }

        var (shorter, longer) = title.Length < spoken.Length ? (title, spoken) : (spoken, title);
        return shorter.Length >= ShortestPart
            && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal)) ? 0.6 : 0;
    }

    private double[][] Weights(IReadOnlyList<IReadOnlyList<Word>> cues)
    {
        var inTitles = titles.SelectMany(title => title).CountBy(stem => stem).ToDictionary();
        var inCues = cues.SelectMany(cue => cue.Select(word => word.Text).Distinct())
            .CountBy(text => text)
            .GroupBy(pair => Stems.Of(pair.Key))
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);
        return [.. titles.Select(title => title
            .Select(stem => Math.Log((cues.Count + 1.0) / (inCues.GetValueOrDefault(stem) + 1)) / Math.Sqrt(inTitles[stem]))
            .ToArray())];
    }
}
