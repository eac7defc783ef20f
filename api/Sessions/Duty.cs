using Coordination.Api.Scheduling;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>A Frist around a session that somebody has to keep: the invitation, the agenda, the Niederschrift.</summary>
/// <param name="Due">The last day.</param>
public sealed record Duty(ErrandKind Kind, DateOnly Due)
{
    private const int DaysAhead = 2;

    /// <summary>What is still to be done for this session.</summary>
    public static IEnumerable<Duty> Of(Session session, PolicyProfile profile, DateTimeOffset now)
    {
        if (session.State == SessionState.Scheduled && session.StartsAt > now)
        {
            yield return new Duty(ErrandKind.RemindInvitationDue, NoticePeriod.Of(profile).LatestDispatch(session.Date));
            yield return new Duty(ErrandKind.RemindAgendaDeadline, session.AgendaDeadline(profile));
        }

        if (session.State is SessionState.Invited or SessionState.Open or SessionState.Closed && session.EndsAt <= now && session.Minutes != MinutesState.Approved)
        {
            yield return new Duty(ErrandKind.RemindMinutesDue, session.Date.AddDays(profile.MinutesDueDays));
        }
    }

    /// <summary>Two days before, and on the last day; nobody is written to on a weekend or a holiday, but on the working day before.</summary>
    public bool IsToldOn(DateOnly today, PolicyProfile profile) => today == Weekday(Due, profile) || today == Weekday(Due.AddDays(-DaysAhead), profile);

    private static DateOnly Weekday(DateOnly day, PolicyProfile profile)
    {
        while (day.DayOfWeek == DayOfWeek.Saturday || !PublicHolidays.IsWorkingDay(day, profile.Slots?.Land, profile.Slots?.Regional)) day = day.AddDays(-1);
        return day;
    }
}
