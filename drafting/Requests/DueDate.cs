using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Requests;

/// <summary>
/// When something is due (Frist): the words stay, and where they name a time its latest day is added, for a person to confirm.
/// "nächste Sitzung" and "vor der Sommerpause" have none, because only the house knows it.
/// </summary>
public static partial class DueDate
{
    private static readonly Regex Due = Patterns.Read("due");

    private static readonly Dictionary<string, (int Month, int Day)> Seasons = WordList.Read("Requests.soft-dates.txt")
        .Select(line => line.Split('=', '-')).ToDictionary(entry => entry[0], entry => (Int(entry[1]), Int(entry[2])));

    private static readonly Dictionary<string, DayOfWeek> Weekdays = WordList.Read("Requests.weekdays.txt")
        .Select((name, i) => (name, day: (DayOfWeek)((i + 1) % 7))).ToDictionary(entry => entry.name, entry => entry.day);

    /// <param name="said">The day it was said on; what has no year comes after it.</param>
    public static (string? Text, DateOnly? By) Of(string sentence, DateOnly said)
    {
        var match = Due.Match(sentence);
        if (!match.Success) return (null, null);

        var text = match.Value.Trim();
        return (text, Named(text, said) ?? Latest(text.ToLowerInvariant(), said));
    }

    private static DateOnly? Named(string text, DateOnly said) =>
        Dates.Of(text).Where(figure => figure.Kind == FigureKind.Date).Select(figure => Dates.On(figure, said)).FirstOrDefault(date => date is not null);

    private static DateOnly? Latest(string text, DateOnly said)
    {
        var words = Words.Of(text).Select(word => word.Text).ToList();
        if (Span().Match(text) is { Success: true } span && Count(span.Groups["count"].Value) is { } count)
        {
            return span.Groups["unit"].Value switch { "tagen" => said.AddDays(count), "wochen" => said.AddDays(7 * count), _ => said.AddMonths(count) };
        }

        if (words.Find(Weekdays.ContainsKey) is { } weekday) return Next(Weekdays[weekday], said);
        if (words.Contains("morgen")) return said.AddDays(1);
        if (words.Contains("heute")) return said;
        if (words.Contains("woche") || words.Contains("wochen")) return IsPlural(words) ? null : Next(DayOfWeek.Friday, said.AddDays(IsNext(words) ? 7 - Past(said) : -1));
        if (words.Contains("monat") || words.Contains("monats")) return EndOfMonth(IsNext(words) ? said.AddMonths(1) : said, words);
        if (words.Contains("jahr") || words.Contains("jahres")) return InYear(said.Year + (IsNext(words) ? 1 : 0), words);

        return words.Find(word => Season(word) is not null) is { } season ? Of(Season(season)!.Value, words, said) : null;
    }

    private static (int Month, int Day)? Season(string word) =>
        Seasons.TryGetValue(word, out var season) || (word.EndsWith("sitzung", StringComparison.Ordinal) && Seasons.TryGetValue(word[..^7], out season)) ? season : null;

    private static DateOnly Of((int Month, int Day) season, List<string> words, DateOnly said)
    {
        var year = words.Select(word => word.Length == 4 && int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0);
        var day = OnPart(new DateOnly(year > 0 ? year : said.Year, season.Month, 1), words);
        return year > 0 || day >= said ? day : OnPart(new DateOnly(said.Year + 1, season.Month, 1), words);
    }

    private static DateOnly EndOfMonth(DateOnly month, List<string> words) => OnPart(new DateOnly(month.Year, month.Month, 1), words);

    // "Anfang" is over after a third, "Mitte" after two.
    private static DateOnly OnPart(DateOnly month, List<string> words) => words.Contains("anfang") ? month.AddDays(9)
        : words.Contains("mitte") ? month.AddDays(19) : month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1);

    private static DateOnly InYear(int year, List<string> words) => words.Contains("anfang") ? new DateOnly(year, 3, 31)
        : words.Contains("mitte") ? new DateOnly(year, 7, 31) : new DateOnly(year, 12, 31);

    private static bool IsNext(List<string> words) => words.Exists(word => word.StartsWith("nächst", StringComparison.Ordinal) || word.StartsWith("kommend", StringComparison.Ordinal));

    private static bool IsPlural(List<string> words) => words.Contains("wochen");

    // Days since Monday.
    private static int Past(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    private static DateOnly Next(DayOfWeek weekday, DateOnly after) => after.AddDays(((int)weekday - (int)after.DayOfWeek + 6) % 7 + 1);

    private static int? Count(string text) => char.IsDigit(text[0]) ? Int(text) : NumberWords.Cardinal(text) is { } value ? (int)value : null;

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:innerhalb von|binnen|in)\s+(?<count>\w{1,20})\s+(?<unit>tagen|wochen|monaten)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
