using Coordination.Api.Access;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Agenda;

/// <summary>Agenda items as their proposers see them: propose, change, withdraw, look what became of them.</summary>
public static class ItemEndpoints
{
    public static IEndpointRouteBuilder MapItems(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Agenda");
        room.MapGet(Routes.GroupItems, GetOfGroupAsync).WithSummary("A group's items in these states, oldest first; by default those that wait for the chair")
            .WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.MyItems, GetMineAsync).WithSummary("What the caller proposed, newest first");
        room.MapGet(Routes.Item, GetAsync).WithSummary("An agenda item").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.Item, ProposeAsync).WithMetadata(new CreatesSubject()).WithSummary("Propose an item, on behalf of the caller's faction; the chair is told")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.IdTaken);
        room.MapPut(Routes.ItemContent, ChangeAsync).WithSummary("Change an item (If-Match): the proposer until it is decided, the chair until the invitation")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.ItemAlreadyDecided,
                Refusal.AgendaFrozen);
        room.MapPut(Routes.Withdrawal, WithdrawAsync).WithSummary("Withdraw one's own item")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.ItemAlreadyDecided, Refusal.AgendaFrozen);
        return routes;
    }

    private static async Task<IReadOnlyList<AgendaItemView>> GetOfGroupAsync(
        Guid groupId, AgendaItemState[] state, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.MemberAsync(groupId, caller, clock.Now(), ct);
        var states = state.Length > 0 ? state : [AgendaItemState.Proposed, AgendaItemState.Deferred];
        var items = await db.Items.AsNoTracking().Where(item => item.GroupId == groupId && states.Contains(item.State))
            .OrderBy(item => item.ProposedAt).ToListAsync(ct);
        return await db.ViewAsync(items.FindAll(member.MaySee), ct);
    }

    private static async Task<IReadOnlyList<AgendaItemView>> GetMineAsync(Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(clock.Now());
        var places = (await db.Members.AsNoTracking().Where(member => member.PersonId == caller.PersonId).ToListAsync(ct))
            .FindAll(member => member.IsCurrent(today)).ToDictionary(member => member.GroupId);
        var items = await db.Items.AsNoTracking().Where(item => item.ProposedBy == caller.PersonId)
            .OrderByDescending(item => item.ProposedAt).ToListAsync(ct);
        return await db.ViewAsync(items.FindAll(item => places.TryGetValue(item.GroupId, out var place) && place.MaySee(item)), ct);
    }

    private static async Task<AgendaItemView> GetAsync(Guid itemId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        await db.ViewAsync((await db.ItemAsync(itemId, caller, clock.Now(), ct)).Item, ct);

    private static async Task<AgendaItemView> ProposeAsync(
        Guid itemId, ProposeItem body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var proposal = ItemForms.Clean(body);
        var member = (await db.MemberAsync(proposal.GroupId, caller, now, ct))
            .MustBe(Role.Member, Role.Deputy, Role.Chair, Role.Clerk, Role.Administration);
        if (await db.Items.SingleOrDefaultAsync(i => i.Id == itemId, ct) is { } known)
        {
            return known.ProposedBy == caller.PersonId && known.Request == Fingerprint.Of(proposal)
                ? await db.ViewAsync(known, ct)
                : throw new RefusedException(Refusal.IdTaken);
        }

        if (proposal.SessionId is { } meant && !await db.Sessions.AnyAsync(session => session.Id == meant && session.GroupId == proposal.GroupId, ct))
        {
            throw Check.Malformed("sessionId", FieldProblem.Unknown);
        }

        // Read only, and of the members the chair only: this is what members do most.
        var profile = await db.Groups.Where(group => group.Id == proposal.GroupId).Select(group => group.Profile).SingleAsync(ct);
        var chairs = await db.Members.AsNoTracking().Where(m => m.GroupId == proposal.GroupId && m.Role == Role.Chair).ToListAsync(ct);
        var item = AgendaItem.Propose(Check.Id(itemId, "itemId"), proposal, member.FactionId, profile.DefaultPublicity, caller.PersonId, now);
        db.Items.Add(item);
        foreach (var chair in chairs.Where(m => m.IsCurrent(CouncilTime.DateOf(now))))
        {
            db.Errands.Add(Errand.Due(ErrandKind.SendProposal, item.GroupId, item.SessionId, item.Id, item.Version, 0, chair.PersonId, now));
        }

        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.ItemProposed, item.GroupId, item.Id));
        await db.SaveChangesAsync(ct);
        return await db.ViewAsync(item, ct);
    }

    private static async Task<AgendaItemView> ChangeAsync(
        Guid itemId, ItemContent body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var content = ItemForms.Clean(body);
        var access = await db.ItemAsync(itemId, caller, now, ct);
        var byChair = access.Member.Role == Role.Chair;
        if (!byChair && access.Item.ProposedBy != caller.PersonId)
        {
            throw new RefusedException(Refusal.NotAllowed);
        }

        ifMatch.Demand(access.Item.Version, access.Item.ChangedBy, access.Item.ChangedAt);
        if (!access.Item.Says(content))
        {
            access.Item.Change(content, byChair, access.IsFrozen, caller.PersonId, now);
            await db.RenumberAsync(access.Agenda, ct);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.ItemChanged, access.Item.GroupId, itemId));
            await db.SaveChangesAsync(ct);
        }

        return await db.ViewAsync(access.Item, ct);
    }

    private static async Task<AgendaItemView> WithdrawAsync(Guid itemId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var access = await db.ItemAsync(itemId, caller, now, ct);
        if (access.Item.ProposedBy != caller.PersonId)
        {
            throw new RefusedException(Refusal.NotAllowed);
        }

        if (access.Item.State != AgendaItemState.Withdrawn)
        {
            access.Item.Withdraw(access.IsFrozen, caller.PersonId, now);
            await db.RenumberAsync(access.Agenda, ct);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.ItemWithdrawn, access.Item.GroupId, itemId));
            if (await db.FollowUps.FindAsync([itemId], ct) is { } followUp)
            {
                followUp.Reopen();
                db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.FollowUpReopened, access.Item.GroupId, itemId));
            }

            await db.SaveChangesAsync(ct);
        }

        return await db.ViewAsync(access.Item, ct);
    }
}
