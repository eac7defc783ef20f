using Coordination.Api.Errands;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>When a session is cancelled its items wait for the next one: nothing that somebody proposed vanishes without a decision.</summary>
public static class AgendaReturn
{
    public static async Task ReturnItemsAsync(this CouncilDb db, Session cancelled, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var item in await db.AdmittedAsync(cancelled.Id, ct))
        {
            item.Defer(null, cancelled.CancellationReason!, isFrozen: false, by, now);
            db.Errands.Add(Errand.Due(ErrandKind.SendItemFate, item.GroupId, cancelled.Id, item.Id, item.Version, 0, item.ProposedBy, now));
        }
    }
}
