using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Bot.Texts;
using Coordination.Drafting.Language;

namespace Coordination.Bot.Chat;

/// <summary>Reads German and English dates, times and places out of a phrase such as "am Donnerstag, 14. Januar um 17:30 im Kreishaus, Saal 2".</summary>
internal static class SpokenMoment
{
    private static readonly CultureInfo[] Calendars = [Wording.German.Language, Wording.English.Language];

    public static SpokenSession Read(string? text, DateOnly today)
    {
        var left = text ?? "";
        var date = TakeDate(ref left, today);
        var (start, end) = TakeTimes(ref left);
        if (Utterances.Find("vagueTime", left) is { } vague)
            left = Without(left, vague);

        return new SpokenSession(date, start, end, TakePlace(left));
    }

    internal static DateOnly? TakeDate(ref string text, DateOnly today)
    {
        foreach (var form in (ReadOnlySpan<string>)["isoDate", "numericDate", "namedDate"])
        {
            if (Utterances.Find(form, text) is { } match && CalendarDate(match, today) is { } date)
            {
                text = Without(text, match);
                if (Utterances.Find("weekday", text) is { } weekday)
                    text = Without(text, weekday);

                return date;
            }
        }

        return TakeRelativeDate(ref text, today);
    }

    private static DateOnly? TakeRelativeDate(ref string text, DateOnly today)
    {
        foreach (var (form, days) in (ReadOnlySpan<(string, int)>)[("dayAfterTomorrow", 2), ("tomorrow", 1), ("today", 0)])
        {
            if (Utterances.Find(form, text) is { } match)
            {
                text = Without(text, match);
                return today.AddDays(days);
            }
        }

        if (Utterances.Find("weekday", text) is not { } weekday || DayOf(weekday.Groups["name"].Value) is not { } wanted)
            return null;

        text = Without(text, weekday);
        var from = today.AddDays(1);
        if (Utterances.Find("nextWeek", text) is { } nextWeek)
        {
            text = Without(text, nextWeek);
            from = today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
        }

        return from.AddDays(((int)wanted - (int)from.DayOfWeek + 7) % 7);
    }

    private static DateOnly? CalendarDate(Match match, DateOnly today)
    {
        var month = match.Groups["name"].Success ? MonthOf(match.Groups["name"].Value) : Number(match, "m");
        if (month is not { } m || Number(match, "d") is not { } d)
            return null;

        if (Number(match, "y") is { } year)
            return Existing(year < 100 ? 2000 + year : year, m, d);

        // Without a year the next such day is meant.
        return Existing(today.Year, m, d) is { } thisYear && thisYear >= today ? thisYear : Existing(today.Year + 1, m, d);
    }

    private static (TimeOnly? Start, TimeOnly? End) TakeTimes(ref string text)
    {
        if (Utterances.Find("timeSpan", text) is { } span)
        {
            text = Without(text, span);
            return (Clock(span, "h", "min"), Clock(span, "h2", "min2"));
        }

        if (Utterances.Find("halfHour", text) is { } half && HalfHour(half.Groups["h"].Value) is { } said)
        {
            text = Without(text, half);
            return (said, null);
        }

        if (Utterances.Find("time", text) is not { } time)
            return (null, null);

        text = Without(text, time);
        return (Clock(time, "h", "min"), null);
    }

    /// <summary>"halb 6" is half past five, and for a session that in the afternoon: nobody says so of the morning before eight.</summary>
    private static TimeOnly? HalfHour(string hour) =>
        (int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : (int?)NumberWords.Cardinal(hour.ToLowerInvariant())) is { } next and >= 1 and <= 12
            ? new TimeOnly((next - 1 + (next <= 8 ? 12 : 0)) % 24, 30)
            : null;

    private static string? TakePlace(string text) =>
        Utterances.Find("place", text)?.Groups["where"].Value.Trim(' ', ',', ';', '.') is { Length: > 0 } place ? place : null;

    private static TimeOnly? Clock(Match match, string hours, string minutes)
    {
        var hour = Number(match, hours);
        if (match.Groups["half"].Value.StartsWith("p", StringComparison.OrdinalIgnoreCase) && hour < 12)
            hour += 12;

        return hour is >= 0 and < 24 && (Number(match, minutes) ?? 0) is var minute and < 60 ? new TimeOnly(hour.Value, minute) : null;
    }

    private static int? Number(Match match, string group) =>
        // A digit for the expressions may be one of any script; a number is written in ours.
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Existing(int year, int month, int day) =>
        year is >= 2000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    internal static int? MonthOf(string name)
    {
        // "Jänner", "Maerz" and "Mrz" are common beside the calendar's own names.
        var letters = name.ToUpperInvariant().Replace("AE", "Ä", StringComparison.Ordinal).Replace("MRZ", "MÄR", StringComparison.Ordinal).Replace("JÄN", "JAN", StringComparison.Ordinal)[..3];
        foreach (var calendar in Calendars)
        {
            var month = Array.FindIndex(calendar.DateTimeFormat.MonthNames, full => full.StartsWith(letters, StringComparison.OrdinalIgnoreCase));
            if (month >= 0)
                return month + 1;
        }

        return null;
    }

    private static DayOfWeek? DayOf(string name)
    {
        foreach (var calendar in Calendars)
        {
            var day = Array.FindIndex(calendar.DateTimeFormat.DayNames, full => full.StartsWith(name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
            if (day >= 0)
                return (DayOfWeek)day;
        }

        return name.StartsWith("sonna", StringComparison.OrdinalIgnoreCase) ? DayOfWeek.Saturday : null;
    }

    internal static string Without(string text, Match match) => $"{text[..match.Index]} {text[(match.Index + match.Length)..]}";
}
