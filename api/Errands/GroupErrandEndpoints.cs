using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Errands;

/// <summary>What chair and clerk see of the errands of their group: what waits, what is stuck, and a way to try again.</summary>
public static class GroupErrandEndpoints
{
    public static void MapGroupErrands(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Errands");
        room.MapGet(Routes.GroupErrands, ListAsync).WithSummary("Errands of a group that wait or are stuck.").WithRefusals(Refusal.NotAllowed);
        room.MapPut(Routes.ErrandRetry, RetryAsync).WithSummary("Lets a stuck errand be tried again.").WithRefusals(Refusal.NotAllowed);
    }

    private static async Task<IReadOnlyList<ErrandSummary>> ListAsync(
        Guid groupId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        (await db.MemberAsync(groupId, caller, clock.Now(), ct)).MustBe(Role.Chair, Role.Clerk);
        return await db.Errands.AsNoTracking()
            .Where(errand => errand.GroupId == groupId && errand.State != ErrandState.Done)
            .OrderBy(errand => errand.DueAt).Take(500)
            .Select(errand => new ErrandSummary(
                errand.Id, errand.Kind, errand.State, errand.SessionId, errand.RecipientPersonId, errand.Attempt, errand.DueAt, errand.Problem))
            .ToListAsync(ct);
    }

    private static async Task<IResult> RetryAsync(Guid errandId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var errand = await db.Errands.SingleOrDefaultAsync(e => e.Id == errandId, ct) ?? throw new RefusedException(Refusal.NotFound);
        (await db.MemberAsync(errand.GroupId, caller, now, ct)).MustBe(Role.Chair, Role.Clerk);
        if (!errand.Retry(now)) return Results.NoContent();

        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.ErrandRetried, errand.GroupId, errand.Id));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }
}
