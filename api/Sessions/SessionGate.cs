using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>A session as one of its group's people may see it: with the group and their place in it.</summary>
public sealed record SessionAccess(Session Session, WorkingGroup Group, Member Member)
{
    public SessionView View() => Session.ToView(Group, Member.Role);
}

/// <summary>The gate of everything under a session: another group's session is not there (404).</summary>
public static class SessionGate
{
    public static async Task<SessionAccess> SessionAsync(this CouncilDb db, Guid sessionId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var session = await db.Sessions.FindAsync([sessionId], ct) ?? throw new RefusedException(Refusal.NotFound);
        var member = await db.MemberAsync(session.GroupId, caller, now, ct);
        return new SessionAccess(session, (await db.Groups.FindAsync([session.GroupId], ct))!, member);
    }
}
