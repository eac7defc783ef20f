using System.Globalization;
using System.Text;
using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>
/// Reads a file of Schulferien (iCalendar, RFC 5545), as Länder and ministries publish them: whole days with an exclusive end, or times with an
/// inclusive one. All of it or nothing: an event that is not understood could be the one that matters.
/// </summary>
public sealed class SchoolHolidayFile
{
    private const int MostHolidays = 2_000;
    private const int LongestName = 200;
    private const int MostDays = 366;

    private SchoolHolidayFile(IReadOnlyList<SchoolHolidayView> holidays, SchoolHolidayProblem? problem, int? line)
    {
        Holidays = holidays;
        Problem = problem;
        Line = line;
    }

    /// <summary>By first day, each once.</summary>
    public IReadOnlyList<SchoolHolidayView> Holidays { get; }

    public SchoolHolidayProblem? Problem { get; }

    public int? Line { get; }

    public static SchoolHolidayFile Read(byte[] bytes)
    {
        var lines = CalendarLines.Unfold(new UTF8Encoding(false).GetString(bytes).TrimStart('\uFEFF'));
        if (!lines.Exists(line => line.Is("BEGIN", "VCALENDAR")))
        {
            return Failed(SchoolHolidayProblem.NotACalendar, null);
        }

        var holidays = new List<SchoolHolidayView>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Is("BEGIN", "VEVENT")) continue;

            var end = lines.FindIndex(i, line => line.Is("END", "VEVENT"));
            if (end < 0) return Failed(SchoolHolidayProblem.NotACalendar, lines[i].Number);
            if (holidays.Count == MostHolidays) return Failed(SchoolHolidayProblem.TooMany, lines[i].Number);

            var fields = lines.GetRange(i, end - i);
            var problem = Read(fields, out var holiday);
            if (problem is not null) return Failed(problem, lines[i].Number);
            if (holiday is not null) holidays.Add(holiday);
            i = end;
        }

        return holidays.Count == 0
            ? Failed(SchoolHolidayProblem.NoEvents, null)
            : new SchoolHolidayFile([.. holidays.Distinct().OrderBy(holiday => holiday.First).ThenBy(holiday => holiday.Last)], null, null);
    }

    private static SchoolHolidayFile Failed(SchoolHolidayProblem? problem, int? line) => new([], problem, line);

    /// <returns>What is wrong; null with no holiday for what was called off.</returns>
    private static SchoolHolidayProblem? Read(List<CalendarLine> fields, out SchoolHolidayView? holiday)
    {
        holiday = null;
        if (fields.Exists(line => line.Is("STATUS", "CANCELLED"))) return null;
        if (fields.Exists(line => line.Name == "RRULE")) return SchoolHolidayProblem.Recurs;

        var (start, end) = (fields.Find(line => line.Name == "DTSTART"), fields.Find(line => line.Name == "DTEND"));
        if (start is null || Moment(start) is not { } first) return SchoolHolidayProblem.NotADate;

        var until = end is null ? first.AddDays(1) : Moment(end);
        if (until is null || fields.Exists(line => line.Name == "DURATION")) return SchoolHolidayProblem.NotADate;

        // An end at midnight is exclusive, as the standard has it; an event of no length is its day.
        var last = DateOnly.FromDateTime(until == first ? first : until.Value.AddTicks(-1));
        var day = DateOnly.FromDateTime(first);
        if (last < day || last.DayNumber - day.DayNumber > MostDays) return SchoolHolidayProblem.EndsBeforeStart;

        var name = VisibleText.Of(fields.Find(line => line.Name == "SUMMARY")?.Text ?? "", oneLine: true);
        holiday = new SchoolHolidayView(name.Length > LongestName ? name[..LongestName] : name, day, last);
        return null;
    }

    /// <summary>A date, a local time, or an instant as the Kreis reads it.</summary>
    private static DateTime? Moment(CalendarLine line)
    {
        if (DateTime.TryParseExact(line.Value, ["yyyyMMdd", "yyyyMMdd'T'HHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && IsUsual(local.Year))
        {
            return local;
        }

        return DateTimeOffset.TryParseExact(line.Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && IsUsual(instant.Year)
            ? CouncilTime.ToLocal(instant).DateTime
            : null;
    }

    private static bool IsUsual(int year) => year is >= 2000 and < 2200;
}
