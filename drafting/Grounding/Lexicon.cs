using Coordination.Drafting.Language;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting.Grounding;

/// <summary>A word reduced to what it means for comparing: its group of synonyms, and whether it says the opposite of the group's word.</summary>
/// <param name="Denies">The opposite is a verb that denies what stands beside it: "lehnt die Erhöhung ab" is "stimmt der Erhöhung nicht zu".</param>
internal readonly record struct Meaning(string Key, bool Opposite, bool Denies = false);

/// <summary>
/// What the judge knows about words of councils: synonyms, antonyms (as the opposite of the same meaning) and separable verbs.
/// The tables are data files beside this one.
/// </summary>
internal static class Lexicon
{
    private const int ShortestDenied = 5;

    private static readonly Dictionary<string, Meaning> Meanings = ReadMeanings();

    private static readonly Dictionary<string, string> Separable = WordList.Read("Grounding.separable.txt")
        .Select(line => line.Split(' ')).GroupBy(entry => entry[0] + " " + WordForms.StemOf(entry[1]))
        .ToDictionary(group => group.Key, group => group.First()[0] + group.First()[1]);

    private static readonly HashSet<string> Particles = [.. Separable.Keys.Select(key => key[..key.IndexOf(' ', StringComparison.Ordinal)])];
    private static readonly string[] NotUn = [.. WordList.Read("Grounding.unlike-un.txt")];

    public static Meaning Of(string word)
    {
        if (Find(word) is { } known) return known;

        // "unbesetzt", "unzureichend", "erfolglos": prefix or suffix make the opposite of the word without it.
        if (word.Length > ShortestDenied + 2 && word.StartsWith("un", StringComparison.Ordinal) && !Array.Exists(NotUn, word.StartsWith))
        {
            var positive = Find(word[2..]) ?? new Meaning(WordForms.StemOf(word[2..]), false);
            return positive with { Opposite = !positive.Opposite };
        }

        var stem = WordForms.StemOf(word);
        if (stem.Length < ShortestDenied + 2) return new Meaning(stem, false);
        if (stem.EndsWith("lo", StringComparison.Ordinal) && word.Contains("los", StringComparison.Ordinal)) return new Meaning(Stems.Of(stem[..^2]), true);
        return stem.Length > ShortestDenied + 4 && stem.EndsWith("reich", StringComparison.Ordinal) && !WordForms.IsParticiple(word) ? new Meaning(Stems.Of(stem[..^5]), false) : new Meaning(stem, false);
    }

    /// <summary>"zusagen" for "sagen … zu"; null where the two make no verb.</summary>
    /// <param name="closes">The particle is the last word of its clause: there any verb of the table takes it.</param>
    public static string? Joined(string particle, string verb, bool closes)
    {
        if (Particles.Contains(particle) && Separable.TryGetValue(particle + " " + WordForms.StemOf(verb), out var joined)) return joined;

        return closes && Verbs.IsParticle(particle) && Verbs.Find(verb) is { Particle: "" } found && found.Verb.Infinitive is not ("sein" or "haben" or "werden" or "können")
            ? particle + found.Verb.Infinitive : null;
    }

    private static Meaning? Find(string word) =>
        Meanings.TryGetValue(word, out var known) || Meanings.TryGetValue(Stems.Of(word), out known) || Meanings.TryGetValue(WordForms.StemOf(word), out known) ? known : null;

    // "zustimmen annehmen | ablehnen verweigern": one meaning a line, its opposite behind the stroke; "!" where the opposite denies its clause.
    private static Dictionary<string, Meaning> ReadMeanings()
    {
        var meanings = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var line in WordList.Read("Grounding.meanings.txt"))
        {
            var sides = line.TrimStart('!').Split('|');
            var key = "=" + Stems.Of(sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
            for (var side = 0; side < sides.Length; side++)
            {
                foreach (var word in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var meaning = new Meaning(key, side == 1, side == 1 && line[0] == '!');
                    meanings.TryAdd(Stems.Of(word), meaning);
                    meanings.TryAdd(WordForms.StemOf(word), meaning);
                }
            }
        }

        return meanings;
    }
}
