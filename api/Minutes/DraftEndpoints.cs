using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>Where the drafting errand fetches what it needs and lays down its draft. What the draft is worth is judged here, never there.</summary>
public static class DraftEndpoints
{
    /// <summary>A full draft of an eight-hour session stays well below.</summary>
    private const int LargestDraft = 10_000_000;

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Errands).WithTags("Drafting");
        room.MapGet(Routes.DraftingInput, GetInputAsync).WithSummary("Everything a draft is made from").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.MinutesDraft, PutAsync).WithSummary("Lay down a draft; every sentence is judged")
            .WithMetadata(new RequestSizeLimitAttribute(LargestDraft))
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.ItemNotOnAgenda, Refusal.MinutesApproved);
        routes.MapRoom(Policies.Person).WithTags("Drafting")
            .MapPut(Routes.Drafting, AskAsync).WithSummary("Ask for another draft from a transcript (clerk)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.MinutesApproved);
    }

    /// <summary>A step: while a draft of this transcript is on its way, asking again changes nothing.</summary>
    private static async Task<IResult> AskAsync(
        Guid sessionId, Guid transcriptId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var desk = await db.DeskAsync(sessionId, caller, now, ct);
        desk.Member!.MustBe(Role.Clerk);
        if (desk.Minutes?.State == MinutesState.Approved) throw new RefusedException(Refusal.MinutesApproved);

        await TranscriptAsync(db, sessionId, transcriptId, ct);
        var asked = await db.Errands.AsNoTracking().Where(e => e.Kind == ErrandKind.DraftMinutes && e.SubjectId == transcriptId).ToListAsync(ct);
        if (asked.Exists(errand => errand.State is ErrandState.Due or ErrandState.Leased)) return Results.NoContent();

        var version = asked.Select(errand => errand.SubjectVersion).DefaultIfEmpty().Max() + 1;
        db.Errands.Add(Errand.Due(ErrandKind.DraftMinutes, desk.Group.Id, sessionId, transcriptId, version, desk.Session.Sequence, null, now));
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.DraftAsked, desk.Group.Id, transcriptId));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<DraftingInput> GetInputAsync(Guid sessionId, Guid transcriptId, CouncilDb db, CancellationToken ct)
    {
        var transcript = await TranscriptAsync(db, sessionId, transcriptId, ct);
        var desk = await db.DeskAsync(sessionId, ct);
        var group = desk.Group.ToView(withAddresses: false);
        return new DraftingInput(
            sessionId, transcriptId, transcript.Kind, group.Profile, CouncilTime.DateOf(desk.Session.StartsAt), await db.ReadCuesAsync(transcriptId, ct),
            await db.ViewAsync(desk.Agenda, ct), group.Members, group.Factions, VotersPresent.Of(group.Members, desk.Session.Attendance));
    }

    private static async Task<MinutesView> PutAsync(
        Guid sessionId, MinutesDraft body, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var draft = DraftForm.Clean(body);
        var transcript = await TranscriptAsync(db, sessionId, draft.TranscriptId, ct);
        var desk = await db.DeskAsync(sessionId, ct);
        foreach (var item in draft.Items) desk.RefuseItemOffAgenda(item.AgendaItemId);

        var minutes = desk.Minutes ?? db.Minutes.Add(new SessionMinutes { SessionId = sessionId, GroupId = desk.Group.Id }).Entity;
        desk = desk with { Minutes = minutes };
        if (minutes.State == MinutesState.Approved) throw new RefusedException(Refusal.MinutesApproved);

        var hash = Fingerprint.Of(draft);
        if (minutes.DraftHash == hash) return await db.ViewAsync(desk, ct);

        // Late notes know less than the recording: they never take the place of what was drafted from it.
        var supplements = transcript.Kind == TranscriptKind.ClerkNotes && minutes.TranscriptId is { } other && other != draft.TranscriptId;
        var bench = await db.BenchAsync(desk, draft.TranscriptId, judges, ct);
        var laid = minutes.IsInHand || supplements
            ? await LayBesideAsync(db, desk, draft, hash, supplements, bench, caller, clock.Now(), ct)
            : Take(db, desk, draft, hash, bench, caller, clock.Now());
        if (laid) await db.SaveChangesAsync(ct);
        return await db.ViewAsync(desk, ct);
    }

    private static bool Take(CouncilDb db, ReviewDesk desk, MinutesDraft draft, string hash, Bench bench, Caller caller, DateTimeOffset now)
    {
        var minutes = desk.Given;
        db.Add(minutes.TakeDraft(draft, hash, bench.Judge.Judge, now));
        desk.Session.MinutesAre(minutes.State);
        TellClerks(db, desk, ErrandKind.TellClerk, minutes.Version, now);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.MinutesDrafted, desk.Group.Id, desk.Session.Id, UsageForm.Figures(draft)));
        return true;
    }

    /// <summary>Minutes that somebody has in hand are not touched: the draft lies beside them, in the place of an earlier one.</summary>
    private static async Task<bool> LayBesideAsync(
        CouncilDb db, ReviewDesk desk, MinutesDraft draft, string hash, bool supplements, Bench bench, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var redraft = await db.Redrafts.SingleOrDefaultAsync(r => r.SessionId == desk.Session.Id, ct);
        if (redraft?.DraftHash == hash) return false;

        redraft ??= db.Redrafts.Add(new Redraft { SessionId = desk.Session.Id }).Entity;
        redraft.Take(draft, hash, supplements, bench.Judge.Judge, now);
        var told = await db.Errands.Where(e => e.Kind == ErrandKind.TellRedraft && e.SubjectId == desk.Session.Id).MaxAsync(e => (long?)e.SubjectVersion, ct);
        TellClerks(db, desk, ErrandKind.TellRedraft, (told ?? 0) + 1, now);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.MinutesRedrafted, desk.Group.Id, desk.Session.Id, UsageForm.Figures(draft)));
        return true;
    }

    private static void TellClerks(CouncilDb db, ReviewDesk desk, ErrandKind kind, long version, DateTimeOffset now)
    {
        var clerks = desk.Group.Members.Where(member => member.Role == Role.Clerk && member.IsCurrent(CouncilTime.DateOf(now)));
        foreach (var clerk in clerks)
        {
            db.Errands.Add(Errand.Due(kind, desk.Group.Id, desk.Session.Id, desk.Session.Id, version, desk.Session.Sequence, clerk.PersonId, now));
        }
    }

    private static async Task<Transcript> TranscriptAsync(CouncilDb db, Guid sessionId, Guid transcriptId, CancellationToken ct) =>
        await db.Transcripts.AsNoTracking().SingleOrDefaultAsync(t => t.Id == transcriptId && t.SessionId == sessionId, ct)
        ?? throw new RefusedException(Refusal.NotFound);
}
