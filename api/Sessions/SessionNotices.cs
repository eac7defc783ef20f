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

    /// <summary>A reminder that belongs to a day: whoever has theirs gets no second one, however often the clock fires.</summary>
    public static async Task QueueReminderAsync(
        this CouncilDb db, Session session, ErrandKind kind, DateOnly day, IEnumerable<Guid> people, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Errands.Where(errand => errand.Cause == session.Id && errand.Kind == kind && errand.SubjectVersion == day.DayNumber)
            .Select(errand => errand.RecipientPersonId).ToListAsync(ct)).ToHashSet();
        foreach (var person in people.Distinct().Where(person => !told.Contains(person)))
        {
            db.Errands.Add(Errand.Due(kind, session.GroupId, session.Id, session.Id, day.DayNumber, session.Sequence, person, now));
        }
    }
}
