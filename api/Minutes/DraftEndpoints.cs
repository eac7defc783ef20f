using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
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
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.ItemNotOnAgenda, Refusal.MinutesEdited, Refusal.MinutesApproved);
    }

    private static async Task<DraftingInput> GetInputAsync(Guid sessionId, Guid transcriptId, CouncilDb db, CancellationToken ct)
    {
        var transcript = await TranscriptAsync(db, sessionId, transcriptId, ct);
        var desk = await db.DeskAsync(sessionId, ct);
        var group = desk.Group.ToView(withAddresses: false);
        return new DraftingInput(
            sessionId, transcriptId, transcript.Kind, group.Profile, CouncilTime.DateOf(desk.Session.StartsAt), await db.ReadCuesAsync(transcriptId, ct),
            await db.ViewAsync(desk.Agenda, ct), group.Members, group.Factions);
    }

    private static async Task<MinutesView> PutAsync(
        Guid sessionId, MinutesDraft body, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var draft = DraftForm.Clean(body);
        await TranscriptAsync(db, sessionId, draft.TranscriptId, ct);
        var desk = await db.DeskAsync(sessionId, ct);
        foreach (var item in draft.Items) desk.RefuseItemOffAgenda(item.AgendaItemId);

        var minutes = desk.Minutes ?? db.Minutes.Add(new SessionMinutes { SessionId = sessionId, GroupId = desk.Group.Id }).Entity;
        desk = desk with { Minutes = minutes };
        if (!minutes.Holds(draft))
        {
            var bench = await judges.ForAsync(draft.TranscriptId, desk.Group.ToView(withAddresses: false), () => db.ReadCuesAsync(draft.TranscriptId, ct));
            var now = clock.Now();
            db.Add(minutes.TakeDraft(draft, bench.Judge.Judge, now));
            desk.Session.MinutesAre(minutes.State);
            TellClerks(db, desk, now);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.MinutesDrafted, desk.Group.Id, sessionId));
            await db.SaveChangesAsync(ct);
        }

        return await db.ViewAsync(desk, ct);
    }

    private static void TellClerks(CouncilDb db, ReviewDesk desk, DateTimeOffset now)
    {
        var clerks = desk.Group.Members.Where(member => member.Role == Role.Clerk && member.IsCurrent(CouncilTime.DateOf(now)));
        foreach (var clerk in clerks)
        {
            db.Errands.Add(Errand.Due(
                ErrandKind.TellClerk, desk.Group.Id, desk.Session.Id, desk.Session.Id, desk.Given.Version, desk.Session.Sequence, clerk.PersonId, now));
        }
    }

    private static async Task<Transcript> TranscriptAsync(CouncilDb db, Guid sessionId, Guid transcriptId, CancellationToken ct) =>
        await db.Transcripts.AsNoTracking().SingleOrDefaultAsync(t => t.Id == transcriptId && t.SessionId == sessionId, ct)
        ?? throw new RefusedException(Refusal.NotFound);
}
