using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Journal;

/// <summary>Seals the journal and checks the seal. Sealed after the commit, by one sealer at a time: a link per write would cost most of the write rate.</summary>
public static class JournalQueries
{
    private const int AtOnce = 5_000;
    private const long LockKey = 7_203_551_949;

    /// <returns>How many rows were sealed.</returns>
    public static async Task<int> SealAsync(CouncilDb db, CancellationToken ct)
    {
        // On SQLite this takes the write lock at once (BEGIN IMMEDIATE).
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", ct);

        var last = await db.Journal.AsNoTracking().Where(entry => entry.Link != null).OrderByDescending(entry => entry.Link).FirstOrDefaultAsync(ct);
        var (link, hash) = (last?.Link ?? 0, last?.Hash ?? "");

        // Rows are linked in the order they are found, not by sequence: a low sequence may be committed after a higher one was sealed.
        var rows = await db.Journal.Where(entry => entry.Link == null).OrderBy(entry => entry.Sequence).Take(AtOnce).ToListAsync(ct);
        foreach (var row in rows)
        {
            hash = JournalChain.HashOf(row, ++link, hash);
            row.Seal(link, hash);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return rows.Count;
    }

    /// <returns>The first link that does not hold, or null where the whole chain does.</returns>
    public static async Task<long?> FindBreakAsync(CouncilDb db, CancellationToken ct)
    {
        var (link, hash) = (0L, "");
        await foreach (var row in db.Journal.AsNoTracking().Where(entry => entry.Link != null).OrderBy(entry => entry.Link).AsAsyncEnumerable().WithCancellation(ct))
        {
            link++;
            hash = JournalChain.HashOf(row, link, hash);
            if (row.Link != link || row.Hash != hash) return link;
        }

        return null;
    }
}
