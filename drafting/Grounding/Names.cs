using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>A person named in a sentence: "Stadträtin Lisbach (GRÜNE)", "Herrn Dr. Weiß".</summary>
internal sealed record Mention(string Family, bool IsNominative, int Start, int End);

/// <summary>Finds persons and factions in text by the words that stand before them (Anrede, Amt, Titel).</summary>
internal static partial class Names
{
    private static readonly HashSet<string> Titles = [.. WordList.Read("Grounding.titles.txt")];
    private static readonly HashSet<string> Oblique = [.. WordList.Read("Grounding.titles-oblique.txt")];
    private static readonly HashSet<string> Factions = [.. WordList.Read("Grounding.factions.txt")];

    public static IReadOnlyList<Mention> Of(string text)
    {
        var mentions = new List<Mention>();
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!Titles.Contains(words[i].Text) && !Oblique.Contains(words[i].Text)) continue;

            var first = i;
            var oblique = false;
            for (; i < words.Count && (Titles.Contains(words[i].Text) || Oblique.Contains(words[i].Text)); i++) oblique |= Oblique.Contains(words[i].Text);
            if (i < words.Count && FamilyAt(text, words[i], words[i - 1]) is { } family)
            {
                mentions.Add(new Mention(family.Value, !oblique, words[first].Start, family.Index + family.Length));
            }
        }

        return mentions;
    }

    /// <summary>Short names of factions and parties in the text, lower case and without case endings.</summary>
    public static IEnumerable<(string Faction, string Original)> FactionsIn(string text) =>
        Words.Of(text).Select(word => (Faction: FactionOf(word.Text), Original: text.Substring(word.Start, word.Length)))
            .Where(found => found.Faction is not null && char.IsUpper(found.Original[0])).Select(found => (found.Faction!, found.Original));

    public static string? FactionOf(string word) =>
        Factions.Contains(word) ? word : word.EndsWith('n') && Factions.Contains(word[..^1]) ? word[..^1] : null;

    public static bool HasWord(string text, string word)
    {
        var at = -1;
        while ((at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))) return true;
        }

        return false;
    }

    // The name follows the title directly; a title that ends in a full stop is an abbreviation.
    private static Match? FamilyAt(string text, Word word, Word before)
    {
        var between = text.AsSpan(before.End, word.Start - before.End);
        if (between.ContainsAnyExcept(' ', '.', '\u00a0')) return null;

        var match = Family().Match(text, word.Start);
        return match.Success && match.Index == word.Start ? match : null;
    }

    [GeneratedRegex(@"\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)*(?=\W|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Family();
}
