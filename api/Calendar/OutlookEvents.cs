using Coordination.Api.Errands;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Calendar;

/// <summary>Errands for the Termin in Outlook: written when a session is invited, moved or cancelled, looked at each day while it is ahead.</summary>
public static class OutlookEvents
{
    /// <summary>Added to the context of the change that asks for it.</summary>
    public static void QueueEvent(this CouncilDb db, Session session, CalendarOptions options, DateTimeOffset now)
    {
        if (options.Outlook)
            db.Errands.Add(Errand.Due(ErrandKind.WriteEvent, session.GroupId, session.Id, session.Id, session.Version, session.Sequence, null, now));
    }

    /// <summary>Once a day for each session that is invited and has a Termin; a second call on the same day adds nothing.</summary>
    public static async Task<int> QueueChecksAsync(CouncilDb db, CalendarOptions options, DateTimeOffset now, CancellationToken ct)
    {
        if (!options.Outlook) return 0;

        var today = CouncilTime.DateOf(now).DayNumber;
        var ahead = await db.Sessions.AsNoTracking()
            .Where(session => session.State == SessionState.Invited && session.StartsAt > now && session.Outlook != null
                && !db.Errands.Any(errand => errand.Cause == session.Id && errand.Kind == ErrandKind.CheckEvent && errand.SubjectVersion == today))
            .ToListAsync(ct);
        foreach (var session in ahead)
            db.Errands.Add(Errand.Due(ErrandKind.CheckEvent, session.GroupId, session.Id, session.Id, today, session.Sequence, null, now));
        await db.SaveChangesAsync(ct);
        return ahead.Count;
    }
}
