using Coordination.Api.Access;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Coordination.Drafting.Transcripts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>Mitschriften: handed in by the clerk (or the chair), read by them alone, and gone when their purpose is.</summary>
public static class TranscriptEndpoints
{
    private const int LargestFile = 25 * 1024 * 1024;

    public static void MapTranscripts(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Transcripts");
        room.MapGet(Routes.Transcripts, ListAsync).WithSummary("Transcripts of a session, without their text (clerk, chair)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
        room.MapGet(Routes.TranscriptCues, GetCuesAsync).WithSummary("What was said, cue by cue (clerk, chair)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
        room.MapPut(Routes.Transcript, PutAsync).WithSummary("Hand in a transcript as it came: WebVTT, DOCX, TXT, or the clerk's notes")
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.TooLarge, Refusal.IdTaken, Refusal.SessionCancelled, Refusal.SessionNotInvited, Refusal.RecordingNoticeMissing,
                Refusal.RecordingObjected, Refusal.NotATranscript, Refusal.NoSpeech, Refusal.TranscriptKindUnknown, Refusal.MinutesApproved);
        room.MapDelete(Routes.Transcript, DeleteAsync).WithSummary("Delete a transcript with its file and cues (clerk)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
    }

    private static async Task<IReadOnlyList<TranscriptView>> ListAsync(
        Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        (await db.SessionAsync(sessionId, caller, clock.Now(), ct)).Member.MustBe(Role.Clerk, Role.Chair);
        var transcripts = await db.Transcripts.AsNoTracking().Where(t => t.SessionId == sessionId).OrderBy(t => t.UploadedAt).ToListAsync(ct);
        return [.. transcripts.Select(transcript => transcript.ToView())];
    }

    private static async Task<IReadOnlyList<Cue>> GetCuesAsync(
        Guid sessionId, Guid transcriptId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        (await db.SessionAsync(sessionId, caller, clock.Now(), ct)).Member.MustBe(Role.Clerk, Role.Chair);
        if (!await db.Transcripts.AnyAsync(t => t.Id == transcriptId && t.SessionId == sessionId, ct)) throw new RefusedException(Refusal.NotFound);

        return await db.ReadCuesAsync(transcriptId, ct);
    }

    private static async Task<TranscriptView> PutAsync(
        Guid sessionId, Guid transcriptId, string? fileName, TranscriptKind? kind, HttpRequest request, Caller caller, CouncilDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        Check.Id(transcriptId, "transcriptId");
        // A folder in it, of whichever machine, is nobody's business.
        var name = Path.GetFileName(Check.Line(fileName, "fileName", 200).Replace('\\', '/'));
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        access.Member.MustBe(Role.Clerk, Role.Chair);

        // Refused before the recording is even taken in.
        access.Session.RefuseUnlessInvited();
        if (kind != TranscriptKind.ClerkNotes) RecordingRules.Check(access.Session.RecordingNotice);

        var file = await request.ReadWholeAsync(ct);
        if (await db.Transcripts.AsNoTracking().SingleOrDefaultAsync(t => t.Id == transcriptId, ct) is { } known)
        {
            return known.Is(sessionId, file) ? known.ToView() : throw new RefusedException(Refusal.IdTaken);
        }

        var minutes = await db.Minutes.AsNoTracking().SingleOrDefaultAsync(m => m.SessionId == sessionId, ct);
        if (minutes?.State == MinutesState.Approved) throw new RefusedException(Refusal.MinutesApproved);

        var reading = Read(file, name, kind);
        if (RecordingRules.IsRecording(kind, reading)) RecordingRules.Check(access.Session.RecordingNotice);
        var first = await db.NextCueAsync(sessionId, ct);
        var transcript = Transcript.Of(transcriptId, access.Group, sessionId, name, kind, file, reading, first, caller.PersonId, now);
        db.AddRange(
            transcript, new TranscriptFile { TranscriptId = transcriptId, Content = file },
            new TranscriptText { TranscriptId = transcriptId, Cues = CueIds.From(first, reading.Cues) });
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.TranscriptAccepted, access.Group.Id, transcriptId));

        db.Errands.Add(Errand.Due(ErrandKind.DraftMinutes, access.Group.Id, sessionId, transcriptId, 1, access.Session.Sequence, null, now));
        await db.SaveChangesAsync(ct);
        return transcript.ToView();
    }

    private static async Task<IResult> DeleteAsync(
        Guid sessionId, Guid transcriptId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var desk = await db.DeskAsync(sessionId, caller, now, ct);
        desk.Member!.MustBe(Role.Clerk);
        if (await db.Transcripts.SingleOrDefaultAsync(t => t.Id == transcriptId && t.SessionId == sessionId, ct) is not { } transcript)
        {
            return Results.NoContent();
        }

        db.Delete(transcript, desk.Minutes, desk.Person, caller.Channel, now);
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static TranscriptReading Read(byte[] file, string name, TranscriptKind? kind)
    {
        using var content = new MemoryStream(file, writable: false);
        var reading = TranscriptReader.Read(content, name, kind);
        return reading.Problem switch
        {
            null => reading,
            TranscriptProblem.Empty or TranscriptProblem.NoSpeech => throw new RefusedException(Refusal.NoSpeech),
            TranscriptProblem.TooMuch => throw new RefusedException(Refusal.TooLarge),
            TranscriptProblem.UnknownKind => throw new RefusedException(Refusal.TranscriptKindUnknown),
            _ => throw new RefusedException(Refusal.NotATranscript),
        };
    }
}
