using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Sessions;

/// <summary>"Morgen ist Sitzung": one reminder to everybody who was invited and has not declined. A date that was moved is another one.</summary>
public static class SessionReminders
{
    public static async Task<int> RemindAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var tomorrow = CouncilTime.DateOf(now).AddDays(1);
        var (from, until) = (CouncilTime.FromLocal(tomorrow, TimeOnly.MinValue), CouncilTime.FromLocal(tomorrow.AddDays(1), TimeOnly.MinValue));
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.State == SessionState.Invited && session.StartsAt >= from && session.StartsAt < until).ToListAsync(ct);
        foreach (var session in sessions)
        {
            var declined = (await db.AnswersAsync(session, ct)).Where(answer => answer.Intent == AttendanceIntent.Declined).Select(answer => answer.MemberId).ToHashSet();
            var people = (await db.PeopleAsync(session, ct)).Where(person => !declined.Contains(person.Id)).Select(person => person.PersonId);
            await db.QueueReminderAsync(session, ErrandKind.RemindSession, tomorrow, people, now, ct);
        }

        return await db.SaveChangesAsync(ct);
    }
}
