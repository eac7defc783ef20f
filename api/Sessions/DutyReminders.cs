using Coordination.Api.Errands;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Sessions;

/// <summary>
/// Reminders of Fristen: the chair of the invitation, everybody who may propose of the agenda, the clerk of the Niederschrift. It asks what is so
/// now; what was done meanwhile is not reminded of, and nobody twice on one day.
/// </summary>
public static class DutyReminders
{
    /// <summary>A Niederschrift is not asked for longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    public static async Task<int> RemindAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        var since = now - Longest;
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.State != SessionState.Cancelled && session.StartsAt > since && session.Minutes != MinutesState.Approved).ToListAsync(ct);
        var ids = sessions.Select(session => session.GroupId).Distinct().ToList();
        var groups = await db.Groups.AsNoTracking().Include(group => group.Members).Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, ct);
        foreach (var session in sessions)
        {
            var group = groups[session.GroupId];
            foreach (var duty in Duty.Of(session, group.Profile, now).Where(duty => duty.IsToldOn(today, group.Profile)))
            {
                await QueueAsync(db, session, duty.Kind, [.. group.Members.Where(member => member.IsCurrent(today) && IsFor(duty.Kind, member.Role)).Select(member => member.PersonId)], now, ct);
            }
        }

        return await db.SaveChangesAsync(ct);
    }

    private static async Task QueueAsync(CouncilDb db, Session session, ErrandKind kind, IReadOnlyList<Guid> people, DateTimeOffset now, CancellationToken ct)
    {
        var day = CouncilTime.DateOf(now).DayNumber;
        var told = (await db.Errands.Where(errand => errand.Cause == session.Id && errand.Kind == kind && errand.SubjectVersion == day)
            .Select(errand => errand.RecipientPersonId).ToListAsync(ct)).ToHashSet();
        foreach (var person in people.Distinct().Where(person => !told.Contains(person)))
        {
            db.Errands.Add(Errand.Due(kind, session.GroupId, session.Id, session.Id, day, session.Sequence, person, now));
        }
    }

    private static bool IsFor(ErrandKind kind, Role role) => kind switch
    {
        ErrandKind.RemindInvitationDue => role == Role.Chair,
        ErrandKind.RemindMinutesDue => role == Role.Clerk,
        _ => role is Role.Member or Role.Deputy or Role.Chair or Role.Administration,
    };
}
