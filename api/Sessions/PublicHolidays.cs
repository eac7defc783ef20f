namespace Coordination.Api.Sessions;

/// <summary>
/// Werktage: Monday to Saturday without the nine public holidays that all of Germany has. Holidays of a single Land count as Werktage here:
/// a profile does not name its Land yet.
/// </summary>
public static class PublicHolidays
{
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !IsNationalHoliday(day);

    private static bool IsNationalHoliday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26) => true,
        // Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag
        _ => day.DayNumber - EasterSunday(day.Year).DayNumber is -2 or 1 or 39 or 50,
    };

    /// <summary>Gregorian Easter by the algorithm of Meeus, Jones and Butcher.</summary>
    internal static DateOnly EasterSunday(int year)
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
