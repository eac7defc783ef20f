using Coordination.Api.Access;
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
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.SessionNotInvited, Refusal.SessionCancelled,
            Refusal.EndsBeforeStart, Refusal.MinutesApproved);
        room.MapPut(Routes.Attendance, PutAttendanceAsync).WithSummary("Who was there, from when until when, for whom (chair, clerk; If-Match)")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.SessionCancelled, Refusal.AttendanceUnknownMember,
                Refusal.MinutesApproved);
        room.MapPut(Routes.RecordingNotice, PutRecordingNoticeAsync)
            .WithSummary("Who told the participants of the recording, when, and whether anyone objected: then recordings are deleted (chair, clerk; If-Match)")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.SessionCancelled);
        room.MapGet(Routes.Deliveries, GetDeliveriesAsync).WithSummary("Whether each message of the session reached its person (chair, clerk)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
        return routes;
    }

    private static Task<SessionView> OpenAsync(SessionMoment body, [AsParameters] Recording record)
    {
        var at = UtcMilliseconds.Cut(Check.Instant(body.At, "at"));
        return record.StepAsync(
            JournalAction.SessionOpened, session => session.State == SessionState.Open && session.OpenedAt == at,
            (session, now) => session.Open(at, record.Caller.PersonId, now));
    }

    private static Task<SessionView> CloseAsync(SessionMoment body, [AsParameters] Recording record)
    {
        var at = UtcMilliseconds.Cut(Check.Instant(body.At, "at"));
        return record.StepAsync(
            JournalAction.SessionClosed, session => session.State == SessionState.Closed && session.ClosedAt == at,
            (session, now) => session.Close(at, record.Caller.PersonId, now));
    }

    private static Task<SessionView> PutRecordAsync(SessionRecord body, IfMatch ifMatch, [AsParameters] Recording record)
    {
        var written = SessionForms.Clean(body);
        return record.WriteAsync(JournalAction.SessionRecorded, ifMatch, (access, now) =>
        {
            access.Session.Put(written, record.Caller.PersonId, now);
            return record.ChangeHeadAsync(access, now);
        });
    }

    private static Task<SessionView> PutAttendanceAsync(AttendanceList body, IfMatch ifMatch, [AsParameters] Recording record)
    {
        var attendance = SessionForms.Clean(body);
        return record.WriteAsync(JournalAction.AttendanceRecorded, ifMatch, async (access, now) =>
        {
            var members = await record.Db.Members.Where(member => member.GroupId == access.Group.Id).Select(member => member.Id).ToListAsync(record.Ct);
            access.Session.Put(attendance, members.ToHashSet(), record.Caller.PersonId, now);
            await record.ChangeHeadAsync(access, now);
        });
    }

    private static Task<SessionView> PutRecordingNoticeAsync(RecordingNotice body, IfMatch ifMatch, [AsParameters] Recording record)
    {
        var notice = SessionForms.Clean(body);
        return record.WriteAsync(JournalAction.RecordingNoticeGiven, ifMatch, async (access, now) =>
        {
            access.Session.Put(notice, record.Caller.PersonId, now);
            if (notice.ObjectionsRaised) await record.Db.DeleteRecordingsAsync(access, record.Caller, now, record.Ct);
        });
    }

    private static async Task<IReadOnlyList<DeliveryView>> GetDeliveriesAsync([AsParameters] Recording record)
    {
        var (sessionId, _, db, _, ct) = record;
        var access = await record.OpenAsync();
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
}
