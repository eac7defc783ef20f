using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>What transcripts are asked for in more than one place: their cues, and their end.</summary>
public static class TranscriptQueries
{
    public static async Task<IReadOnlyList<Cue>> ReadCuesAsync(this CouncilDb db, Guid transcriptId, CancellationToken ct) =>
        (await db.Set<TranscriptText>().AsNoTracking().SingleOrDefaultAsync(text => text.TranscriptId == transcriptId, ct))?.Cues ?? [];

    /// <summary>The cues of several transcripts in this order.</summary>
    public static async Task<IReadOnlyList<Cue>> ReadCuesAsync(this CouncilDb db, IReadOnlyList<Guid> transcripts, CancellationToken ct)
    {
        var texts = await db.Set<TranscriptText>().AsNoTracking().Where(text => transcripts.Contains(text.TranscriptId)).ToListAsync(ct);
        // Transcripts from before cues were numbered through share ids: then the first one has the word.
        return [.. transcripts.Select(id => texts.Find(text => text.TranscriptId == id)).SelectMany(text => text?.Cues ?? []).DistinctBy(cue => cue.Id)];
    }

    /// <summary>The judge of a Niederschrift: all that was handed in for its session may be cited.</summary>
    /// <param name="first">The transcript whose cues come first.</param>
    public static async Task<Bench> BenchAsync(this CouncilDb db, ReviewDesk desk, Guid? first, Judges judges, CancellationToken ct)
    {
        var transcripts = await db.Transcripts.AsNoTracking().Where(t => t.SessionId == desk.Session.Id).ToListAsync(ct);
        var ids = transcripts.OrderBy(t => t.Id != first).ThenBy(t => t.FirstCue).Select(t => t.Id).ToList();
        return await judges.ForAsync(ids, desk.Group.ToView(withAddresses: false), () => db.ReadCuesAsync(ids, ct));
    }

    public static async Task<int> NextCueAsync(this CouncilDb db, Guid sessionId, CancellationToken ct) => CueIds.Next(
        await db.Transcripts.AsNoTracking().Where(t => t.SessionId == sessionId).ToListAsync(ct),
        (await db.Set<MinutesEntry>().AsNoTracking().Where(e => e.SessionId == sessionId).Select(e => e.CueIds).ToListAsync(ct)).SelectMany(ids => ids));

    /// <summary>Takes a transcript away, and from minutes that are not approved what rests on it. The journal keeps that it happened.</summary>
    /// <param name="by">null where the clock deletes.</param>
    public static void Delete(this CouncilDb db, Transcript transcript, SessionMinutes? minutes, Signatory? by, string channel, DateTimeOffset now)
    {
        db.Remove(transcript);
        if (minutes?.LoseTranscript(transcript, by, now) is { } revision) db.Add(revision);
        db.Journal.Add(JournalEntry.Of(by?.PersonId, channel, now, JournalAction.TranscriptDeleted, transcript.GroupId, transcript.Id));
    }

    /// <summary>Somebody objected (Widerspruch): what a machine recorded of the session goes with the objection; the clerk's own notes stay.</summary>
    public static async Task DeleteRecordingsAsync(this CouncilDb db, SessionAccess access, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var by = new Signatory(access.Member.PersonId, access.Member.Name.Full, access.Member.Role);
        var minutes = await db.MinutesOfAsync(access.Session.Id, ct);
        foreach (var recording in await db.Transcripts.Where(t => t.SessionId == access.Session.Id && t.Kind != TranscriptKind.ClerkNotes).ToListAsync(ct))
        {
            db.Delete(recording, minutes, by, caller.Channel, now);
        }
    }

    /// <summary>Deletes transcripts on the day after their last (Aufbewahrung): file, cues and all.</summary>
    public static async Task<int> DeletePastAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        var deleted = 0;
        foreach (var id in await db.Transcripts.Where(transcript => transcript.DeleteAfter < today).Select(transcript => transcript.Id).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            if (await db.Transcripts.FindAsync([id], ct) is not { } transcript) continue;

            db.Delete(transcript, await db.MinutesOfAsync(transcript.SessionId, ct), null, JournalEntry.ClockChannel, now);
            try
            {
                await db.SaveChangesAsync(ct);
                deleted++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another instance was quicker, or a clerk saved in this moment: what is left is found the next night.
            }
        }

        return deleted;
    }

    private static Task<SessionMinutes?> MinutesOfAsync(this CouncilDb db, Guid sessionId, CancellationToken ct) =>
        db.Minutes.Include(minutes => minutes.Entries).SingleOrDefaultAsync(minutes => minutes.SessionId == sessionId, ct);
}
