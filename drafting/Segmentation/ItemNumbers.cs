using System.Globalization;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>Hears numbers of agenda items: "TOP 4.1", "Tagesordnungspunkt drei", "Ziffer 2 a", "der vierte Punkt", "Einzelplan 05".</summary>
internal static class ItemNumbers
{
    // Series that count on their own beside the agenda's numbers: "Zusatzpunkt 4" is not TOP 4.
    private static readonly string[] Series = ["zusatzpunkt", "einzelplan", "nachtrag"];

    private static readonly HashSet<string> BetweenWordAndNumber = ["nummer", "nr", "ö", "n", "öffentlich", "nichtöffentlich", "ziffer", "ist", "die", "lautet"];

    /// <summary>The form in which numbers are compared: "Ö 4.1" and "TOP 4.1" are "4.1", "4 a)" is "4a", "Einzelplan 05" is "einzelplan5".</summary>
    public static string Normal(string number)
    {
        var words = Words.Of(number).Select(word => word.Text).ToList();
        var digits = words.FindIndex(word => char.IsAsciiDigit(word[0]));
        return digits < 0
            ? number.Trim().ToLowerInvariant()
            : (words.Find(Series.Contains) ?? "") + Plain(words[digits]) + string.Concat(words.Skip(digits + 1).Where(word => word.Length == 1));
    }

    /// <summary>"Tagesordnungspunkt", "Einzelplan": a word that numbers items and says nothing about them.</summary>
    public static bool IsSeries(string word) =>
        Array.Exists(Series, series => word.StartsWith(series, StringComparison.Ordinal)) || word is "top" || word.StartsWith("tagesordnungspunkt", StringComparison.Ordinal);

    /// <summary>The numbers named, also as a list or a range ("TOP 4, 5 und 7", "die Punkte 4 bis 6"); weak where the word is used for parts of a motion too ("Ziffer 2", "Punkt 3").</summary>
    public static IEnumerable<(string Number, bool IsWeak)> In(IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            var series = Array.Find(Series, name => word.StartsWith(name, StringComparison.Ordinal)) ?? "";
            var strong = series.Length > 0 || word is "top" or "tops" || word.StartsWith("tagesordnungspunkt", StringComparison.Ordinal);
            if (!strong && word is not ("punkt" or "punkte" or "punkten" or "ziffer" or "nummer" or "beratungspunkt"))
            {
                continue;
            }

            var next = i + 1;
            while (next < Math.Min(i + 3, words.Count) && BetweenWordAndNumber.Contains(words[next].Text)) next++;
            if (next < words.Count && Cardinal(words[next].Text) is { } number)
            {
                yield return (series + WithLetter(number, words, next + 1), !strong);
                foreach (var further in Listed(words, next)) yield return (series + further, !strong);
            }
            else if (i > 0 && word is not ("ziffer" or "nummer") && NumberWords.Ordinal(words[i - 1].Text) is { } ordinal)
            {
                yield return (series + ordinal.ToString(CultureInfo.InvariantCulture), true);
            }
        }
    }

    // "4, 5 und 7", "4 bis 7": what follows the first number.
    private static IEnumerable<string> Listed(IReadOnlyList<Word> words, int first)
    {
        var before = Cardinal(words[first].Text)!;
        for (var at = first + 1; at < words.Count; at++)
        {
            var joined = words[at].Text is "und" or "sowie" or "bis" ? words[at++].Text : "";
            if (joined.Length == 0 && words[at].Start > words[at - 1].End + 2) yield break;
            if (at >= words.Count || Cardinal(words[at].Text) is not { } number) yield break;

            for (var between = Whole(before) + 1; joined == "bis" && between < Whole(number); between++) yield return between.Value.ToString(CultureInfo.InvariantCulture);
            yield return number;
            before = number;
        }
    }

    private static int? Whole(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static string? Cardinal(string word) =>
        char.IsAsciiDigit(word[0]) ? Plain(word)
        : word is "eins" ? "1"
        : NumberWords.Cardinal(word) is { } value && value == decimal.Truncate(value) ? ((int)value).ToString(CultureInfo.InvariantCulture)
        : null;

    private static string Plain(string digits) => digits.TrimEnd('.', ',').TrimStart('0') is { Length: > 0 } number ? number : digits;

    // A single letter from a to f belongs to the number: "4 a".
    private static string WithLetter(string number, IReadOnlyList<Word> words, int at) =>
        at < words.Count && words[at].Length == 1 && words[at].Text[0] is >= 'a' and <= 'f' ? number + words[at].Text : number;
}
