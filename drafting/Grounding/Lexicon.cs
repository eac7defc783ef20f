using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>A word reduced to what it means for comparing: its group of synonyms, and whether it says the opposite of the group's word.</summary>
public readonly record struct Meaning(string Key, bool Opposite);

/// <summary>
/// What the judge knows about words of councils: synonyms, antonyms (as the opposite of the same meaning) and separable verbs.
/// The tables are data files beside this one.
/// </summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, Meaning> Meanings = ReadMeanings();

    private static readonly Dictionary<string, string> Separable = WordList.Read("Grounding.separable.txt")
        .Select(line => line.Split(' ')).GroupBy(entry => entry[0] + " " + Stems.Of(entry[1]))
        .ToDictionary(group => group.Key, group => Stems.Of(group.First()[0] + group.First()[1]));

    private static readonly HashSet<string> Particles = [.. Separable.Keys.Select(key => key[..key.IndexOf(' ', StringComparison.Ordinal)])];

    public static Meaning Of(string word)
    {
        var stem = Stems.Of(word);
        if (Meanings.TryGetValue(word, out var known) || Meanings.TryGetValue(stem, out known)) return known;

        // "unzufrieden", "unzureichend": the prefix makes the opposite of a word that is there without it.
        return stem.Length > 6 && stem.StartsWith("un", StringComparison.Ordinal) && Meanings.TryGetValue(stem[2..], out var positive)
            ? positive with { Opposite = !positive.Opposite }
            : new Meaning(stem, false);
    }

    /// <summary>The stem of "zusagen" for "sagen … zu"; null where the two make no verb.</summary>
    public static string? Joined(string particle, string verb) =>
        Particles.Contains(particle) ? Separable.GetValueOrDefault(particle + " " + Stems.Of(verb)) : null;

    // "zustimmen annehmen | ablehnen verweigern": one meaning a line, its opposite behind the stroke.
    private static Dictionary<string, Meaning> ReadMeanings()
    {
        var meanings = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var line in WordList.Read("Grounding.meanings.txt"))
        {
            var sides = line.Split('|');
            var key = "=" + Stems.Of(sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
            for (var side = 0; side < sides.Length; side++)
            {
                foreach (var word in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    meanings.TryAdd(Stems.Of(word), new Meaning(key, side == 1));
                }
            }
        }

        return meanings;
    }
}
