using System.Globalization;
using Coordination.Api.Scheduling;
using Coordination.Contracts;

namespace Coordination.Tests.Scheduling;

public sealed class PublicHolidayTests
{
    /// <summary>The holidays of 2026 and 2027 that not all Länder have, from the calendars of the Länder.</summary>
    public static TheoryData<Land, string> OfLaender => new()
    {
        { Land.BW, "2026-01-06 2026-06-04 2026-11-01 2027-01-06 2027-05-27 2027-11-01" },
        { Land.BY, "2026-01-06 2026-06-04 2026-11-01 2027-01-06 2027-05-27 2027-11-01" },
        { Land.BE, "2026-03-08 2027-03-08" },
        { Land.BB, "2026-04-05 2026-05-24 2026-10-31 2027-03-28 2027-05-16 2027-10-31" },
        { Land.HB, "2026-10-31 2027-10-31" },
        { Land.HH, "2026-10-31 2027-10-31" },
        { Land.HE, "2026-06-04 2027-05-27" },
        { Land.MV, "2026-03-08 2026-10-31 2027-03-08 2027-10-31" },
        { Land.NI, "2026-10-31 2027-10-31" },
        { Land.NW, "2026-06-04 2026-11-01 2027-05-27 2027-11-01" },
        { Land.RP, "2026-06-04 2026-11-01 2027-05-27 2027-11-01" },
        { Land.SL, "2026-06-04 2026-08-15 2026-11-01 2027-05-27 2027-08-15 2027-11-01" },
        { Land.SN, "2026-10-31 2026-11-18 2027-10-31 2027-11-17" },
        { Land.ST, "2026-01-06 2026-10-31 2027-01-06 2027-10-31" },
        { Land.SH, "2026-10-31 2027-10-31" },
        { Land.TH, "2026-09-20 2026-10-31 2027-09-20 2027-10-31" },
    };

    private const string Everywhere =
        "2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26 "
        + "2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-10-03 2027-12-25 2027-12-26";

    [Theory]
    [MemberData(nameof(OfLaender))]
    public void Each_Land_has_the_holidays_of_all_and_its_own_and_no_others(Land land, string own) => Assert.Equal(
        Days($"{Everywhere} {own}").Order(),
        Year(2026).Concat(Year(2027)).Where(day => PublicHolidays.IsHoliday(day, land)));

    [Fact]
    public void Every_Land_is_in_the_table() => Assert.Equal(Enum.GetValues<Land>().Order(), OfLaender.Select(row => (Land)row[0]).Order());

    [Fact]
    public void Without_a_Land_only_the_days_that_everybody_has_are_holidays() =>
        Assert.Equal(Days(Everywhere), Year(2026).Concat(Year(2027)).Where(day => PublicHolidays.IsHoliday(day)));

    /// <summary>Easter at both ends of its range, in a leap year, and in the years that other algorithms get wrong.</summary>
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2008-03-23")]
    [InlineData("2024-03-31")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2285-03-22")]
    public void Easter_is_where_the_church_has_it(string sunday) => Assert.Equal(
        [Day(sunday)],
        // Brandenburg alone makes a holiday of the Sunday itself.
        Year(Day(sunday).Year).Where(day => day is { Month: 3 or 4, DayOfWeek: DayOfWeek.Sunday } && PublicHolidays.IsHoliday(day, Land.BB)));

    [Theory]
    [InlineData(2025, 19)]
    [InlineData(2026, 18)]
    [InlineData(2028, 22)]
    [InlineData(2033, 16)]
    public void Busstag_is_the_Wednesday_before_the_23rd_and_in_Sachsen_only(int year, int day) => Assert.Equal(
        [(Land.SN, new DateOnly(year, 11, day))],
        from land in Enum.GetValues<Land>()
        from date in Year(year).Where(date => date.Month == 11 && date.Day > 1)
        where PublicHolidays.IsHoliday(date, land)
        select (land, date));

    [Theory]
    [InlineData(RegionalHoliday.CorpusChristi, "2026-06-04", Land.SN)]
    [InlineData(RegionalHoliday.AssumptionDay, "2026-08-15", Land.BY)]
    [InlineData(RegionalHoliday.PeaceFestival, "2026-08-08", Land.BY)]
    public void What_only_some_municipalities_have_counts_where_the_profile_names_it(RegionalHoliday holiday, string day, Land land)
    {
        Assert.False(PublicHolidays.IsHoliday(Day(day), land));
        Assert.True(PublicHolidays.IsHoliday(Day(day), land, [holiday]));
    }

    [Theory]
    [InlineData("2025-05-08")]
    [InlineData("2028-06-17")]
    public void Berlin_made_two_days_a_holiday_once(string day)
    {
        Assert.True(PublicHolidays.IsHoliday(Day(day), Land.BE));
        Assert.False(PublicHolidays.IsHoliday(Day(day), Land.BB));
        Assert.False(PublicHolidays.IsHoliday(Day(day).AddYears(1), Land.BE));
    }

    private static IEnumerable<DateOnly> Year(int year) => Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

    private static IEnumerable<DateOnly> Days(string text) => text.Split(' ').Select(Day);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
