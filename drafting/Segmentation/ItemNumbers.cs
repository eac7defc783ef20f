using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>Hears numbers of agenda items: "TOP 4.1", "Tagesordnungspunkt drei", "Ziffer 2 a", "der vierte Punkt".</summary>
internal static class ItemNumbers
{
    /// <summary>The form in which numbers are compared: "Ö 4.1" and "TOP 4.1" are "4.1", "4 a)" is "4a".</summary>
    public static string Normal(string number)
    {
        var words = Words.Of(number).Select(word => word.Text).SkipWhile(word => !char.IsAsciiDigit(word[0])).ToList();
        return words.Count == 0 ? number.Trim().ToLowerInvariant() : string.Concat(words).TrimEnd('.');
    }

    /// <summary>The numbers named; weak where the word is used for parts of a motion too ("Ziffer 2", "Punkt 3").</summary>
    public static IEnumerable<(string Number, bool IsWeak)> In(IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsItemWord(words[i].Text, out var strong))
            {
                continue;
            }

            var next = i + 1;
            if (next < words.Count && words[next].Text is "nummer" or "nr" or "ö" or "n" or "öffentlich" or "nichtöffentlich" or "ziffer")
            {
                next++;
            }

            if (next < words.Count && Cardinal(words[next].Text) is { } number)
            {
                yield return (WithLetter(number, words, next + 1), !strong);
            }
            else if (i > 0 && (strong || words[i].Text is "punkt") && NumberWords.Ordinal(words[i - 1].Text) is { } ordinal)
            {
                yield return (ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), true);
            }
        }
    }

    private static bool IsItemWord(string word, out bool strong)
    {
        strong = word is "top" or "tops" || word.StartsWith("tagesordnungspunkt", StringComparison.Ordinal);
        return strong || word is "punkt" or "ziffer" or "nummer" or "punkte" or "beratungspunkt";
    }

    private static string? Cardinal(string word) =>
        char.IsAsciiDigit(word[0]) ? word.TrimEnd('.', ',')
        : word is "eins" ? "1"
        : NumberWords.Cardinal(word) is { } value && value == decimal.Truncate(value) ? ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : null;

    // "4 a" but not "4 a" of "4 auf": a single letter from a to f.
    private static string WithLetter(string number, IReadOnlyList<Word> words, int at) =>
        at < words.Count && words[at].Length == 1 && words[at].Text[0] is >= 'a' and <= 'f' ? number + words[at].Text : number;
}
