using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

/// <summary>A verb of the closed table (geschlossene Verbtabelle) in the forms that reported speech needs.</summary>
internal sealed record Verb(
    string Infinitive, string Third, string SubjunctiveOne, string Past, string PastPlural, string First, string Plural,
    string SubjunctivePlural, string SubjunctiveTwo);

internal enum VerbForm { Third, First, Plural, Past, Subjunctive }

/// <summary>
/// The verbs the engine may put into the subjunctive. The table is closed on purpose: a verb that is not in it is never guessed,
/// the sentence is quoted instead.
/// </summary>
internal static class Verbs
{
    private static readonly Dictionary<string, (Verb Verb, VerbForm Form)> Forms = ReadForms();
    private static readonly string[] Particles = [.. WordList.Read("Speech.particles.txt")];
    private static readonly string[] Prefixes = [.. Particles, .. WordList.Read("Speech.prefixes.txt")];

    /// <summary>The verb a word is a finite form of, with the particle or prefix it carries ("vorliegt"); null for other words.</summary>
    public static (Verb Verb, VerbForm Form, string Particle)? Find(string word)
    {
        if (Forms.TryGetValue(word, out var known)) return (known.Verb, known.Form, "");

        foreach (var particle in Prefixes)
        {
            if (word.Length > particle.Length + 2 && word.StartsWith(particle, StringComparison.Ordinal)
                && Forms.TryGetValue(word[particle.Length..], out known) && known.Verb.Infinitive is not ("sein" or "haben" or "werden" or "können"))
            {
                return (known.Verb, known.Form, particle);
            }
        }

        return null;
    }

    public static bool IsParticle(string word) => Array.IndexOf(Particles, word) >= 0;

    private static Dictionary<string, (Verb, VerbForm)> ReadForms()
    {
        var forms = new Dictionary<string, (Verb, VerbForm)>(StringComparer.Ordinal);
        foreach (var line in WordList.Read("Speech.verbs.txt"))
        {
            var f = line.Split(' ');
            var verb = new Verb(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]);
            forms.TryAdd(verb.Third, (verb, VerbForm.Third));
            forms.TryAdd(verb.First, (verb, VerbForm.First));
            forms.TryAdd(verb.Plural, (verb, VerbForm.Plural));
            forms.TryAdd(verb.Past, (verb, VerbForm.Past));
            forms.TryAdd(verb.PastPlural, (verb, VerbForm.Past));
            forms.TryAdd(verb.SubjunctiveTwo, (verb, VerbForm.Subjunctive));
            forms.TryAdd(verb.SubjunctivePlural, (verb, VerbForm.Subjunctive));
        }

        return forms;
    }
}
