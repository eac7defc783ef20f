using Coordination.Api.Groups;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>What callers see of a session.</summary>
public static class SessionViews
{
    public static SessionView ToView(this Session session, WorkingGroup group, Role seenBy) => new(
        session.Id, session.GroupId, group.Name, session.Number, session.State, session.StartsAt, session.EndsAt, session.Place, session.OnlineUrl,
        session.UrgencyReason, session.InvitedAt, session.CancellationReason, session.Record,
        // Who was there, who informed and whether anybody objected is for the group, not for its guests.
        seenBy == Role.Guest ? new AttendanceList([], []) : session.Attendance,
        seenBy == Role.Guest ? null : session.RecordingNotice, NoticePeriod.Of(group.Profile).LatestDispatch(session.Date), session.AgendaDeadline(group.Profile), session.Minutes,
        session.Version, session.Sequence, session.Outlook is { } outlook
            ? new OutlookView(outlook.JoinUrl, seenBy is Role.Chair or Role.Clerk ? outlook.Drift : null) : null);

    /// <summary>The last day on which items are admitted without being a Nachtrag.</summary>
    public static DateOnly AgendaDeadline(this Session session, PolicyProfile profile) => session.Date.AddDays(-profile.AgendaDeadlineDays);
}
