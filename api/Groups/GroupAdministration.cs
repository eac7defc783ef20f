using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Groups;

/// <summary>Creating and changing groups, Fraktionen and memberships: administrators only.</summary>
public static class GroupAdministration
{
    public static IEndpointRouteBuilder MapGroupAdministration(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Admin).WithTags("Groups");
        room.MapPut(Routes.Group, PutGroupAsync).WithSummary("Create a group or, with If-Match, change it")
            .WithRefusals(Refusal.Malformed, Refusal.IdTaken, Refusal.Stale);
        room.MapPut(Routes.Faction, PutFactionAsync).WithSummary("Add a faction or, with If-Match, rename it")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.IdTaken, Refusal.Stale, Refusal.VersionNeeded);
        room.MapPut(Routes.Member, PutMemberAsync).WithSummary("Add a membership or, with If-Match, change it")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.IdTaken, Refusal.Stale, Refusal.VersionNeeded, Refusal.MemberInUse, Refusal.LastChair);
        room.MapDelete(Routes.Member, EndMemberAsync).WithSummary("End a membership with this day").WithRefusals(Refusal.NotFound, Refusal.LastChair);
        room.MapPut(Routes.Roster, RosterEndpoint.PutAsync).WithSummary("Import factions and members from CSV: all of it or nothing")
            .Accepts<string>("text/csv").WithRefusals(Refusal.NotFound, Refusal.TooLarge, Refusal.LastChair);
        return routes;
    }

    private static async Task<GroupView> PutGroupAsync(
        Guid groupId, GroupDefinition body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var definition = GroupForms.Clean(body);
        var group = await db.Groups.Include(g => g.Factions).Include(g => g.Members).AsSplitQuery().SingleOrDefaultAsync(g => g.Id == groupId, ct);
        if (group is null)
        {
            group = WorkingGroup.Create(Check.Id(groupId, "groupId"), definition);
            db.Groups.Add(group);
            db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.GroupCreated, groupId, groupId));
        }
        else if (group.Name != definition.Name || group.ShortName != definition.ShortName || Fingerprint.Of(group.Profile) != Fingerprint.Of(definition.Profile))
        {
            if (ifMatch.Version is null)
            {
                // It was meant as a creation.
                throw new RefusedException(Refusal.IdTaken);
            }

            ifMatch.Demand(group.Version);
            group.Change(definition);
            db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.GroupChanged, groupId, groupId));
        }

        await db.SaveChangesAsync(ct);
        return group.ToView(withAddresses: true);
    }

    private static async Task<GroupView> PutFactionAsync(
        Guid groupId, Guid factionId, FactionDefinition body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var group = await db.WholeGroupAsync(groupId, ct);
        await RefuseForeignAsync(db.Set<Faction>().AnyAsync(faction => faction.Id == factionId && faction.GroupId != groupId, ct));
        var definition = GroupForms.Clean(body);
        var known = group.Factions.Find(faction => faction.Id == Check.Id(factionId, "factionId"));
        if (known?.Is(definition) == true) return group.ToView(withAddresses: true);

        if (known is not null) ifMatch.Demand(group.Version);
        group.Put(factionId, definition);
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.FactionSaved, groupId, factionId));
        await db.SaveChangesAsync(ct);
        return group.ToView(withAddresses: true);
    }

    private static async Task<GroupView> PutMemberAsync(
        Guid groupId, Guid memberId, MemberDefinition body, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var group = await db.WholeGroupAsync(groupId, ct);
        await RefuseForeignAsync(db.Members.AnyAsync(member => member.Id == memberId && member.GroupId != groupId, ct));
        var definition = GroupForms.Clean(body, group, Check.Id(memberId, "memberId"));
        var known = group.Members.Find(member => member.Id == memberId);
        if (known?.Is(definition) == true) return group.ToView(withAddresses: true);

        if (known is not null) ifMatch.Demand(group.Version);
        group.Put(memberId, definition, CouncilTime.DateOf(clock.Now()));
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.MemberSaved, groupId, memberId));
        await db.SaveChangesAsync(ct);
        return group.ToView(withAddresses: true);
    }

    private static async Task<GroupView> EndMemberAsync(
        Guid groupId, Guid memberId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var group = await db.WholeGroupAsync(groupId, ct);
        var member = group.Members.Find(m => m.Id == memberId) ?? throw new RefusedException(Refusal.NotFound);
        group.End(member, CouncilTime.DateOf(clock.Now()));
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.MemberEnded, groupId, memberId));
        await db.SaveChangesAsync(ct);
        return group.ToView(withAddresses: true);
    }

    private static async Task RefuseForeignAsync(Task<bool> isForeign)
    {
        if (await isForeign)
        {
            throw new RefusedException(Refusal.IdTaken);
        }
    }
}
