using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>
/// Gesetzliche Feiertage, computed: those of all Germany, those of a Land as its law has been since 2023, and what only some of its
/// municipalities have where the profile names it. Without a Land only the nine that everybody has.
/// </summary>
public static class PublicHolidays
{
    public static bool IsHoliday(DateOnly day, Land? land = null, IReadOnlyList<RegionalHoliday>? regional = null) =>
        IsNational(day) || (land is { } own && IsOf(own, day)) || (regional is not null && regional.Any(holiday => Is(holiday, day)));

    /// <summary>Werktag: Monday to Saturday, and no holiday.</summary>
    public static bool IsWorkingDay(DateOnly day, Land? land = null, IReadOnlyList<RegionalHoliday>? regional = null) =>
        day.DayOfWeek != DayOfWeek.Sunday && !IsHoliday(day, land, regional);

    private static bool IsNational(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26) => true,
        // Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag
        _ => AfterEaster(day) is -2 or 1 or 39 or 50,
    };

    private static bool IsOf(Land land, DateOnly day) => (day.Month, day.Day) switch
    {
        // Heilige Drei Könige
        (1, 6) => land is Land.BW or Land.BY or Land.ST,
        // Internationaler Frauentag
        (3, 8) => land is Land.BE or Land.MV,
        // Mariä Himmelfahrt
        (8, 15) => land is Land.SL,
        // Weltkindertag
        (9, 20) => land is Land.TH,
        // Reformationstag
        (10, 31) => land is Land.BB or Land.HB or Land.HH or Land.MV or Land.NI or Land.SN or Land.ST or Land.SH or Land.TH,
        // Allerheiligen
        (11, 1) => land is Land.BW or Land.BY or Land.NW or Land.RP or Land.SL,
        // Buß- und Bettag: the Wednesday before 23 November
        (11, >= 16 and <= 22) => land is Land.SN && day.DayOfWeek == DayOfWeek.Wednesday,
        _ => AfterEaster(day) switch
        {
            // Ostersonntag, Pfingstsonntag
            0 or 49 => land is Land.BB,
            // Fronleichnam
            60 => land is Land.BW or Land.BY or Land.HE or Land.NW or Land.RP or Land.SL,
            _ => IsOnce(land, day),
        },
    };

    /// <summary>Berlin made two days a holiday once: 80 years after the end of the war, and 75 years after 17 June 1953.</summary>
    private static bool IsOnce(Land land, DateOnly day) =>
        land is Land.BE && (day == new DateOnly(2025, 5, 8) || day == new DateOnly(2028, 6, 17));

    private static bool Is(RegionalHoliday holiday, DateOnly day) => holiday switch
    {
        RegionalHoliday.CorpusChristi => AfterEaster(day) == 60,
        RegionalHoliday.AssumptionDay => (day.Month, day.Day) == (8, 15),
        _ => (day.Month, day.Day) == (8, 8),
    };

    private static int AfterEaster(DateOnly day) => day.DayNumber - EasterSunday(day.Year).DayNumber;

    /// <summary>Gregorian Easter by the algorithm of Meeus, Jones and Butcher.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
