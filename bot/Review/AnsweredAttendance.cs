using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Zu- und Absagen as the attendance they announce. Whoever has not answered is left out: the clerk says what they were.</summary>
public static class AnsweredAttendance
{
    public static IReadOnlyList<Attendance> Of(AttendanceForecast forecast)
    {
        var declined = forecast.Members.Where(person => person.Intent == AttendanceIntent.Declined).Select(person => person.MemberId).ToHashSet();
        return
        [
            .. forecast.Members.Where(person => person.Intent is not null).Select(person => person.Intent == AttendanceIntent.Declined
                ? new Attendance(person.MemberId, AttendanceStatus.Excused)
                : new Attendance(
                    person.MemberId, AttendanceStatus.Present, person.ArrivesAt,
                    Represents: person.StandsInFor is { } represented && declined.Contains(represented) ? represented : null)),
        ];
    }
}
