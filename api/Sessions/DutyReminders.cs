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
                var people = group.Members.Where(member => member.IsCurrent(today) && IsFor(duty.Kind, member.Role)).Select(member => member.PersonId);
                await db.QueueReminderAsync(session, duty.Kind, today, people, now, ct);
            }
        }

        return await db.SaveChangesAsync(ct);
    }

    private static bool IsFor(ErrandKind kind, Role role) => kind switch
    {
        ErrandKind.RemindInvitationDue => role == Role.Chair,
        ErrandKind.RemindMinutesDue => role == Role.Clerk,
        _ => role is Role.Member or Role.Deputy or Role.Chair or Role.Administration,
    };
}
