using Coordination.Api.Errands;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Polls;

/// <summary>
/// What time brings to Terminumfragen: their end at the deadline, of which the chair is told, and one reminder to those who have not answered.
/// Both ask the state of the poll, so that a second firing finds nothing to do.
/// </summary>
public static class DatePollClock
{
    public static async Task<int> RunAsync(CouncilDb db, DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.DatePolls.Where(poll => poll.State == DatePollState.Open && (poll.Deadline <= now || poll.RemindAt <= now)).Select(poll => poll.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            try
            {
                await AdvanceAsync(db, id, now, ct);
            }
            catch (Exception e) when (Collisions.Is(e))
            {
                // The chair closed it, or another instance was here, in this very moment: the next minute looks again.
            }
        }

        return due.Count;
    }

    private static async Task AdvanceAsync(CouncilDb db, Guid pollId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.DatePolls.FindAsync([pollId], ct) is not { State: DatePollState.Open } poll)
        {
            return;
        }

        var people = await db.AskedAsync(poll.GroupId, CouncilTime.DateOf(now), ct);
        if (poll.Deadline <= now)
        {
            poll.Close(null, now);
            db.Journal.Add(JournalEntry.Of(null, JournalEntry.ClockChannel, now, JournalAction.DatePollClosed, poll.GroupId, pollId));
            Queue(ErrandKind.TellDatePollClosed, people.Where(person => person.Role == Role.Chair).Select(person => person.PersonId));
        }
        else if (poll.RemindAt <= now)
        {
            var answered = (await db.DatePollAnswers.Where(answer => answer.PollId == pollId).Select(answer => answer.MemberId).ToListAsync(ct)).ToHashSet();
            poll.Reminded();
            Queue(ErrandKind.RemindDatePoll, people.Where(person => !answered.Contains(person.Id)).Select(person => person.PersonId));
        }

        await db.SaveChangesAsync(ct);

        void Queue(ErrandKind kind, IEnumerable<Guid> recipients)
        {
            foreach (var person in recipients)
            {
                db.Errands.Add(Errand.Due(kind, poll.GroupId, null, pollId, poll.Version, 0, person, now));
            }
        }
    }
}
