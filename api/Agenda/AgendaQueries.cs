using Coordination.Api.Errands;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Agenda;

/// <summary>What a change of one item means for its whole agenda.</summary>
public static class AgendaQueries
{
    /// <summary>The admitted items of a session.</summary>
    public static Task<List<AgendaItem>> AdmittedAsync(this CouncilDb db, Guid sessionId, CancellationToken ct) =>
        db.Items.Where(item => item.SessionId == sessionId && item.State == AgendaItemState.Admitted).ToListAsync(ct);

    /// <summary>Numbers the agenda anew, with the changes of this request that are not saved yet, and raises the session's version.</summary>
    public static async Task RenumberAsync(this CouncilDb db, Session? session, CancellationToken ct)
    {
        if (session is null)
        {
            return;
        }

        // The query sees what is stored, the tracker what this request has changed: together they are the agenda as it will be.
        var stored = await db.AdmittedAsync(session.Id, ct);
        var items = stored.Union(db.Items.Local).Where(item => item.SessionId == session.Id && item.State == AgendaItemState.Admitted).ToList();
        AgendaNumbers.Assign(items, session.State == SessionState.Invited);
        session.AgendaChanged();
    }

    /// <summary>Puts an item at the end of a session's agenda; after the deadline as Nachtrag, of which people are told.</summary>
    public static async Task AdmitAsync(
        this CouncilDb db, AgendaItem item, Session session, PolicyProfile profile, string? supplementReason, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        session.RefuseUnlessAhead();
        var isSupplement = Supplement.IsNeeded(session, profile, supplementReason, now);
        var last = (await db.AdmittedAsync(session.Id, ct)).Select(other => other.Position).DefaultIfEmpty(0).Max();
        item.Admit(session.Id, last + 1, isSupplement, supplementReason, by, now);
        await db.RenumberAsync(session, ct);
        if (session.State == SessionState.Invited) await db.QueueSupplementAsync(session, item, now, ct);
    }

    /// <summary>Everybody who may see the item is told of a Nachtrag: once invited, people rely on the agenda they got.</summary>
    public static async Task QueueSupplementAsync(this CouncilDb db, Session session, AgendaItem item, DateTimeOffset now, CancellationToken ct)
    {
        var members = await db.Members.AsNoTracking().Where(member => member.GroupId == session.GroupId).ToListAsync(ct);
        foreach (var member in members.Where(member => member.IsCurrent(session.Date) && member.MaySee(item)))
        {
            db.Errands.Add(Errand.Due(
                ErrandKind.SendSupplement, session.GroupId, session.Id, session.Id, session.Version, session.Sequence, member.PersonId, now));
        }
    }
}
