using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.FollowUps;

/// <summary>Wiedervorlagen: what minutes left open, and the two ways the chair settles it.</summary>
public static class FollowUpEndpoints
{
    public static void MapFollowUps(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Agenda");
        room.MapGet(Routes.GroupFollowUps, GetOfGroupAsync).WithSummary("What a group's approved minutes left open, what is due first at the head")
            .WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.FollowUpAgenda, TakeAsync).WithSummary("Take it on a session's agenda as an item (chair); late ones are supplements and need a reason")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.FollowUpSettled, Refusal.AgendaDeadlinePassed,
                Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
        room.MapPut(Routes.FollowUpDrop, DropAsync).WithSummary("Drop it with a reason (chair)")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.FollowUpSettled);
    }

    private static async Task<IReadOnlyList<FollowUpView>> GetOfGroupAsync(
        Guid groupId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.MemberAsync(groupId, caller, clock.Now(), ct);
        var open = await db.FollowUps.AsNoTracking().Where(followUp => followUp.GroupId == groupId && followUp.State == FollowUpState.Open).ToListAsync(ct);
        return [.. open.Where(followUp => member.MaySee(followUp.Publicity))
            .OrderBy(followUp => followUp.DueBy ?? DateOnly.MaxValue).ThenBy(followUp => followUp.Kind).ThenBy(followUp => followUp.Id).Select(followUp => followUp.ToView())];
    }

    private static async Task<AgendaItemView> TakeAsync(
        Guid followUpId, TakeFollowUp body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var taking = FollowUpForms.Clean(body);
        var followUp = await db.FollowUpOfChairAsync(followUpId, caller, now, ct);
        // The item bears the id of what it was made of: a second click finds it.
        if (followUp.State == FollowUpState.OnAgenda && await db.Items.FindAsync([followUpId], ct) is { } known && known.SessionId == taking.SessionId)
        {
            return await db.ViewAsync(known, ct);
        }

        var (session, group, _) = await db.SessionAsync(taking.SessionId, caller, now, ct);
        if (group.Id != followUp.GroupId) throw new RefusedException(Refusal.NotFound);

        followUp.Take(caller.PersonId, now);
        var item = await db.Items.FindAsync([followUpId], ct) is { } earlier ? earlier.Again(caller.PersonId, now) : db.Items.Add(AgendaItem.Propose(
            followUpId, new ProposeItem(group.Id, taking.Title ?? followUp.ItemTitle, followUp.Text, followUp.Publicity, followUp.PromisedBy, session.Id),
            factionId: null, followUp.Publicity, caller.PersonId, now)).Entity;
        await db.AdmitAsync(item, session, group.Profile, taking.SupplementReason, caller.PersonId, now, ct);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.FollowUpTaken, group.Id, followUpId));
        await db.SaveChangesAsync(ct);
        return await db.ViewAsync(item, ct);
    }

    private static async Task<FollowUpView> DropAsync(
        Guid followUpId, DropFollowUp body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var reason = FollowUpForms.Clean(body);
        var followUp = await db.FollowUpOfChairAsync(followUpId, caller, now, ct);
        if (followUp.State != FollowUpState.Dropped || followUp.Reason != reason)
        {
            followUp.Drop(reason, caller.PersonId, now);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.FollowUpDropped, followUp.GroupId, followUpId));
            await db.SaveChangesAsync(ct);
        }

        return followUp.ToView();
    }

    private static async Task<FollowUp> FollowUpOfChairAsync(this CouncilDb db, Guid followUpId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var (followUp, member) = await db.FollowUpAsync(followUpId, caller, now, ct);
        member.MustBe(Role.Chair);
        return followUp;
    }
}
