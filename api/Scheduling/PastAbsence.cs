using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Scheduling;

/// <summary>Which Fraktionen have come less often than they were called in the last year, from the attendance lists of closed sessions.</summary>
internal static class PastAbsence
{
    private const int Days = 365;
    private const int Always = 5;

    public static async Task<IReadOnlyList<SlotFaction>> OfAsync(CouncilDb db, WorkingGroup group, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddDays(-Days);
        var held = await db.Sessions.AsNoTracking()
            .Where(session => session.GroupId == group.Id && session.State == SessionState.Closed && session.StartsAt > since)
            .Select(session => new { session.StartsAt, session.Attendance }).ToListAsync(ct);
        var listed = held.FindAll(session => session.Attendance.Members.Count > 0);
        return group.Factions.ConvertAll(faction =>
        {
            var (called, missed) = (0, 0);
            foreach (var session in listed)
            {
                var seats = group.Members.FindAll(member =>
                    member.FactionId == faction.Id && member.Role is Role.Member or Role.Chair && member.IsCurrent(CouncilTime.DateOf(session.StartsAt)));
                called += seats.Count;
                missed += seats.Count(seat => !session.Attendance.Members.Any(person => person.MemberId == seat.Id && person.Status == AttendanceStatus.Present));
            }

            return new SlotFaction(faction.Id, called == 0 ? 0 : ((missed * Always) + (called / 2)) / called);
        });
    }
}
