using System.Globalization;
using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class NoticePeriodTests
{
    /// <summary>Dispatch, days, count, first lawful date.</summary>
    public static TheoryData<string, int, DayCount, string> Periods => new()
    {
        // Neither the day of dispatch nor that of the session is counted: six days lie between.
        { "2025-03-03", 6, DayCount.CalendarDays, "2025-03-10" },
        { "2025-03-03", 0, DayCount.CalendarDays, "2025-03-04" },
        { "2025-03-03", 1, DayCount.CalendarDays, "2025-03-05" },
        // Saturday is a Werktag, Sunday is not.
        { "2025-03-03", 3, DayCount.WorkingDays, "2025-03-07" },
        { "2025-03-07", 3, DayCount.WorkingDays, "2025-03-12" },
        { "2025-03-08", 3, DayCount.WorkingDays, "2025-03-13" },
        // Karfreitag and Ostermontag 2025 (18 and 21 April) fall out.
        { "2025-04-16", 3, DayCount.WorkingDays, "2025-04-23" },
        { "2025-04-16", 3, DayCount.CalendarDays, "2025-04-20" },
        // Christmas and the turn of the year.
        { "2025-12-23", 3, DayCount.WorkingDays, "2025-12-30" },
        { "2025-12-30", 3, DayCount.WorkingDays, "2026-01-04" },
        // Christi Himmelfahrt (29 May) and Pfingstmontag (9 June) 2025.
        { "2025-05-28", 1, DayCount.WorkingDays, "2025-05-31" },
        { "2025-06-07", 1, DayCount.WorkingDays, "2025-06-11" },
        // Over the night in which clocks go forward (30 March 2025), back (26 October 2025), and over a leap day.
        { "2025-03-28", 6, DayCount.CalendarDays, "2025-04-04" },
        { "2025-10-24", 6, DayCount.CalendarDays, "2025-10-31" },
        { "2028-02-25", 6, DayCount.CalendarDays, "2028-03-03" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public void The_first_lawful_date_leaves_the_whole_period_between(string dispatch, int days, DayCount count, string earliest)
    {
        var notice = new NoticePeriod(days, count);

        Assert.Equal(Day(earliest), notice.EarliestSession(Day(dispatch)));
        Assert.True(notice.LatestDispatch(Day(earliest)) >= Day(dispatch));
        Assert.True(notice.LatestDispatch(Day(earliest).AddDays(-1)) < Day(dispatch));
    }

    /// <summary>Both directions agree on every pair of days of three years: in time is in time, whichever end one counts from.</summary>
    [Theory]
    [InlineData(6, DayCount.CalendarDays)]
    [InlineData(3, DayCount.WorkingDays)]
    [InlineData(0, DayCount.WorkingDays)]
    public void Counting_from_either_end_gives_the_same_answer(int days, DayCount count)
    {
        var notice = new NoticePeriod(days, count);
        var first = new DateOnly(2024, 1, 1);
        for (var dispatch = first; dispatch < first.AddYears(3); dispatch = dispatch.AddDays(1))
        {
            var earliest = notice.EarliestSession(dispatch);
            for (var session = dispatch.AddDays(1); session < dispatch.AddDays(15); session = session.AddDays(1))
            {
                Assert.Equal(session >= earliest, notice.LatestDispatch(session) >= dispatch);
            }
        }
    }

    /// <summary>A dispatch late on the evening counts for its day in the Kreis, also in the two nights in which the clocks change.</summary>
    [Theory]
    [InlineData("2025-03-29T23:30:00+01:00", "2025-04-05")]
    [InlineData("2025-03-30T00:30:00+01:00", "2025-04-06")]
    [InlineData("2025-03-30T03:30:00+02:00", "2025-04-06")]
    [InlineData("2025-10-25T23:30:00+02:00", "2025-11-01")]
    [InlineData("2025-10-26T00:30:00+02:00", "2025-11-02")]
    [InlineData("2025-10-26T02:30:00+01:00", "2025-11-02")]
    public void The_day_of_dispatch_is_that_of_the_Kreis(string dispatch, string earliest) => Assert.Equal(
        Day(earliest),
        new NoticePeriod(6, DayCount.CalendarDays).EarliestSession(CouncilTime.DateOf(DateTimeOffset.Parse(dispatch, CultureInfo.InvariantCulture))));

    /// <summary>Rhein-Kreis Neuss: 6 Kalendertage, in urgent cases 3 Werktage; dispatch, days, count, Land, first lawful date.</summary>
    [Theory]
    [InlineData("2026-05-28", 6, DayCount.CalendarDays, Land.NW, "2026-06-04")]
    // Fronleichnam (4 June 2026) is no Werktag in NW, and one in NI.
    [InlineData("2026-06-02", 3, DayCount.WorkingDays, Land.NW, "2026-06-07")]
    [InlineData("2026-06-02", 3, DayCount.WorkingDays, Land.NI, "2026-06-06")]
    // Reformationstag (Saturday 31 October 2026) in ST, Allerheiligen (Monday 1 November 2027) in NW, Buß- und Bettag (18 November 2026) in SN.
    [InlineData("2026-10-29", 2, DayCount.WorkingDays, Land.ST, "2026-11-03")]
    [InlineData("2026-10-29", 2, DayCount.WorkingDays, Land.NW, "2026-11-01")]
    [InlineData("2027-10-30", 1, DayCount.WorkingDays, Land.NW, "2027-11-03")]
    [InlineData("2026-11-17", 1, DayCount.WorkingDays, Land.SN, "2026-11-20")]
    [InlineData("2026-11-17", 1, DayCount.WorkingDays, Land.BY, "2026-11-19")]
    public void Werktage_are_those_of_the_Land(string dispatch, int days, DayCount count, Land land, string earliest)
    {
        var profile = new PolicyProfile(NoticeDays: days, NoticeCount: count, Slots: SlotRules.Usual with { Land = land });

        Assert.Equal(Day(earliest), NoticePeriod.Of(profile).EarliestSession(Day(dispatch)));
        Assert.True(NoticePeriod.Of(profile).LatestDispatch(Day(earliest)) >= Day(dispatch));
    }

    [Fact]
    public void A_reason_opens_the_way_to_the_shortened_notice_and_not_below_it()
    {
        var profile = new PolicyProfile();
        var friday = new DateOnly(2025, 3, 7);

        Assert.False(NoticePeriod.RefuseIfTooShort(profile, friday, new DateOnly(2025, 3, 14), null));
        Assert.True(NoticePeriod.RefuseIfTooShort(profile, friday, new DateOnly(2025, 3, 12), "Frost"));
        Assert.Throws<RefusedException>(() => NoticePeriod.RefuseIfTooShort(profile, friday, new DateOnly(2025, 3, 12), null));
        var refused = Assert.Throws<RefusedException>(() => NoticePeriod.RefuseIfTooShort(profile, friday, new DateOnly(2025, 3, 11), "Frost"));
        Assert.Equal((new DateOnly(2025, 3, 14), new DateOnly(2025, 3, 12)), (refused.Facts["earliest"], refused.Facts["earliestUrgent"]));
    }

    [Fact]
    public void Urgency_never_asks_for_more_than_the_ordinary_notice()
    {
        var profile = new PolicyProfile(NoticeDays: 2, ShortenedNoticeDays: 3);
        var friday = new DateOnly(2025, 3, 7);

        var refused = Assert.Throws<RefusedException>(() => NoticePeriod.RefuseIfTooShort(profile, friday, friday, "Frost"));

        Assert.Equal(refused.Facts["earliest"], refused.Facts["earliestUrgent"]);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
