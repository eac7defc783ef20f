using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Errands;

/// <summary>Where the bot's workers fetch errands (Aufträge nach außen) and report on them.</summary>
public static class ErrandEndpoints
{
    public static void MapErrands(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Errands).WithTags("Errands");
        room.MapPost(Routes.ErrandLeases, LeaseAsync).WithSummary("Leases due errands to one bot instance.").WithRefusals(Refusal.Malformed);
        room.MapPut(Routes.ErrandLease, ExtendAsync).WithSummary("Keeps a long errand from being handed to somebody else.").WithRefusals(Refusal.LeaseLost);
        room.MapPut(Routes.ErrandCompletion, CompleteAsync).WithSummary("The errand is done.").WithRefusals(Refusal.LeaseLost);
        room.MapPut(Routes.ErrandFailure, FailAsync).WithSummary("The errand failed: it waits, or is stuck.").WithRefusals(Refusal.LeaseLost);
    }

    private static async Task<IReadOnlyList<ErrandView>> LeaseAsync(LeaseErrands wish, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        Check.Between(wish.Max, 1, 100, nameof(wish.Max));
        Check.Between(wish.LeaseSeconds, 5, 3600, nameof(wish.LeaseSeconds));
        var leased = await ErrandQueries.LeaseAsync(db, wish, clock.Now(), ct);
        var recipients = leased.Select(errand => errand.RecipientPersonId).OfType<Guid>().Distinct().ToList();
        var chats = recipients.Count == 0 ? [] : await db.Conversations.AsNoTracking()
            .Where(chat => chat.Kind == ConversationKind.Personal && chat.PersonId != null && recipients.Contains(chat.PersonId.Value))
            .OrderBy(chat => chat.SeenAt).ToListAsync(ct);

        var overtaken = await ErrandQueries.OvertakenAsync(db, leased, ct);

        // A person who installed the app anew has two chats: the one seen last works.
        return [.. leased.Select(errand => errand.ToView(
            chats.FindLast(chat => chat.PersonId == errand.RecipientPersonId)?.ToRecord(), overtaken.Contains(errand.Id)))];
    }

    private static async Task<IResult> ExtendAsync(Guid errandId, ErrandReport report, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        (await FindAsync(db, errandId, ct)).Extend(report.LeaseToken, clock.Now());
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<IResult> CompleteAsync(Guid errandId, ErrandReport report, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        (await FindAsync(db, errandId, ct)).Complete(report.LeaseToken, clock.Now());
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<IResult> FailAsync(
        Guid errandId, ErrandFailure failure, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var errand = await FindAsync(db, errandId, ct);
        errand.Fail(failure.LeaseToken, Check.Known(failure.Problem, nameof(failure.Problem)), failure.RetryAfterSeconds, now);
        if (errand.State == ErrandState.Stuck) db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.ErrandStuck, errand.GroupId, errand.Id));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<Errand> FindAsync(CouncilDb db, Guid errandId, CancellationToken ct) =>
        await db.Errands.SingleOrDefaultAsync(errand => errand.Id == errandId, ct) ?? throw new RefusedException(Refusal.NotFound);
}
