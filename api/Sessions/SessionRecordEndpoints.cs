using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Minutes;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Sessions;

/// <summary>What chair and clerk record while and after a session takes place.</summary>
public static class SessionRecordEndpoints
{
    private static readonly ErrandKind[] Messages =
        [ErrandKind.SendInvitation, ErrandKind.SendReschedule, ErrandKind.SendCancellation, ErrandKind.SendSupplement, ErrandKind.SendMinutes];

    public static IEndpointRouteBuilder MapSessionRecords(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Sessions");
        room.MapPut(Routes.Opening, OpenAsync).WithSummary("Open a session (chair, clerk)").WithRefusals(
            Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionNotInvited, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
        room.MapPut(Routes.Closure, CloseAsync).WithSummary("Close a session (chair, clerk)").WithRefusals(
            Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionNotOpen, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld, Refusal.EndsBeforeStart);
        room.MapPut(Routes.Record, PutRecordAsync).WithSummary("Begin, end and place as they were (chair, clerk; If-Match)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.SessionNotInvited, Refusal.SessionCancelled,
            Refusal.EndsBeforeStart, Refusal.MinutesApproved);
        room.MapPut(Routes.Attendance, PutAttendanceAsync).WithSummary("Who was there, from when until when, for whom (chair, clerk; If-Match)")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.SessionCancelled, Refusal.AttendanceUnknownMember,
                Refusal.MinutesApproved);
        room.MapPut(Routes.RecordingNotice, PutRecordingNoticeAsync)
            .WithSummary("Who told the participants of the recording, when, and whether anyone objected (chair, clerk)")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionCancelled, Refusal.MinutesApproved);
        room.MapGet(Routes.Deliveries, GetDeliveriesAsync).WithSummary("Whether each message of the session reached its person (chair, clerk)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
        return routes;
    }

    private static async Task<SessionView> OpenAsync(
        Guid sessionId, SessionMoment body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var at = UtcMilliseconds.Cut(Check.Instant(body.At, "at"));
        var access = await RecorderAsync(db, sessionId, caller, clock.Now(), ct);
        if (access.Session.State == SessionState.Open && access.Session.OpenedAt == at)
        {
            return access.View();
        }

        access.Session.Open(at, caller.PersonId, clock.Now());
        return await SaveHeadAsync(db, access, JournalAction.SessionOpened, caller, clock, ct);
    }

    private static async Task<SessionView> CloseAsync(
        Guid sessionId, SessionMoment body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var at = UtcMilliseconds.Cut(Check.Instant(body.At, "at"));
        var access = await RecorderAsync(db, sessionId, caller, clock.Now(), ct);
        if (access.Session.State == SessionState.Closed && access.Session.ClosedAt == at)
        {
            return access.View();
        }

        access.Session.Close(at, caller.PersonId, clock.Now());
        return await SaveHeadAsync(db, access, JournalAction.SessionClosed, caller, clock, ct);
    }

    private static async Task<SessionView> PutRecordAsync(
        Guid sessionId, SessionRecord body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var record = SessionForms.Clean(body);
        var access = await RecorderAsync(db, sessionId, caller, clock.Now(), ct);
        ifMatch.Demand(access.Session.Version);
        access.Session.Put(record, caller.PersonId, clock.Now());
        return await SaveHeadAsync(db, access, JournalAction.SessionRecorded, caller, clock, ct);
    }

    private static async Task<SessionView> PutAttendanceAsync(
        Guid sessionId, AttendanceList body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var attendance = SessionForms.Clean(body);
        var access = await RecorderAsync(db, sessionId, caller, clock.Now(), ct);
        ifMatch.Demand(access.Session.Version);
        var members = await db.Members.Where(member => member.GroupId == access.Group.Id).Select(member => member.Id).ToListAsync(ct);
        access.Session.Put(attendance, members.ToHashSet(), caller.PersonId, clock.Now());
        return await SaveHeadAsync(db, access, JournalAction.AttendanceRecorded, caller, clock, ct);
    }

    private static async Task<SessionView> PutRecordingNoticeAsync(
        Guid sessionId, RecordingNotice body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var notice = SessionForms.Clean(body);
        var access = await RecorderAsync(db, sessionId, caller, clock.Now(), ct);
        access.Session.Put(notice, caller.PersonId, clock.Now());
        return await SaveAsync(db, access, JournalAction.RecordingNoticeGiven, caller, clock, ct);
    }

    private static async Task<IReadOnlyList<DeliveryView>> GetDeliveriesAsync(
        Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var access = await RecorderAsync(db, sessionId, caller, clock.Now(), ct);
        var errands = await db.Errands.AsNoTracking().Where(errand => errand.SessionId == sessionId && Messages.Contains(errand.Kind)).ToListAsync(ct);
        var members = await db.Members.AsNoTracking().Where(member => member.GroupId == access.Group.Id).ToDictionaryAsync(member => member.PersonId, ct);
        return [.. errands.Where(errand => errand.RecipientPersonId is { } person && members.ContainsKey(person))
            .OrderBy(errand => errand.CreatedAt).ThenBy(errand => members[errand.RecipientPersonId!.Value].Name.FamilyName, StringComparer.Ordinal)
            .Select(errand =>
            {
                var member = members[errand.RecipientPersonId!.Value];
                return new DeliveryView(member.Id, member.Name.Full, errand.Kind, errand.State, errand.DoneAt, errand.Problem?.ToString());
            })];
    }

    private static async Task<SessionAccess> RecorderAsync(CouncilDb db, Guid sessionId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        access.Member.MustBe(Role.Chair, Role.Clerk);
        return access;
    }

    /// <summary>What heads the Niederschrift is part of what is signed.</summary>
    private static async Task<SessionView> SaveHeadAsync(
        CouncilDb db, SessionAccess access, JournalAction action, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        await db.ChangeMinutesHeadAsync(access, clock.Now(), ct);
        return await SaveAsync(db, access, action, caller, clock, ct);
    }

    private static async Task<SessionView> SaveAsync(
        CouncilDb db, SessionAccess access, JournalAction action, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), action, access.Group.Id, access.Session.Id));
        await db.SaveChangesAsync(ct);
        return access.View();
    }
}
