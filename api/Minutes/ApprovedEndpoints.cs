using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>What people read: the approved Niederschrift, and what waits for them.</summary>
public static class ApprovedEndpoints
{
    public static void MapApprovedMinutes(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Minutes");
        room.MapGet(Routes.ApprovedMinutes, GetAsync).WithSummary("The approved minutes; non-public items only for those with a seat in the group")
            .WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.MyReviews, GetReviewsAsync).WithSummary("Sessions whose minutes wait for the caller");
    }

    private static async Task<ApprovedMinutes> GetAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var desk = await db.DeskAsync(sessionId, caller, clock.Now(), ct);
        return ApprovedReading.For(desk, await db.CorrectionsAsync(sessionId, ct));
    }

    private static async Task<IReadOnlyList<SessionView>> GetReviewsAsync(Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(clock.Now());
        var desks = await db.Members.AsNoTracking()
            .Where(member => member.PersonId == caller.PersonId && (member.Role == Role.Clerk || member.Role == Role.Chair)).ToListAsync(ct);
        var waiting = new List<SessionView>();
        foreach (var place in desks.Where(member => member.IsCurrent(today)))
        {
            var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == place.GroupId, ct);
            var sessions = await db.Sessions.AsNoTracking()
                .Where(s => s.GroupId == group.Id && s.State != SessionState.Cancelled && s.Minutes != MinutesState.Approved
                    && (s.Minutes != null || s.State == SessionState.Closed || s.State == SessionState.Open)).ToListAsync(ct);
            var minutes = (await db.Minutes.AsNoTracking().Where(m => m.GroupId == group.Id && m.State != MinutesState.Approved).ToListAsync(ct))
                .ToDictionary(m => m.SessionId);
            waiting.AddRange(sessions.Where(s => WaitsFor(place, group.Profile.Approval, minutes.GetValueOrDefault(s.Id))).Select(s => s.ToView(group, place.Role)));
        }

        return [.. waiting.OrderBy(session => session.StartsAt)];
    }

    /// <summary>The clerk until they have signed; the chair only for the second signature.</summary>
    private static bool WaitsFor(Member place, ApprovalRule rule, SessionMinutes? minutes) => place.Role switch
    {
        Role.Clerk => minutes?.Signatures.Any(s => s.PersonId == place.PersonId) != true,
        _ => rule == ApprovalRule.ClerkAndChair && minutes is { Signatures.Count: > 0 } && minutes.Signatures.All(s => s.PersonId != place.PersonId),
    };
}
