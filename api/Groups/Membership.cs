using Coordination.Api.Access;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Groups;

/// <summary>The gate of every group: who has no current membership learns nothing, not even that the group exists (404).</summary>
public static class Membership
{
    /// <summary>The caller's current place in the group.</summary>
    public static async Task<Member> MemberAsync(this CouncilDb db, Guid groupId, Caller caller, DateTimeOffset now, CancellationToken ct) =>
        await db.FindMemberAsync(groupId, caller.PersonId, now, ct) ?? throw new RefusedException(Refusal.NotFound);

    public static async Task<Member?> FindMemberAsync(this CouncilDb db, Guid groupId, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        // The first gate has usually read it already (StrangerGate).
        var member = db.Members.Local.FirstOrDefault(m => m.GroupId == groupId && m.PersonId == personId)
            ?? await db.Members.SingleOrDefaultAsync(m => m.GroupId == groupId && m.PersonId == personId, ct);
        return member?.IsCurrent(CouncilTime.DateOf(now)) == true ? member : null;
    }

    /// <summary>A member whose role does not allow it knows that the thing exists: 403.</summary>
    public static Member MustBe(this Member member, params ReadOnlySpan<Role> roles) =>
        roles.Contains(member.Role) ? member : throw new RefusedException(Refusal.NotAllowed);
}
