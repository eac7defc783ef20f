using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Drafting.Language;

/// <summary>Finds dates and times (Datum, Uhrzeit): "27. Mai 2026", "27.05.26", "am dritten Juli", "19.30 Uhr", "halb acht".</summary>
public static partial class Dates
{
    private static readonly Dictionary<string, int> Months = WordList.Read("Language.months.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => int.Parse(entry[1], CultureInfo.InvariantCulture));

    public static IEnumerable<Figure> Of(string text)
    {
        foreach (Match match in Numeric().Matches(text))
        {
            if (Date(match, Int(match.Groups["day"].Value), Int(match.Groups["month"].Value), match.Groups["year"].Value) is { } date) yield return date;
        }

        foreach (Match match in WithMonth().Matches(text))
        {
            foreach (var figure in Spoken(match)) yield return figure;
        }

        foreach (Match match in Clock().Matches(text))
        {
            if (Time(match) is { } time) yield return time;
        }
    }

    /// <summary>The date a figure names, in the year it says or the first one not before <paramref name="notBefore"/>.</summary>
    public static DateOnly? On(Figure figure, DateOnly notBefore)
    {
        if (figure.Kind != FigureKind.Date) return null;

        var parts = figure.Value.Split('.');
        var (day, month) = (Int(parts[0]), Int(parts[1]));
        for (var year = figure.Year ?? notBefore.Year; year <= (figure.Year ?? notBefore.Year + 4); year++)
        {
            if (day > DateTime.DaysInMonth(year, month)) continue;

            var date = new DateOnly(year, month, day);
            if (figure.Year is not null || date >= notBefore) return date;
        }

        return null;
    }

    // "am 5. und 12. Oktober": each day takes the month that follows.
    private static IEnumerable<Figure> Spoken(Match match)
    {
        if (!Months.TryGetValue(match.Groups["month"].Value.ToLowerInvariant(), out var month)) yield break;

        var days = match.Groups["day"].Captures;
        if (days.Count == 0)
        {
            var name = match.Groups["month"];
            yield return new Figure(FigureKind.Month, month.ToString(CultureInfo.InvariantCulture), null, Year(match.Groups["year"].Value), name.Index, name.Length);
            yield break;
        }

        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i].Value.TrimEnd('.');
            var value = char.IsDigit(day[0]) ? Int(day) : NumberWords.Ordinal(day.ToLowerInvariant());
            if (value is not (>= 1 and <= 31)) continue;

            var end = i == days.Count - 1 ? match.Index + match.Length : days[i].Index + days[i].Length;
            yield return new Figure(
                FigureKind.Date, Form(value.Value, month), null, Year(match.Groups["year"].Value), days[i].Index, end - days[i].Index);
        }
    }

    private static Figure? Date(Match match, int day, int month, string year) =>
        day is >= 1 and <= 31 && month is >= 1 and <= 12
            ? new Figure(FigureKind.Date, Form(day, month), null, Year(year), match.Index, match.Length)
            : null;

    private static Figure? Time(Match match)
    {
        var half = match.Groups["half"].Value.ToLowerInvariant();
        var hour = half.Length > 0 ? Hour(half) - 1 : Hour(match.Groups["hour"].Value.ToLowerInvariant());
        var minute = half.Length > 0 ? 30 : match.Groups["minute"] is { Success: true } said ? Hour(said.Value.ToLowerInvariant()) : 0;
        return hour is >= 0 and <= 24 && minute is >= 0 and < 60
            ? new Figure(FigureKind.Time, string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}"), null, null, match.Index, match.Length)
            : null;
    }

    private static int? Hour(string text) => text == "ein" ? 1
        : char.IsDigit(text[0]) ? Int(text) : NumberWords.Cardinal(text) is { } value ? (int)value : null;

    private static string Form(int day, int month) => string.Create(CultureInfo.InvariantCulture, $"{day:00}.{month:00}.");

    private static int? Year(string text) => text.Length switch
    {
        0 => null,
        2 => 2000 + Int(text),
        _ => Int(text),
    };

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9.,])(?<day>[0-9]{1,2})\.\s?(?<month>[0-9]{1,2})\.(?:\s?(?<year>20[0-9][0-9]|19[0-9][0-9]|[0-9][0-9](?![0-9])))?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numeric();

    // Each word has one way to match and lists have an end: prepared words would otherwise be tried in all combinations.
    [GeneratedRegex(
        @"(?:(?<![0-9.,])(?<day>[0-9]{1,2}\.|\b\p{L}+ten?\b)\s*(?:(?:und|oder|bis|,|/|–|-)\s*(?:zum\s+|am\s+)?(?<day>[0-9]{1,2}\.|\b\p{L}+ten\b)\s*){0,12})?\b(?<month>Januar|Jänner|Februar|März|April|Mai|Juni|Juno|Juli|August|September|Oktober|November|Dezember)s?\b(?:\s+(?<year>(?:19|20)[0-9][0-9]))?",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithMonth();

    [GeneratedRegex(
        @"\b(?<hour>[0-9]{1,2})[:.](?<minute>[0-9][0-9])(?::[0-9][0-9])?\s*Uhr\b|(?<![0-9.,:])(?<hour>[0-9]{1,2}|\b\p{Ll}+)\s+Uhr(?:\s+(?<minute>[0-9]{1,2}|\p{Ll}*(?:zig|ßig|zehn|fünf|zwölf|elf|zwanzig))\b)?|\bhalb\s+(?<half>eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|[0-9]{1,2})\b|(?<![0-9.,:])(?<hour>[0-9]{1,2}):(?<minute>[0-9][0-9])(?![0-9:])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();
}
