using Coordination.Api.Journal;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>Deletes transcripts on the day after their last (Aufbewahrung): file, cues and all. The journal keeps that it happened.</summary>
public static class TranscriptRetention
{
    public static async Task<int> DeletePastAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        var past = await db.Transcripts.Where(transcript => transcript.DeleteAfter < today)
            .Join(db.Sessions, transcript => transcript.SessionId, session => session.Id, (transcript, session) => new { transcript.Id, session.GroupId })
            .ToListAsync(ct);
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
