using Coordination.Api.Access;
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

    /// <summary>Takes a transcript away, and from minutes that are not approved what rests on it. The journal keeps that it happened.</summary>
    /// <param name="by">null where the clock deletes.</param>
    public static void Delete(this CouncilDb db, Transcript transcript, SessionMinutes? minutes, Signatory? by, string channel, DateTimeOffset now)
    {
        db.Remove(transcript);
        if (minutes?.LoseTranscript(transcript.Id, by, now) is { } revision) db.Add(revision);
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
