using Coordination.Bot.Review;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

public sealed class AnsweredAttendanceTests
{
    private static readonly DateTimeOffset Arrival = new(2026, 9, 17, 16, 0, 0, TimeSpan.Zero);
    private static readonly Guid Coming = Guid.NewGuid(), Late = Guid.NewGuid(), Declined = Guid.NewGuid(), Deputy = Guid.NewGuid(), Silent = Guid.NewGuid();

    [Fact]
    public void The_answers_become_rows_and_who_has_not_answered_becomes_none() => Assert.Equal(
        [
            new Attendance(Coming, AttendanceStatus.Present), new Attendance(Late, AttendanceStatus.Present, Arrival),
            new Attendance(Declined, AttendanceStatus.Excused), new Attendance(Deputy, AttendanceStatus.Present, Represents: Declined),
        ],
        AnsweredAttendance.Of(Forecast(Person(Declined, AttendanceIntent.Declined, deputy: Deputy))));

    [Fact]
    public void A_deputy_whose_member_comes_after_all_represents_nobody() => Assert.Equal(
        new Attendance(Deputy, AttendanceStatus.Present),
        AnsweredAttendance.Of(Forecast(Person(Declined, AttendanceIntent.Coming))).Single(row => row.MemberId == Deputy));

    private static AttendanceForecast Forecast(ExpectedMember changing) => new(
        Guid.NewGuid(),
        [
            Person(Coming, AttendanceIntent.Coming), Person(Late, AttendanceIntent.Late) with { ArrivesAt = Arrival }, changing,
            Person(Deputy, AttendanceIntent.Coming) with { StandsInFor = Declined }, Person(Silent, null),
        ],
        [], null);

    private static ExpectedMember Person(Guid id, AttendanceIntent? intent, Guid? deputy = null) =>
        new(id, "Erna Muster", null, Role.Member, intent, null, deputy, null);
}
