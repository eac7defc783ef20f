using Coordination.Api.Access;
using Coordination.Api.Errands;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Agenda;

/// <summary>What the chair decides on an item: admit, defer, refuse. The same decision again changes nothing.</summary>
public static class ItemDecisionEndpoints
{
    public static IEndpointRouteBuilder MapItemDecisions(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Agenda");
        room.MapPut(Routes.Admission, AdmitAsync).WithSummary("Admit an item to a session (chair); late ones are supplements and need a reason")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.ItemAlreadyDecided, Refusal.AgendaDeadlinePassed,
                Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
        room.MapPut(Routes.Deferral, DeferAsync).WithSummary("Defer an item with a reason (chair)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.ItemAlreadyDecided, Refusal.AgendaFrozen, Refusal.SessionCancelled,
            Refusal.SessionAlreadyHeld);
        room.MapPut(Routes.ItemRefusal, RefuseAsync).WithSummary("Refuse an item with a reason (chair)")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.ItemAlreadyDecided);
        return routes;
    }

    private static async Task<AgendaItemView> AdmitAsync(
        Guid itemId, AdmitItem body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var admission = ItemForms.Clean(body);
        var item = (await db.ItemAsync(itemId, caller, now, ct)).MustBe(Role.Chair).Item;
        if (item.State == AgendaItemState.Admitted && item.SessionId == admission.SessionId)
        {
            return await db.ViewAsync(item, ct);
        }

        var (session, group, _) = await db.SessionAsync(admission.SessionId, caller, now, ct);
        if (group.Id != item.GroupId)
        {
            throw new RefusedException(Refusal.NotFound);
        }

        await db.AdmitAsync(item, session, group.Profile, admission.SupplementReason, caller.PersonId, now, ct);
        return await DecidedAsync(db, item, JournalAction.ItemAdmitted, caller, now, ct);
    }

    private static async Task<AgendaItemView> DeferAsync(
        Guid itemId, DeferItem body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var deferral = ItemForms.Clean(body);
        var access = (await db.ItemAsync(itemId, caller, now, ct)).MustBe(Role.Chair);
        var item = access.Item;
        if (item.State == AgendaItemState.Deferred && item.StateReason == deferral.Reason && item.SessionId == deferral.ToSessionId)
        {
            return await db.ViewAsync(item, ct);
        }

        if (deferral.ToSessionId is { } later)
        {
            var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == later && s.GroupId == item.GroupId, ct);
            (session ?? throw new RefusedException(Refusal.NotFound)).RefuseUnlessAhead();
        }

        item.Defer(deferral.ToSessionId, deferral.Reason, access.IsFrozen, caller.PersonId, now);
        await db.RenumberAsync(access.Agenda, ct);
        return await DecidedAsync(db, item, JournalAction.ItemDeferred, caller, now, ct);
    }

    private static async Task<AgendaItemView> RefuseAsync(
        Guid itemId, RefuseItem body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var reason = ItemForms.Clean(body);
        var item = (await db.ItemAsync(itemId, caller, now, ct)).MustBe(Role.Chair).Item;
        if (item.State == AgendaItemState.Refused && item.StateReason == reason)
        {
            return await db.ViewAsync(item, ct);
        }

        item.Refuse(reason, caller.PersonId, now);
        return await DecidedAsync(db, item, JournalAction.ItemRefused, caller, now, ct);
    }

    /// <summary>Every decision is journalled, and the proposer hears of it.</summary>
    private static async Task<AgendaItemView> DecidedAsync(
        CouncilDb db, AgendaItem item, JournalAction action, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        db.Errands.Add(Errand.Due(ErrandKind.SendItemFate, item.GroupId, item.SessionId, item.Id, item.Version, 0, item.ProposedBy, now));
        db.Journal.Add(JournalEntry.Of(caller, now, action, item.GroupId, item.Id));
        await db.SaveChangesAsync(ct);
        return await db.ViewAsync(item, ct);
    }
}
