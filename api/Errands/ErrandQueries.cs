using Coordination.Api.Journal;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Errands;

/// <summary>
/// Hands due errands to one bot instance, in one statement: two instances that ask together never get the same row. Leases that ran out
/// are handed out again. One errand for each recipient at a time: nobody's silent chat takes all places, and nobody is told of the move
/// before the invitation.
/// </summary>
public static class ErrandQueries
{
    // The common table is materialised: as a plain subquery the planner may run it again per row and lease more than it was asked for.
    private const string PostgreSql =
        """
        WITH due AS MATERIALIZED (
          SELECT id FROM errands
          WHERE ((state = 'Due' AND due_at <= {0}) OR (state = 'Leased' AND leased_until <= {0})) AND id IN (
            SELECT DISTINCT ON (coalesce(recipient_person_id, id)) id FROM errands AS one
            WHERE ((state = 'Due' AND due_at <= {0}) OR (state = 'Leased' AND leased_until <= {0})) AND NOT EXISTS (
              SELECT 1 FROM errands AS busy
              WHERE busy.recipient_person_id = one.recipient_person_id AND busy.state = 'Leased' AND busy.leased_until > {0})
            ORDER BY coalesce(recipient_person_id, id), due_at, id)
          ORDER BY due_at LIMIT {1} FOR UPDATE SKIP LOCKED)
        UPDATE errands SET state = 'Leased', lease_token = {2}, leased_until = {3}, attempt = attempt + 1
        WHERE id IN (SELECT id FROM due) RETURNING *
        """;

    // One writer at a time: the statement is the lock.
    private const string Sqlite =
        """
        UPDATE errands SET state = 'Leased', lease_token = {2}, leased_until = {3}, attempt = attempt + 1
        WHERE id IN (
          SELECT id FROM (
            SELECT id, due_at, row_number() OVER (PARTITION BY coalesce(recipient_person_id, id) ORDER BY due_at, id) AS place FROM errands AS one
            WHERE ((state = 'Due' AND due_at <= {0}) OR (state = 'Leased' AND leased_until <= {0})) AND NOT EXISTS (
              SELECT 1 FROM errands AS busy
              WHERE busy.recipient_person_id = one.recipient_person_id AND busy.state = 'Leased' AND busy.leased_until > {0}))
          WHERE place = 1 ORDER BY due_at LIMIT {1})
        RETURNING *
        """;

    public static async Task<IReadOnlyList<Errand>> LeaseAsync(CouncilDb db, LeaseErrands wish, DateTimeOffset now, CancellationToken ct)
    {
        var leased = await db.Errands
            .FromSqlRaw(db.Database.IsNpgsql() ? PostgreSql : Sqlite,
                now.UtcDateTime, wish.Max, Guid.CreateVersion7(now), now.AddSeconds(wish.LeaseSeconds).UtcDateTime)
            .AsNoTracking().ToListAsync(ct);
        return [.. leased.OrderBy(errand => errand.DueAt)];
    }

    /// <summary>Of these, the messages that a later errand of the same kind, subject and recipient has overtaken.</summary>
    public static async Task<HashSet<Guid>> OvertakenAsync(CouncilDb db, IReadOnlyList<Errand> leased, CancellationToken ct)
    {
        var ids = leased.Where(errand => errand.RecipientPersonId is not null).Select(errand => errand.Id).ToList();
        var overtaken = await db.Errands.AsNoTracking().Where(errand => ids.Contains(errand.Id) && db.Errands.Any(later =>
            later.SubjectId == errand.SubjectId && later.Kind == errand.Kind && later.RecipientPersonId == errand.RecipientPersonId
            && later.SubjectVersion > errand.SubjectVersion)).Select(errand => errand.Id).ToListAsync(ct);
        return [.. overtaken];
    }

    /// <summary>An errand whose lease runs out again and again takes its bot down with it: it is set aside for a person to look at.</summary>
    public static async Task<int> SetLostAsideAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var lost = await db.Errands
            .Where(errand => errand.State == ErrandState.Leased && errand.LeasedUntil <= now && errand.Attempt > BackOff.Retries).ToListAsync(ct);
        foreach (var errand in lost)
        {
            errand.Fail(errand.LeaseToken!.Value, ErrandProblem.Unexpected, null, now);
            db.Journal.Add(JournalEntry.Of(null, JournalEntry.ClockChannel, now, JournalAction.ErrandStuck, errand.GroupId, errand.Id));
        }

        await db.SaveChangesAsync(ct);
        return lost.Count;
    }

    /// <summary>A person whom nobody could reach has written to the bot: what waits for them is due. Saved with the caller's change.</summary>
    public static async Task ReviveErrandsAsync(this CouncilDb db, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var stuck = await db.Errands.Where(errand =>
            errand.RecipientPersonId == personId && errand.State == ErrandState.Stuck && errand.Problem == ErrandProblem.RecipientUnknown).ToListAsync(ct);
        foreach (var errand in stuck) errand.Retry(now);
    }
}
