using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Bot.Texts;

namespace Coordination.Bot.Chat;

/// <summary>Reads for which days and how long a date is wanted: "im November, 2 Stunden", "in den nächsten sechs Wochen", "zwischen dem 3.11. und dem 20.11.".</summary>
internal static class SpokenPeriod
{
    private const int Longest = 400;

    public static SpokenSearch Read(string text, DateOnly today)
    {
        var left = text;
        var minutes = TakeMinutes(ref left);
        var (from, until) = Days(left, today);
        return new SpokenSearch(from, until, minutes);
    }

    private static int? TakeMinutes(ref string text)
    {
        if (Utterances.Find("oneAndAHalfHours", text) is { } half)
        {
            text = SpokenMoment.Without(text, half);
            return 90;
        }

        if (Utterances.Find("duration", text) is not { } match || Number(match, "n") is not { } number)
            return null;

        text = SpokenMoment.Without(text, match);
        var isHours = match.Groups["hours"].Success;
        return isHours ? (number * 60) + (match.Groups["half"].Success ? 30 : 0) : number;
    }

    private static (DateOnly? From, DateOnly? Until) Days(string text, DateOnly today)
    {
        if (Utterances.Find("nextSpan", text) is { } span && Count(span) is { } count && count <= Longest)
            return (today, Later(today, count, span));

        if (Utterances.Find("nextMonth", text) is not null)
            return Month(today.AddMonths(1), today);

        var left = text;
        if (SpokenMoment.TakeDate(ref left, today) is { } first)
        {
            if (SpokenMoment.TakeDate(ref left, first) is { } second)
                return first <= second ? (first, second) : (second, first);

            return Utterances.Find("untilDate", text) is not null ? (today, first) : Utterances.Find("fromDate", text) is not null ? (first, null) : (first, first);
        }

        if (Utterances.Find("inMonth", text) is not { } named || SpokenMoment.MonthOf(named.Groups["name"].Value) is not { } month)
            return (null, null);

        var year = Number(named, "y") ?? (month < today.Month ? today.Year + 1 : today.Year);
        return year is >= 2000 and < 2200 ? Month(new DateOnly(year, month, 1), today) : (null, null);
    }

    private static DateOnly Later(DateOnly today, int count, Match span)
    {
        if (span.Groups["days"].Success)
            return today.AddDays(count);

        return span.Groups["weeks"].Success ? today.AddDays(Math.Min(count * 7, Longest)) : today.AddMonths(Math.Min(count, Longest / 31));
    }

    /// <summary>The whole month, as far as it is still to come.</summary>
    private static (DateOnly? From, DateOnly? Until) Month(DateOnly day, DateOnly today)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return (first < today && today <= last ? today : first, last);
    }

    /// <summary>In digits, or as one of the words that the list names by their value (<c>n4</c> for "vier").</summary>
    private static int? Count(Match span) => Number(span, "n") ?? span.Groups.Cast<Group>()
        .Where(group => group.Success && group.Name is ['n', _, ..])
        .Select(group => (int?)int.Parse(group.Name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)).FirstOrDefault();

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
