using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Scheduling;

/// <summary>
/// What people answered in Terminumfragen of the group: who can come then, if need be, is free at that time, who cannot is busy. Where two polls
/// ask about the same time, the later answer holds.
/// </summary>
internal static class StatedTimes
{
    /// <summary>By member.</summary>
    public static async Task<ILookup<Guid, FreeBusyPeriod>> OfAsync(CouncilDb db, Guid groupId, DateTimeOffset now, CancellationToken ct)
    {
        // A poll ends before its first date: one that ended long ago has none ahead.
        var since = now.AddDays(-366);
        var polls = await db.DatePolls.AsNoTracking().Where(poll => poll.GroupId == groupId && poll.Deadline > since).ToListAsync(ct);
        var options = polls.ToDictionary(poll => poll.Id, poll => poll.Options);
        var answers = await db.DatePollAnswers.AsNoTracking().Where(answer => options.Keys.Contains(answer.PollId)).ToListAsync(ct);
        var stated = new List<(Guid Member, FreeBusyPeriod Time)>();
        foreach (var answer in answers.OrderByDescending(answer => answer.AnsweredAt))
        {
            foreach (var (option, choice) in options[answer.PollId].Zip(answer.Choices))
            {
                if (option.EndsAt <= now || stated.Exists(known => known.Member == answer.MemberId && known.Time.From < option.EndsAt && option.StartsAt < known.Time.Until)) continue;

                var state = choice == Availability.No ? AvailabilityState.Busy : AvailabilityState.Free;
                stated.Add((answer.MemberId, new FreeBusyPeriod(option.StartsAt, option.EndsAt, state)));
            }
        }

        return stated.ToLookup(pair => pair.Member, pair => pair.Time);
    }
}
