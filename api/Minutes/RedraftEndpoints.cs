using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>What a later draft (neuer Entwurf) would change, and the clerk's word on each change.</summary>
public static class RedraftEndpoints
{
    public static void MapRedrafts(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Minutes");
        room.MapGet(Routes.Redraft, GetAsync).WithSummary("What a later draft would change (clerk, chair)").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.RedraftChange, PutChangeAsync).WithSummary("Take one change over, or decline it (clerk; If-Match)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.MinutesApproved);
        room.MapPut(Routes.RedraftItem, PutItemAsync).WithSummary("Take over or decline what is left for one item (clerk; If-Match)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.RedraftMeetsOwn, Refusal.MinutesApproved);
    }

    private static async Task<RedraftView> GetAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var desk = await db.ReaderDeskAsync(sessionId, caller, clock.Now(), ct);
        var redraft = await db.Redrafts.AsNoTracking().SingleOrDefaultAsync(r => r.SessionId == sessionId, ct) ?? throw new RefusedException(Refusal.NotFound);
        var diff = new RedraftDiff(desk.Given, redraft);
        return new RedraftView(
            sessionId, desk.Given.Version, redraft.TranscriptId, redraft.Engine, redraft.DraftedAt, redraft.Supplements,
            [.. desk.Agenda.Where(item => diff.Under(item.Id).Any()).Select(item => new RedraftItemView(
                item.Id, item.Number ?? "", item.Title, item.Publicity, diff.HasOwn(item.Id), [.. diff.Under(item.Id)]))],
            redraft.Settled.Count(settled => settled.Taken), redraft.Settled.Count(settled => !settled.Taken));
    }

    private static async Task<Written<MinutesView>> PutChangeAsync(
        Guid sessionId, Guid changeId, SettleChange body, IfMatch ifMatch, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var (desk, redraft) = await DeskAsync(db, sessionId, caller, clock, ct);

        // The same step again changes nothing; a colleague's other word on it is what this person has not seen.
        if (redraft.SettledAs(changeId) is { } taken)
        {
            return taken == body.Take ? db.Written(desk, ct) : throw new RefusedException(Refusal.Stale, "version", desk.Given.Version);
        }

        ifMatch.Demand(desk.Given.Version);
        var change = new RedraftDiff(desk.Given, redraft).Changes.FirstOrDefault(change => change.Id == changeId)
            ?? throw new RefusedException(Refusal.Stale, "version", desk.Given.Version);
        return await SettleAsync(db, desk, redraft, [change], body.Take, caller, judges, clock, ct);
    }

    private static async Task<Written<MinutesView>> PutItemAsync(
        Guid sessionId, Guid itemId, SettleChange body, IfMatch ifMatch, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var (desk, redraft) = await DeskAsync(db, sessionId, caller, clock, ct);
        var diff = new RedraftDiff(desk.Given, redraft);
        var changes = diff.Under(itemId).ToList();
        if (changes.Count == 0) return db.Written(desk, ct);

        ifMatch.Demand(desk.Given.Version);
        if (body.Take && diff.HasOwn(itemId)) throw new RefusedException(Refusal.RedraftMeetsOwn, "agendaItemId", itemId);
        return await SettleAsync(db, desk, redraft, changes, body.Take, caller, judges, clock, ct);
    }

    private static async Task<Written<MinutesView>> SettleAsync(
        CouncilDb db, ReviewDesk desk, Redraft redraft, IReadOnlyList<RedraftChange> changes, bool take, Caller caller, Judges judges, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.Now();
        var minutes = desk.Given;
        var bench = take ? await db.BenchAsync(desk, minutes.TranscriptId, judges, ct) : null;
        foreach (var change in changes)
        {
            if (bench is not null)
            {
                var place = change is { Standing: not null, Kind: not RedraftChangeKind.Moved } ? 0 : new RedraftDiff(minutes, redraft).PlaceOf(change);
                db.Add(minutes.TakeOver(change, place, redraft, desk.Person, bench.Judge.Judge, now));
            }

            redraft.Settle(change.Id, take);
            db.Journal.Add(JournalEntry.Of(
                caller, now, take ? JournalAction.RedraftTaken : JournalAction.RedraftDeclined, desk.Group.Id, desk.Session.Id));
        }

        if (desk.Session.Minutes != minutes.State) desk.Session.MinutesAre(minutes.State);
        await db.SaveChangesAsync(ct);
        return db.Written(desk, ct);
    }

    private static async Task<(ReviewDesk Desk, Redraft Redraft)> DeskAsync(CouncilDb db, Guid sessionId, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var desk = (await db.DeskAsync(sessionId, caller, clock.Now(), ct)).ForClerk();
        if (desk.Given.State == MinutesState.Approved) throw new RefusedException(Refusal.MinutesApproved);

        return (desk, await db.Redrafts.SingleOrDefaultAsync(r => r.SessionId == sessionId, ct) ?? throw new RefusedException(Refusal.NotFound));
    }
}
