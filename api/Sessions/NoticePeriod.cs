using Coordination.Api.Scheduling;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>
/// Ladungsfrist. Between the day on which the invitation goes out and the day of the session lie at least so many days; neither of the two
/// is counted. Dates in the Kreis, so that the nights in which the clocks change make no difference.
/// </summary>
/// <param name="Land">Whose holidays are no Werktage; null: only those of all Germany.</param>
public sealed record NoticePeriod(int Days, DayCount Count, Land? Land = null, IReadOnlyList<RegionalHoliday>? Regional = null)
{
    public static NoticePeriod Of(PolicyProfile profile) => new(profile.NoticeDays, profile.NoticeCount, profile.Slots?.Land, profile.Slots?.Regional);

    /// <summary>The shortened notice of Dringlichkeit, always in Werktagen; it never asks for more than the ordinary one.</summary>
    public static NoticePeriod Urgent(PolicyProfile profile) =>
        new(profile.ShortenedNoticeDays, DayCount.WorkingDays, profile.Slots?.Land, profile.Slots?.Regional);

    /// <summary>The first date for which an invitation sent on this day is in time.</summary>
    public DateOnly EarliestSession(DateOnly dispatch) => Walk(dispatch, 1);

    /// <summary>The last day on which an invitation for this date is in time.</summary>
    public DateOnly LatestDispatch(DateOnly session) => Walk(session, -1);

    /// <summary>
    /// Refuses a session that the invitation would reach too late, naming the first lawful dates. A reason for urgency opens the way down to
    /// the shortened notice, not below it.
    /// </summary>
    /// <returns>True where the session is lawful only because it is urgent.</returns>
    public static bool RefuseIfTooShort(PolicyProfile profile, DateOnly dispatch, DateOnly session, string? urgencyReason)
    {
        var earliest = Of(profile).EarliestSession(dispatch);
        if (session >= earliest)
        {
            return false;
        }

        var urgent = Urgent(profile).EarliestSession(dispatch);
        var earliestUrgent = urgent < earliest ? urgent : earliest;
        if (urgencyReason is not null && session >= earliestUrgent)
        {
            return true;
        }

        throw new RefusedException(Refusal.NoticeTooShort, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["earliest"] = earliest,
            ["earliestUrgent"] = earliestUrgent,
        });
    }

    private DateOnly Walk(DateOnly from, int step)
    {
        var day = from.AddDays(step);
        for (var left = Days; left > 0; day = day.AddDays(step))
        {
            if (Count == DayCount.CalendarDays || PublicHolidays.IsWorkingDay(day, Land, Regional))
            {
                left--;
            }
        }

        return day;
    }
}
