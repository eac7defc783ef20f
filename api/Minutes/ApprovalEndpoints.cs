using Coordination.Api.Access;
using Coordination.Api.Documents;
using Coordination.Api.Errands;
using Coordination.Api.FollowUps;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>Genehmigung and Berichtigung: a person's own token, nobody acting for them.</summary>
public static class ApprovalEndpoints
{
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.OwnToken).WithTags("Minutes");
        room.MapPost(Routes.MinutesApproval, ApproveAsync).WithSummary("Approve the version one saw (clerk; with four eyes clerk and chair; If-Match)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.OwnSignInNeeded, Refusal.Stale, Refusal.VersionNeeded, Refusal.MinutesBlocked, Refusal.MinutesApproved);
        room.MapPut(Routes.MinutesCorrection, CorrectAsync).WithSummary("Record a correction beside the approved text (clerk, chair)")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.OwnSignInNeeded, Refusal.MinutesNotApproved, Refusal.TextNotFound, Refusal.IdTaken);
    }

    private static async Task<MinutesView> ApproveAsync(
        Guid sessionId, ApproveMinutes? body, IfMatch ifMatch, Caller caller, CouncilDb db, Letterhead letterhead, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.Now();
        var desk = await db.DeskAsync(sessionId, caller, now, ct);
        if (!ApprovalGate.MaySign(desk.Group.Profile.Approval, desk.Person)) throw new RefusedException(Refusal.NotAllowed);

        var minutes = desk.Given;
        if (minutes.IsSignedBy(caller.PersonId, ifMatch.Version)) return await db.ViewAsync(desk, ct);

        if (minutes.State != MinutesState.Approved) ifMatch.Demand(minutes.Version);
        if (body?.Sha256 is { } read && read != desk.Freeze(letterhead, now).Sha256) throw new RefusedException(Refusal.Stale);

        var revision = minutes.Sign(desk.Person, desk.Group.Profile.Approval, desk.Blockers(), () => desk.Freeze(letterhead, now), now);
        db.Add(revision);
        if (desk.Session.Minutes != minutes.State) desk.Session.MinutesAre(minutes.State);
        if (minutes.State == MinutesState.Approved) await ReleaseAsync(db, desk, now, ct);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.MinutesApproved, desk.Group.Id, sessionId));
        await db.SaveChangesAsync(ct);
        return await db.ViewAsync(desk, ct);
    }

    /// <summary>What an approval sets off: everybody gets the minutes, what they leave open is put down, a later draft lapses, and the transcripts' days are counted.</summary>
    private static async Task ReleaseAsync(CouncilDb db, ReviewDesk desk, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        foreach (var transcript in await db.Transcripts.Where(t => t.SessionId == desk.Session.Id).ToListAsync(ct))
        {
            transcript.StartRetention(today, desk.Group.Profile.TranscriptRetentionDays);
        }

        // What nobody took over until now has no place any more.
        if (await db.Redrafts.SingleOrDefaultAsync(r => r.SessionId == desk.Session.Id, ct) is { } redraft) db.Remove(redraft);

        db.FollowUps.AddRange(FollowUpHarvest.Of(desk.Group.Id, desk.Session.Id, desk.Given.Approved!.Items, now));
        foreach (var member in desk.Group.Members.Where(member => member.IsCurrent(today)))
        {
            db.Errands.Add(Errand.Due(
                ErrandKind.SendMinutes, desk.Group.Id, desk.Session.Id, desk.Session.Id, desk.Given.Version, desk.Session.Sequence, member.PersonId, now));
        }
    }

    private static async Task<ApprovedMinutes> CorrectAsync(
        Guid sessionId, Guid correctionId, CorrectMinutes body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var correction = new CorrectMinutes(
            Check.Text(body.Before, "before", 4_000), Check.OptionalText(body.After, "after", 4_000) ?? "", Check.Text(body.Reason, "reason", 1_000));
        Check.Id(correctionId, "correctionId");
        var now = clock.Now();
        var desk = await db.DeskAsync(sessionId, caller, now, ct);
        desk.Member!.MustBe(Role.Clerk, Role.Chair);
        var approved = desk.Given.Approved ?? throw new RefusedException(Refusal.MinutesNotApproved);
        if (await db.Set<Correction>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == correctionId, ct) is { } known)
        {
            if (known.SessionId != sessionId || !known.Says(correction)) throw new RefusedException(Refusal.IdTaken);
        }
        else
        {
            var earlier = await db.CorrectionsAsync(sessionId, ct);
            db.Add(Correction.Of(approved, earlier, sessionId, correctionId, correction, desk.Person, now));
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.MinutesCorrected, desk.Group.Id, sessionId));
            await db.SaveChangesAsync(ct);
        }

        return ApprovedReading.For(desk, await db.CorrectionsAsync(sessionId, ct));
    }
}
