using Coordination.Drafting.Language;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting.Grounding;

/// <summary>Brings the forms of a word together that stemming leaves apart (Grundform): strong verbs, participles, infinitives with zu, nouns on -ung.</summary>
internal static class WordForms
{
    private const int ShortestRest = 4;
    private const int LongestWord = 40;
    private static readonly string[] Particles = [.. WordList.Read("Speech.particles.txt")];
    private static readonly string[] Inseparable = [.. WordList.Read("Speech.prefixes.txt")];
    private static readonly string[] ParticipleEndings = ["t", "te", "ter", "tes", "tem", "ten", "en", "ene", "ener", "enes", "enem", "enen"];

    public static string StemOf(string word)
    {
        if (word.Length is < ShortestRest or > LongestWord) return Stems.Of(word);
        if (Verbs.Find(word) is { } found && found.Verb.Infinitive is not ("sein" or "haben" or "werden")) return Stems.Of(found.Particle + found.Verb.Infinitive);

        var plain = WithoutInfix(word);
        if (plain.Length < word.Length && Verbs.Find(plain) is { } strong) return Stems.Of(strong.Particle + strong.Verb.Infinitive);

        if (plain.Length > ShortestRest + 3 && plain.EndsWith("ungen", StringComparison.Ordinal)) plain = plain[..^5];
        else if (plain.Length > ShortestRest + 2 && plain.EndsWith("ung", StringComparison.Ordinal)) plain = plain[..^3];
        return Stems.Of(plain);
    }

    /// <summary>Whether the word has the form of a past participle (Partizip II).</summary>
    public static bool IsParticiple(string word) => word.Length > ShortestRest + 1 && EndsAsParticiple(word)
        && (WithoutInfix(word).Length < word.Length || Array.Exists(Inseparable, prefix => word.StartsWith(prefix, StringComparison.Ordinal)) || word.EndsWith("iert", StringComparison.Ordinal));

    // "beigefügt" and "beizufügen" are forms of "beifügen", "geschrieben" one of "schreiben".
    private static string WithoutInfix(string word)
    {
        if (word.StartsWith("ge", StringComparison.Ordinal) && word.Length > ShortestRest + 2 && EndsAsParticiple(word)) return word[2..];

        foreach (var particle in Particles)
        {
            if (!word.StartsWith(particle, StringComparison.Ordinal) || word.Length < particle.Length + 2 + ShortestRest) continue;

            var rest = word.AsSpan(particle.Length);
            if (rest.StartsWith("zu") && word.EndsWith('n')) return string.Concat(particle, rest[2..]);
            if (rest.StartsWith("ge") && EndsAsParticiple(word)) return string.Concat(particle, rest[2..]);
        }

        return word;
    }

    private static bool EndsAsParticiple(string word) => Array.Exists(ParticipleEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));
}
