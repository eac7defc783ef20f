using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

/// <summary>Takes out of spoken text what nobody writes down: hesitations, openers, forms of address.</summary>
internal static partial class SpokenText
{
    private static readonly Regex Openers = Table("openers", "^(?:(?<conjunction>und|aber|denn)|{0})[,:]?\\s+");
    private static readonly Regex Fillers = Table("fillers", "(?:,\\s*)?\\b(?:{0})\\b,?");
    private static readonly Regex Addresses = Table("addresses", "(?:,\\s*|^)(?:{0})(?:,\\s*|(?=[.!?]|$))");

    private static readonly HashSet<string> Persons = [.. WordList.Read("Speech.persons.txt")];

    public static string Clean(string sentence)
    {
        var clean = WithoutOpener(sentence);
        clean = Addresses.Replace(clean, match => match.Index == 0 ? "" : match.Value.TrimEnd().EndsWith(',') ? ", " : "");
        clean = Fillers.Replace(clean, "");
        clean = Blanks().Replace(clean, " ").Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal).Trim(' ', ',');
        return Capitalised(WithoutOpener(clean));
    }

    /// <summary>Only the start is cut, so that the rest stays word for word.</summary>
    public static string WithoutOpener(string sentence)
    {
        for (var cut = Openers.Match(sentence); cut.Success; cut = Openers.Match(sentence))
        {
            var rest = sentence[cut.Length..].TrimStart(' ', ',', ':', '-', '–');
            // "So brauchen wir …": the word fills the place before the verb and has to stay.
            var next = Words.Of(rest);
            if (next.Count == 0 || (!cut.Groups["conjunction"].Success && !cut.Value.Contains(',', StringComparison.Ordinal) && Verbs.Find(next[0].Text) is not null)) break;

            sentence = rest;
        }

        return sentence.TrimStart(' ', ',', ':', '-', '–', '…', '.');
    }

    /// <summary>"Herr Weiß, Sie …", "…, Frau Olm, …": a call to somebody has no place in reported speech.</summary>
    public static bool AddressesSomebody(string sentence) => Addressee().IsMatch(sentence);

    /// <summary>"wir", "uns", "Ihr": whose words these are would have to be known.</summary>
    public static bool NamesPersons(string sentence) => Words.Of(sentence).Any(word => Persons.Contains(sentence.Substring(word.Start, word.Length)));

    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    // Cutting must not take a word that only begins like a filler; the tables hold whole words.
    private static Regex Table(string name, string pattern) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, string.Join('|', WordList.Read($"Speech.{name}.txt"))),
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"(?:^|, )(?:lieber? |geehrter? )?(?:Herr|Frau|Kollege|Kollegin)(?: Kollege| Kollegin)?(?: \p{Lu}[\p{L}.-]+)+(?:,|[.!?]|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addressee();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
