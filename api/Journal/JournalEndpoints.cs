using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Journal;

/// <summary>The journal of a group, for those who answer for it.</summary>
public static class JournalEndpoints
{
    private const int Most = 1000;

    public static IEndpointRouteBuilder MapJournal(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Journal");
        room.MapGet(Routes.GroupJournal, GetAsync).WithMetadata(new AdministratorsToo()).WithSummary("Who did what when in a group: the last 1000 entries, newest first (chair, clerk, administrator)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
        return routes;
    }

    private static async Task<IReadOnlyList<JournalEntryView>> GetAsync(
        Guid groupId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!caller.IsAdmin)
        {
            (await db.MemberAsync(groupId, caller, clock.Now(), ct)).MustBe(Role.Chair, Role.Clerk);
        }

        var entries = await db.Journal.AsNoTracking().Where(entry => entry.GroupId == groupId)
            .OrderByDescending(entry => entry.Sequence).Take(Most).ToListAsync(ct);
        return [.. entries.Select(entry => new JournalEntryView(
            entry.Sequence, entry.At, entry.PersonId, entry.Channel, NameOf(entry.Action), entry.GroupId, entry.SubjectId, entry.Hash, entry.Figures))];
    }

    /// <summary>As every other code on the wire: <c>sessionInvited</c>.</summary>
    private static string NameOf(JournalAction action)
    {
        var name = action.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
