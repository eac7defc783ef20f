using Coordination.Api.Documents;
using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Api.Calendar;

/// <summary>
/// A Sitzung as a calendar may know it: that the group meets, when, and where. Calendars are shared, synchronised and read on locked screens,
/// so nothing of the agenda gets in, whatever its publicity; how to join online only gets into the file that a person takes over themselves.
/// </summary>
public static class SessionEvents
{
    /// <param name="organizer">Whose address answers go to; null: the group itself, which has none.</param>
    /// <param name="attendee">The person invited; null in a feed, which asks nobody for anything.</param>
    public static CalendarEvent Of(Session session, WorkingGroup group, Texts texts, Member? organizer = null, Member? attendee = null) => new(
        session.Id,
        session.Sequence,
        session.State switch
        {
            SessionState.Scheduled => EventStatus.Tentative,
            SessionState.Cancelled => EventStatus.Cancelled,
            _ => EventStatus.Confirmed,
        },
        session.StartsAt,
        session.EndsAt,
        texts.Format("Calendar.Session", group.Name),
        session.Place,
        attendee is null ? null : session.OnlineUrl,
        new CalendarAddress(group.Id, group.Name, organizer?.Email),
        attendee is null ? null : new CalendarAddress(attendee.PersonId, attendee.Name.Full, attendee.Email),
        session.ChangedAt);

    /// <summary>
    /// What is cancelled is taken away; an invitation is one only where both sides have an address, as calendars answer it by mail; otherwise the file
    /// just shows the session.
    /// </summary>
    public static CalendarMethod MethodOf(CalendarEvent one) => one switch
    {
        { Status: EventStatus.Cancelled } => CalendarMethod.Cancel,
        { Status: EventStatus.Confirmed, Organizer.Email: not null, Attendee.Email: not null } => CalendarMethod.Request,
        _ => CalendarMethod.Publish,
    };
}
