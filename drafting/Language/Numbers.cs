using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Drafting.Language;

/// <summary>Finds numbers in digits and words with their multiple and unit (Zahl, Betrag, Anteil): "3,5 Mio. Euro", "drei Viertel", "eine Million".</summary>
public static partial class Numbers
{
    private static readonly Dictionary<string, string> Units = WordList.Read("Language.units.txt")
        .Select(line => line.Split(' ')).SelectMany(entry => entry.Skip(1).Select(word => (word, unit: entry[0])))
        .ToDictionary(entry => entry.word, entry => entry.unit);

    private static readonly Dictionary<string, decimal> Multipliers = WordList.Read("Language.multipliers.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => decimal.Parse(entry[1], CultureInfo.InvariantCulture));

    private static readonly Dictionary<string, decimal> Shares = WordList.Read("Language.shares.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => decimal.Parse(entry[1], CultureInfo.InvariantCulture));

    /// <summary>Longer ones are beyond what can be calculated with; they are compared as they are written, like the number of a paper.</summary>
    private const int LongestNumber = 18;

    private const decimal LargestCounted = 1_000_000_000_000_000m;

    public static string? UnitOf(string word) => Units.GetValueOrDefault(word);

    public static IEnumerable<Figure> Of(string text)
    {
        var tokens = Tokens().Matches(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Read(text, tokens, ref i) is { } figure) yield return figure;
        }
    }

    private static Figure? Read(string text, MatchCollection tokens, ref int i)
    {
        var start = tokens[i].Index;
        var word = tokens[i].Value.ToLowerInvariant();
        if (char.IsAsciiDigit(word[0]) && word.Length > LongestNumber)
        {
            return new Figure(FigureKind.Paper, word, null, null, start, word.Length);
        }

        if (IsOrdinal(text, tokens[i]) && Next(tokens, i) is { } counted && char.IsUpper(counted[0]) && !Multipliers.ContainsKey(counted.ToLowerInvariant()))
        {
            return new Figure(FigureKind.Ordinal, Digits(word), null, null, start, word.Length + 1);
        }

        if (NumberWords.Ordinal(word) is { } ordinal) return new Figure(FigureKind.Ordinal, Form(ordinal), null, null, start, word.Length);
        if (Value(tokens, i) is not { } value) return null;

        return WithUnit(tokens, value, start, ref i);
    }

    private static Figure WithUnit(MatchCollection tokens, decimal value, int start, ref int i)
    {
        var unit = (string?)null;
        while (value < LargestCounted && Next(tokens, i)?.ToLowerInvariant() is { } next)
        {
            if (Multipliers.TryGetValue(next, out var times)) value *= times;
            else if (Shares.TryGetValue(next, out var share)) (value, unit) = (value * share, "%");
            else break;
            i++;
        }

        if (unit is null && Next(tokens, i) is { } said && Units.TryGetValue(said.ToLowerInvariant(), out unit)) i++;

        return new Figure(FigureKind.Number, Form(value), unit, null, start, tokens[i].Index + tokens[i].Length - start);
    }

    private static decimal? Value(MatchCollection tokens, int i)
    {
        var word = tokens[i].Value.ToLowerInvariant();
        if (char.IsAsciiDigit(word[0])) return decimal.Parse(Digits(word), CultureInfo.InvariantCulture);
        if (NumberWords.Cardinal(word) is { } value) return value;
        if (Times(word) is { } times) return times;

        // "ein" counts only where something is counted: "eine Million", "ein Drittel", "eine Enthaltung"; "keine" likewise.
        var next = Next(tokens, i)?.ToLowerInvariant();
        return next is not null && (Multipliers.ContainsKey(next) || Shares.ContainsKey(next) || VoteWord().IsMatch(next))
            ? Articles.GetValueOrDefault(word) : Shares.TryGetValue(word, out var bare) && bare == 50m ? bare : null;
    }

    private static readonly Dictionary<string, decimal?> Articles = WordList.Read("Language.articles.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => (decimal?)decimal.Parse(entry[1], CultureInfo.InvariantCulture));

    // "dreimal", "zweimaliger", "vierfach"
    private static decimal? Times(string word)
    {
        var at = word.IndexOf("mal", StringComparison.Ordinal) is var mal and > 2 ? mal : word.IndexOf("fach", StringComparison.Ordinal);
        return at > 2 ? NumberWords.Cardinal(word[..at]) : null;
    }

    private static string? Next(MatchCollection tokens, int i) => i + 1 < tokens.Count ? tokens[i + 1].Value : null;

    // "3. Änderung": a full stop and a blank, then a noun.
    private static bool IsOrdinal(string text, Match token) =>
        char.IsAsciiDigit(token.Value[0]) && token.Length <= 2
        && text.AsSpan(token.Index + token.Length).StartsWith(". ");

    private static string Digits(string token)
    {
        var plain = Thousands().IsMatch(token) ? token.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) : token;
        return Form(decimal.Parse(plain.Replace(',', '.').TrimEnd('.'), CultureInfo.InvariantCulture));
    }

    private static string Form(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"[0-9]{1,3}(?:[. ][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?|\p{L}+€?|[€$%‰]",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();

    [GeneratedRegex(
        @"^[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]+)?$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(
        "stimme|enthaltung",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VoteWord();
}
