using Coordination.Api.Access;
using Coordination.Api.Documents;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>The clerk's work on a draft (Entwurf): take it in hand, change sentence by sentence, see every change.</summary>
public static class MinutesEndpoints
{
    public static void MapMinutes(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Minutes");
        room.MapGet(Routes.Minutes, GetAsync).WithSummary("Draft with evidence, verdicts and blockers (clerk, chair)").WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.MinutesPreview, GetPreviewAsync).WithSummary("The text as an approval would freeze it now (clerk, chair)")
            .WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.MinutesEntry, GetEntryAsync).WithSummary("One sentence and where it stands (clerk, chair)").WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.MinutesRevisions, GetRevisionsAsync).WithSummary("Every change of the text (clerk, chair)").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.MinutesReview, StartReviewAsync).WithSummary("Take the draft in hand, or begin minutes without one (clerk)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.MinutesApproved, Refusal.SessionCancelled, Refusal.SessionNotInvited);
        room.MapPut(Routes.MinutesEntry, PutEntryAsync).WithSummary("Create, replace or move one sentence (clerk; If-Match)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.ItemNotOnAgenda, Refusal.UnknownCue,
            Refusal.IdTaken, Refusal.MinutesApproved);
        room.MapPut(Routes.ItemPlace, PutPlaceAsync).WithSummary("Say where an item begins in the transcript (clerk; If-Match)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.ItemNotOnAgenda, Refusal.UnknownCue,
            Refusal.MinutesApproved);
        room.MapDelete(Routes.MinutesEntry, DeleteEntryAsync).WithSummary("Take one sentence out (clerk; If-Match)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.Stale, Refusal.VersionNeeded, Refusal.MinutesApproved);
    }

    private static async Task<MinutesView> GetAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        await db.ViewAsync(await db.ReaderDeskAsync(sessionId, caller, clock.Now(), ct), ct);

    private static async Task<PlacedEntry> GetEntryAsync(
        Guid sessionId, Guid entryId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var desk = await db.EntryDeskAsync(sessionId, entryId, itemId: null, caller, clock.Now(), ct);
        var minutes = desk.ForReader().Given;
        var entry = minutes.Entries.Find(entry => entry.Id == entryId) ?? throw new RefusedException(Refusal.NotFound);
        return new PlacedEntry(entry.AgendaItemId, entry.Position, minutes.EntriesOf(entry.AgendaItemId).Count(), minutes.Version, entry.ToView());
    }

    private static async Task<MinutesPreview> GetPreviewAsync(
        Guid sessionId, Caller caller, CouncilDb db, Letterhead letterhead, TimeProvider clock, CancellationToken ct)
    {
        var desk = await db.ReaderDeskAsync(sessionId, caller, clock.Now(), ct);
        var text = desk.Given.Approved ?? desk.Freeze(letterhead, clock.Now());
        return new MinutesPreview(sessionId, desk.Given.Version, text.Text, text.Sha256);
    }

    private static async Task<IReadOnlyList<RevisionView>> GetRevisionsAsync(
        Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        (await db.SessionAsync(sessionId, caller, clock.Now(), ct)).Member.MustReadDrafts();
        var revisions = await db.Set<MinutesRevision>().AsNoTracking().Where(r => r.SessionId == sessionId).OrderBy(r => r.Version).ToListAsync(ct);
        return [.. revisions.Select(revision => revision.ToView())];
    }

    private static async Task<Written<MinutesView>> StartReviewAsync(
        Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var desk = (await db.DeskAsync(sessionId, caller, clock.Now(), ct)).ForClerk();
        desk.Session.RefuseUnlessInvited();

        // Minutes are also written without any transcript: then the clerk begins with an empty page.
        var minutes = desk.Minutes ?? db.Minutes.Add(new SessionMinutes { SessionId = sessionId, GroupId = desk.Group.Id }).Entity;
        desk = desk with { Minutes = minutes };
        if (minutes.StartReview(desk.Person, clock.Now()) is { } revision)
        {
            await SaveAsync(db, desk, revision, JournalAction.MinutesTaken, caller, ct);
        }

        return db.Written(desk, ct);
    }

    private static async Task<Written<MinutesView>> PutEntryAsync(
        Guid sessionId, Guid entryId, EditEntry body, IfMatch ifMatch, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var edit = EntryForm.Clean(body);
        Check.Id(entryId, "entryId");
        var desk = (await db.EntryDeskAsync(sessionId, entryId, edit.AgendaItemId, caller, clock.Now(), ct)).ForClerk();
        ifMatch.Demand(desk.Given.Version);
        desk.RefuseItemOffAgenda(edit.AgendaItemId);
        if (await db.Set<MinutesEntry>().AnyAsync(entry => entry.Id == entryId && entry.SessionId != sessionId, ct)) throw new RefusedException(Refusal.IdTaken);

        var bench = await db.BenchAsync(desk, desk.Given.TranscriptId, judges, ct);
        if (edit.CueIds.FirstOrDefault(id => !bench.CueIds.Contains(id)) is { } unknown) throw new RefusedException(Refusal.UnknownCue, "cueId", unknown);

        var revision = desk.Given.Put(entryId, edit, desk.Person, bench.Judge.Judge, clock.Now());
        await SaveAsync(db, desk, revision, JournalAction.MinutesEdited, caller, ct);
        return db.Written(desk, ct);
    }

    private static async Task<Written<MinutesView>> PutPlaceAsync(
        Guid sessionId, Guid itemId, PlaceItem body, IfMatch ifMatch, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var first = Check.Line(body.FirstCueId, "firstCueId", 20);
        var desk = (await db.DeskAsync(sessionId, caller, clock.Now(), ct)).ForClerk();
        ifMatch.Demand(desk.Given.Version);
        desk.RefuseItemOffAgenda(itemId);
        var bench = await db.BenchAsync(desk, desk.Given.TranscriptId, judges, ct);
        if (!bench.CueIds.Contains(first)) throw new RefusedException(Refusal.UnknownCue, "cueId", first);

        var stretches = new ItemStretches([.. bench.Cues.Select(cue => cue.Id)]);
        var revisions = desk.Given.MoveBoundary(itemId, first, stretches, desk.Person, clock.Now());
        db.AddRange(revisions.SkipLast(1));
        await SaveAsync(db, desk, revisions[^1], JournalAction.MinutesEdited, caller, ct);
        return db.Written(desk, ct);
    }

    private static async Task<Written<MinutesView>> DeleteEntryAsync(
        Guid sessionId, Guid entryId, IfMatch ifMatch, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var desk = (await db.EntryDeskAsync(sessionId, entryId, itemId: null, caller, clock.Now(), ct)).ForClerk();
        ifMatch.Demand(desk.Given.Version);
        if (desk.Given.Remove(entryId, desk.Person, clock.Now()) is { } revision)
        {
            await SaveAsync(db, desk, revision, JournalAction.MinutesEdited, caller, ct);
        }

        return db.Written(desk, ct);
    }

    private static async Task SaveAsync(
        CouncilDb db, ReviewDesk desk, MinutesRevision revision, JournalAction action, Caller caller, CancellationToken ct)
    {
        if (desk.Session.Minutes != desk.Given.State) desk.Session.MinutesAre(desk.Given.State);
        db.Add(revision);
        db.Journal.Add(JournalEntry.Of(caller, revision.At, action, desk.Group.Id, desk.Session.Id));
        await db.SaveChangesAsync(ct);
    }
}
