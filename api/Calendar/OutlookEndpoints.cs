using Coordination.Api.Access;
using Coordination.Api.Documents;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Calendar;

/// <summary>Where the bot learns what the Termin in Outlook should be and says what it wrote or found; and where chair or clerk have it put right.</summary>
public static class OutlookEndpoints
{
    private const int LongestId = 1_000;
    private const int LongestText = 2_000;

    public static void MapOutlook(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Errands).WithTags("Calendar");
        room.MapGet(Routes.OutlookEvent, GetAsync).WithSummary("What the event in Outlook should be").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.OutlookEvent, PutAsync).WithSummary("Record what was written to or found in Outlook")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.IdTaken);
        routes.MapRoom(Policies.Person).WithTags("Calendar")
            .MapPut(Routes.OutlookRestoration, RestoreAsync).WithSummary("Have the event in Outlook put right (chair, clerk)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
    }

    private static async Task<EventPlan> GetAsync(Guid sessionId, CouncilDb db, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new RefusedException(Refusal.NotFound);
        var group = await db.WholeGroupAsync(session.GroupId, ct);
        var attendees = group.Members.Where(member => member.IsCurrent(session.Date) && member.Email is not null)
            .OrderBy(member => member.Name.Full, StringComparer.Ordinal).Select(member => new EventAttendee(member.Name.Full, member.Email!));
        return new EventPlan(
            session.Id, session.State, Texts.German.Format("Calendar.Session", group.Name), session.StartsAt, session.EndsAt, session.Place,
            session.CancellationReason, [.. attendees.DistinctBy(attendee => attendee.Mail, StringComparer.OrdinalIgnoreCase)], session.Outlook);
    }

    private static async Task<IResult> PutAsync(Guid sessionId, RecordEvent body, CouncilDb db, CancellationToken ct)
    {
        var written = Check.Given(body.Event, "event");
        Check.Line(written.EventId, "event.eventId", LongestId);
        Check.OptionalLine(written.JoinUrl, "event.joinUrl", LongestText);
        var drift = written.Drift is not { } found ? null : found with
        {
            Subject = Check.OptionalLine(found.Subject, "event.drift.subject", LongestText),
            Place = Check.OptionalLine(found.Place, "event.drift.place", LongestText),
        };
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new RefusedException(Refusal.NotFound);
        session.EventWritten(written with { Drift = drift }, body.Replaces);
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<IResult> RestoreAsync(
        Guid sessionId, Caller caller, CouncilDb db, IOptions<CalendarOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        access.Member.MustBe(Role.Chair, Role.Clerk);
        if (!access.Session.RestoreEvent(caller.PersonId, now)) return Results.NoContent();

        db.QueueEvent(access.Session, options.Value, now);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.EventRestored, access.Group.Id, sessionId));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }
}
