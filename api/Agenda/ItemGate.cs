using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>An item as one of its group's people may see it.</summary>
/// <param name="Agenda">The session on whose agenda it stands; null unless it was admitted.</param>
public sealed record ItemAccess(AgendaItem Item, Session? Agenda, Member Member)
{
    /// <summary>People were invited with this agenda: what stands on it stays.</summary>
    public bool IsFrozen => Agenda is { State: not SessionState.Scheduled };

    public ItemAccess MustBe(Role role)
    {
        Member.MustBe(role);
        return this;
    }
}

/// <summary>The gate of every item: another group's item is not there, nor is a non-public one for a guest (404).</summary>
public static class ItemGate
{
    public static async Task<ItemAccess> ItemAsync(this CouncilDb db, Guid itemId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var item = await db.Items.FindAsync([itemId], ct) ?? throw new RefusedException(Refusal.NotFound);
        var member = await db.MemberAsync(item.GroupId, caller, now, ct);
        if (!member.MaySee(item))
        {
            throw new RefusedException(Refusal.NotFound);
        }

        var agenda = item.State == AgendaItemState.Admitted ? await db.Sessions.FindAsync([item.SessionId], ct) : null;
        return new ItemAccess(item, agenda, member);
    }
}
