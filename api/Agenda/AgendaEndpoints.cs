using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>The agenda of a session: reading it, and the chair's order.</summary>
public static class AgendaEndpoints
{
    public static IEndpointRouteBuilder MapAgenda(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Agenda");
        room.MapGet(Routes.Agenda, GetAsync).WithSummary("A session's agenda: public part first; guests see that part only").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.AgendaOrder, OrderAsync).WithSummary("The whole order of an agenda (chair; If-Match), until the invitation is out")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.AgendaFrozen, Refusal.OrderIncomplete,
                Refusal.ItemNotOnAgenda);
        return routes.MapItems().MapItemDecisions();
    }

    private static async Task<AgendaView> GetAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var access = await db.SessionAsync(sessionId, caller, clock.Now(), ct);
        return await ViewAsync(db, access, (await db.AdmittedAsync(sessionId, ct)).FindAll(access.Member.MaySee), ct);
    }

    private static async Task<AgendaView> OrderAsync(
        Guid sessionId, AgendaOrder body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var order = Check.Given(body.ItemIds, "itemIds");
        var access = await db.SessionAsync(sessionId, caller, clock.Now(), ct);
        access.Member.MustBe(Role.Chair);
        ifMatch.Demand(access.Session.Version, access.Session.ChangedBy, access.Session.ChangedAt);
        if (access.Session.State != SessionState.Scheduled)
        {
            throw new RefusedException(Refusal.AgendaFrozen);
        }

        var items = await db.AdmittedAsync(sessionId, ct);
        RefuseOther(order, items.ConvertAll(item => item.Id));
        for (var place = 0; place < order.Count; place++)
        {
            items.Find(item => item.Id == order[place])!.Place(place + 1);
        }

        await db.RenumberAsync(access.Session, ct);
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.AgendaOrdered, access.Group.Id, sessionId));
        await db.SaveChangesAsync(ct);
        return await ViewAsync(db, access, items, ct);
    }

    /// <summary>Every admitted item exactly once: a forgotten one would fall off the agenda without a decision.</summary>
    private static void RefuseOther(IReadOnlyList<Guid> order, List<Guid> items)
    {
        foreach (var stranger in order.Except(items))
        {
            throw new RefusedException(Refusal.ItemNotOnAgenda, "itemId", stranger);
        }

        if (order.Count != items.Count || order.Distinct().Count() != order.Count)
        {
            throw new RefusedException(Refusal.OrderIncomplete);
        }
    }

    private static async Task<AgendaView> ViewAsync(CouncilDb db, SessionAccess access, List<AgendaItem> items, CancellationToken ct) =>
        new(access.Session.Id, await db.ViewAsync([.. AgendaNumbers.InOrder(items)], ct), access.Session.Version);
}
