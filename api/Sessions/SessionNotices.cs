using Coordination.Api.Errands;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Sessions;

/// <summary>Messages about a session: one errand for each person who belongs to the group on its day.</summary>
public static class SessionNotices
{
    public static async Task QueueNoticesAsync(this CouncilDb db, Session session, ErrandKind kind, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var member in (await db.Members.AsNoTracking().Where(m => m.GroupId == session.GroupId).ToListAsync(ct)).Where(m => m.IsCurrent(session.Date)))
        {
            db.Errands.Add(Errand.Due(kind, session.GroupId, session.Id, session.Id, session.Version, session.Sequence, member.PersonId, now));
        }
    }
}
