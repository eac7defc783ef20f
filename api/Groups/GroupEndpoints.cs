using Coordination.Api.Access;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Groups;

/// <summary>Reading groups: one's own, and for administrators all of them.</summary>
public static class GroupEndpoints
{
    public static IEndpointRouteBuilder MapGroups(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Groups");
        room.MapGet(Routes.Me, GetMeAsync).WithSummary("Who is asking, and their groups; for the bot also the chat it is asked in")
            .WithRefusals(Refusal.NotAllowed);
        room.MapGet(Routes.Groups, GetGroupsAsync).WithSummary("The caller's groups; all of them for an administrator");
        room.MapGet(Routes.Group, GetGroupAsync).WithMetadata(new AdministratorsToo()).WithSummary("A group with factions, members and profile").WithRefusals(Refusal.NotFound);
        return routes.MapGroupAdministration();
    }

    private static async Task<MeView> GetMeAsync(string? chat, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        if (chat is not null && caller.IsOwnToken)
        {
            throw new RefusedException(Refusal.NotAllowed);
        }

        // Every turn in chat begins with this one: one query, and of the groups only what is shown.
        var today = CouncilTime.DateOf(clock.Now());
        var places = await db.Members.AsNoTracking().Where(member => member.PersonId == caller.PersonId)
            .Join(db.Groups, member => member.GroupId, group => group.Id, (member, group) => new { Member = member, group.Name, group.ShortName })
            .OrderBy(place => place.Name).ToListAsync(ct);
        places = places.FindAll(place => place.Member.IsCurrent(today));
        return new MeView(caller.PersonId, places.Select(place => place.Member.Name.Full).FirstOrDefault(), caller.IsAdmin,
            [.. places.Select(place => new GroupSummary(place.Member.GroupId, place.Name, place.ShortName, place.Member.Role))],
            chat is null ? null : await db.FindConversationAsync(chat, caller, clock.Now(), ct));
    }

    private static async Task<IReadOnlyList<GroupSummary>> GetGroupsAsync(Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(clock.Now());
        return await SummariesAsync(db, await PlacesAsync(db, caller.PersonId, today, ct), caller.IsAdmin, ct);
    }

    private static async Task<GroupView> GetGroupAsync(Guid groupId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var member = await db.FindMemberAsync(groupId, caller.PersonId, clock.Now(), ct);
        if (member is null && !caller.IsAdmin)
        {
            throw new RefusedException(Refusal.NotFound);
        }

        var group = await db.WholeGroupAsync(groupId, ct);
        return group.ToView(withAddresses: caller.IsAdmin || member?.Role is Role.Chair or Role.Clerk);
    }

    /// <summary>A group with all that belongs to it; 404 if there is none.</summary>
    public static async Task<WorkingGroup> WholeGroupAsync(this CouncilDb db, Guid groupId, CancellationToken ct) =>
        await db.Groups.Include(group => group.Factions).Include(group => group.Members).AsSplitQuery()
            .SingleOrDefaultAsync(group => group.Id == groupId, ct)
        ?? throw new RefusedException(Refusal.NotFound);

    private static async Task<List<Member>> PlacesAsync(CouncilDb db, Guid personId, DateOnly today, CancellationToken ct) =>
        (await db.Members.AsNoTracking().Where(member => member.PersonId == personId).ToListAsync(ct)).FindAll(member => member.IsCurrent(today));

    private static async Task<IReadOnlyList<GroupSummary>> SummariesAsync(CouncilDb db, List<Member> places, bool all, CancellationToken ct)
    {
        var mine = places.ConvertAll(place => place.GroupId);
        var groups = await db.Groups.AsNoTracking().Where(group => all || mine.Contains(group.Id)).OrderBy(group => group.Name).ToListAsync(ct);
        return [.. groups.Select(group => new GroupSummary(group.Id, group.Name, group.ShortName, places.Find(place => place.GroupId == group.Id)?.Role))];
    }
}
