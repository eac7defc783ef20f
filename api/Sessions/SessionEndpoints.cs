using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Calendar;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Sessions;

/// <summary>Sessions: reading them, and what the chair does before they take place.</summary>
public static class SessionEndpoints
{
    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Sessions");
        room.MapGet(Routes.GroupSessions, GetAllAsync).WithSummary("A group's sessions: the coming ones, then those held, newest first")
            .WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.Session, GetAsync).WithSummary("A session").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.Session, PlanAsync).WithMetadata(new CreatesSubject()).WithSummary("Schedule a session (chair)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.IdTaken, Refusal.EndsBeforeStart, Refusal.StartsInThePast,
            Refusal.NoticeTooShort);
        room.MapPut(Routes.Schedule, RescheduleAsync).WithSummary("Move a session (chair); the invited are told").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld, Refusal.SessionMoved,
            Refusal.EndsBeforeStart, Refusal.StartsInThePast, Refusal.NoticeTooShort);
        room.MapPut(Routes.Invitation, InviteAsync).WithSummary("Send the invitation (chair): fixes the numbers, one message to each person")
            .WithRefusals(
                Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld, Refusal.AgendaEmpty, Refusal.PlaceMissing,
                Refusal.StartsInThePast, Refusal.NoticeTooShort);
        room.MapPut(Routes.Cancellation, CancelAsync).WithSummary("Cancel a session with a reason (chair); its items wait for the next one")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
        return routes.MapSessionRecords();
    }

    private static async Task<IReadOnlyList<SessionView>> GetAllAsync(
        Guid groupId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.MemberAsync(groupId, caller, clock.Now(), ct);
        var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == groupId, ct);
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.GroupId == groupId).OrderBy(session => session.StartsAt).ToListAsync(ct);
        var ahead = sessions.FindAll(session => session.State is SessionState.Scheduled or SessionState.Invited or SessionState.Open);
        return [.. ahead.Concat(sessions.Except(ahead).Reverse()).Select(session => session.ToView(group, member.Role))];
    }

    private static async Task<SessionView> GetAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        (await db.SessionAsync(sessionId, caller, clock.Now(), ct)).View();

    private static async Task<SessionView> PlanAsync(
        Guid sessionId, PlanSession body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var plan = SessionForms.Clean(body);
        var member = (await db.MemberAsync(plan.GroupId, caller, now, ct)).MustBe(Role.Chair);
        var group = await db.Groups.SingleAsync(g => g.Id == plan.GroupId, ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) is { } known)
        {
            return known.Request == Fingerprint.Of(plan) ? known.ToView(group, member.Role) : throw new RefusedException(Refusal.IdTaken);
        }

        var session = await db.PlanSessionAsync(Check.Id(sessionId, "sessionId"), plan, group, caller, now, ct);
        await db.SaveChangesAsync(ct);
        return session.ToView(group, member.Role);
    }

    /// <summary>The next session of a group with its line in the journal; saved with the caller's change.</summary>
    internal static async Task<Session> PlanSessionAsync(
        this CouncilDb db, Guid sessionId, PlanSession plan, WorkingGroup group, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var number = await db.Sessions.Where(s => s.GroupId == group.Id).MaxAsync(s => (int?)s.Number, ct) + 1 ?? 1;
        var session = Session.Plan(sessionId, number, plan, group.Profile, caller.PersonId, now);
        db.Sessions.Add(session);
        db.Journal.Add(JournalEntry.Of(
            caller, now, session.UrgencyReason is null ? JournalAction.SessionScheduled : JournalAction.SessionScheduledUrgently, group.Id, session.Id));
        return session;
    }

    private static async Task<SessionView> RescheduleAsync(
        Guid sessionId, SessionSchedule body, Caller caller, CouncilDb db, IOptions<CalendarOptions> calendar, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var schedule = SessionForms.Clean(body);
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        access.Member.MustBe(Role.Chair);
        var session = access.Session;
        if (session.IsAt(schedule))
        {
            return access.View();
        }

        session.Reschedule(schedule, access.Group.Profile, caller.PersonId, now);
        if (session.State == SessionState.Invited)
        {
            await db.QueueNoticesAsync(session, ErrandKind.SendReschedule, now, ct);
            db.QueueEvent(session, calendar.Value, now);
        }

        db.Journal.Add(JournalEntry.Of(
            caller, now, session.UrgencyReason is null ? JournalAction.SessionRescheduled : JournalAction.SessionRescheduledUrgently,
            session.GroupId, session.Id));
        await db.SaveChangesAsync(ct);
        return access.View();
    }

    private static async Task<SessionView> InviteAsync(
        Guid sessionId, Caller caller, CouncilDb db, IOptions<CalendarOptions> calendar, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        access.Member.MustBe(Role.Chair);
        if (access.Session.State == SessionState.Invited)
        {
            return access.View();
        }

        var items = await db.Items.CountAsync(item => item.SessionId == sessionId && item.State == AgendaItemState.Admitted, ct);
        access.Session.Invite(items, access.Group.Profile, caller.PersonId, now);
        await db.QueueNoticesAsync(access.Session, ErrandKind.SendInvitation, now, ct);
        db.QueueEvent(access.Session, calendar.Value, now);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.SessionInvited, access.Group.Id, sessionId));
        await db.SaveChangesAsync(ct);
        return access.View();
    }

    private static async Task<SessionView> CancelAsync(
        Guid sessionId, SessionCancellation body, Caller caller, CouncilDb db, IOptions<CalendarOptions> calendar, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var reason = SessionForms.Clean(body);
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        access.Member.MustBe(Role.Chair);
        var session = access.Session;
        if (session.State == SessionState.Cancelled && session.CancellationReason == reason)
        {
            return access.View();
        }

        var wasInvited = session.State == SessionState.Invited;
        session.Cancel(reason, caller.PersonId, now);
        await db.ReturnItemsAsync(session, caller.PersonId, now, ct);
        if (wasInvited)
        {
            await db.QueueNoticesAsync(session, ErrandKind.SendCancellation, now, ct);
            db.QueueEvent(session, calendar.Value, now);
        }

        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.SessionCancelled, session.GroupId, session.Id));
        await db.SaveChangesAsync(ct);
        return access.View();
    }
}
