using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Agenda;

/// <summary>Befangenheit per item: each person announces their own; chair and clerk see all of them.</summary>
public static class RecusalEndpoints
{
    public static IEndpointRouteBuilder MapRecusals(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Agenda");
        room.MapGet(Routes.Recusals, GetAsync).WithSummary("Who announced Befangenheit for which item: all for chair and clerk, one's own for others")
            .WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.MyRecusal, AnnounceAsync).WithSummary("Announce one's own Befangenheit for an item; no reason is asked")
            .WithRefusals(Refusal.NotFound, Refusal.ItemNotOnAgenda, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
        room.MapDelete(Routes.MyRecusal, WithdrawAsync).WithSummary("Take one's own announcement back")
            .WithRefusals(Refusal.NotFound, Refusal.ItemNotOnAgenda, Refusal.SessionCancelled, Refusal.SessionAlreadyHeld);
        return routes;
    }

    private static async Task<IReadOnlyList<RecusalView>> GetAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var access = await db.SessionAsync(sessionId, caller, clock.Now(), ct);
        var seesAll = access.Member.Role is Role.Chair or Role.Clerk;
        var announced = await db.Recusals.AsNoTracking()
            .Join(db.Items, recusal => recusal.ItemId, item => item.Id, (recusal, item) => new { Recusal = recusal, Item = item })
            .Where(row => row.Item.SessionId == sessionId && row.Item.State == AgendaItemState.Admitted && (seesAll || row.Recusal.MemberId == access.Member.Id))
            .Join(db.Members, row => row.Recusal.MemberId, member => member.Id, (row, member) => new { row.Recusal, row.Item, member.Name })
            .ToListAsync(ct);
        return [.. announced.Where(row => access.Member.MaySee(row.Item)).OrderBy(row => row.Item.Position).ThenBy(row => row.Recusal.AnnouncedAt)
            .Select(row => new RecusalView(row.Recusal.ItemId, row.Recusal.MemberId, row.Name.Full, row.Recusal.AnnouncedAt))];
    }

    private static async Task<RecusalView> AnnounceAsync(Guid itemId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var (access, known) = await FindAsync(db, itemId, caller, now, ct);
        if (known is null)
        {
            known = Recusal.Of(itemId, access.Member.Id, now);
            db.Recusals.Add(known);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.RecusalAnnounced, access.Item.GroupId, itemId));
            await db.SaveChangesAsync(ct);
        }

        return new RecusalView(itemId, access.Member.Id, access.Member.Name.Full, known.AnnouncedAt);
    }

    private static async Task<IResult> WithdrawAsync(Guid itemId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var (access, known) = await FindAsync(db, itemId, caller, now, ct);
        if (known is not null)
        {
            db.Recusals.Remove(known);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.RecusalWithdrawn, access.Item.GroupId, itemId));
            await db.SaveChangesAsync(ct);
        }

        return Results.NoContent();
    }

    private static async Task<(ItemAccess Access, Recusal? Known)> FindAsync(CouncilDb db, Guid itemId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var access = await db.ItemAsync(itemId, caller, now, ct);
        (access.Agenda ?? throw new RefusedException(Refusal.ItemNotOnAgenda)).RefuseRecusal();
        return (access, await db.Recusals.FindAsync([itemId, access.Member.Id], ct));
    }
}
