using Coordination.Api.Journal;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>What transcripts are asked for in more than one place: their cues, and whether their time is over.</summary>
public static class TranscriptQueries
{
    public static async Task<IReadOnlyList<Cue>> ReadCuesAsync(this CouncilDb db, Guid transcriptId, CancellationToken ct) =>
        (await db.Set<TranscriptText>().AsNoTracking().SingleOrDefaultAsync(text => text.TranscriptId == transcriptId, ct))?.Cues ?? [];

    /// <summary>Deletes transcripts on the day after their last (Aufbewahrung): file, cues and all. The journal keeps that it happened.</summary>
    public static async Task<int> DeletePastAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        var past = await db.Transcripts.Where(transcript => transcript.DeleteAfter < today)
            .Select(transcript => new { transcript.Id, transcript.GroupId }).ToListAsync(ct);
        var deleted = 0;
        foreach (var transcript in past)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // Another instance may have been quicker: what it deleted is not journalled twice.
            if (await db.Transcripts.Where(t => t.Id == transcript.Id).ExecuteDeleteAsync(ct) == 0) continue;

            db.Journal.Add(JournalEntry.Of(null, JournalEntry.ClockChannel, now, JournalAction.TranscriptDeleted, transcript.GroupId, transcript.Id));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            deleted++;
        }

        return deleted;
    }
}
