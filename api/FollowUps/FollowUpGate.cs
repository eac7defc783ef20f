using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.FollowUps;

/// <summary>The gate of every Wiedervorlage: another group's is not there, nor is a non-public one for a guest (404).</summary>
public static class FollowUpGate
{
    public static async Task<(FollowUp FollowUp, Member Member)> FollowUpAsync(
        this CouncilDb db, Guid followUpId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var followUp = await db.FollowUps.FindAsync([followUpId], ct) ?? throw new RefusedException(Refusal.NotFound);
        var member = await db.MemberAsync(followUp.GroupId, caller, now, ct);
        return member.MaySee(followUp.Publicity) ? (followUp, member) : throw new RefusedException(Refusal.NotFound);
    }
}
