using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Polls;

/// <summary>A Terminumfrage with its group and the caller's place there.</summary>
public sealed record DatePollAccess(DatePoll Poll, WorkingGroup Group, Member Member);

/// <summary>The gate of every Terminumfrage, and what its people see: another group's is not there (404).</summary>
public static class DatePollGate
{
    public static async Task<DatePollAccess> DatePollAsync(this CouncilDb db, Guid pollId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var poll = await db.DatePolls.FindAsync([pollId], ct) ?? throw new RefusedException(Refusal.NotFound);
        var member = await db.MemberAsync(poll.GroupId, caller, now, ct);
        return new DatePollAccess(poll, (await db.Groups.FindAsync([poll.GroupId], ct))!, member);
    }

    /// <summary>The poll as the caller may see it: everybody their own answer, chair and clerk the result.</summary>
    public static async Task<DatePollView> ViewAsync(this CouncilDb db, DatePollAccess access, DateTimeOffset now, CancellationToken ct)
    {
        var (poll, group, member) = access;
        var seesAll = member.Role is Role.Chair or Role.Clerk;
        var answers = await db.DatePollAnswers.AsNoTracking()
            .Where(answer => answer.PollId == poll.Id && (seesAll || answer.MemberId == member.Id)).ToListAsync(ct);
        return new DatePollView(
            poll.Id, group.Id, group.Name, poll.StateAt(now), poll.Options, poll.Deadline, poll.Place, answers.Find(answer => answer.MemberId == member.Id)?.Choices,
            seesAll ? await db.ResultAsync(poll, group, answers, now, ct) : null, poll.Chosen, poll.SessionId, seesAll ? poll.Reason : null, poll.Version);
    }

    public static async Task<DatePollResult> ResultAsync(
        this CouncilDb db, DatePoll poll, WorkingGroup group, IReadOnlyList<DatePollAnswer> answers, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        var factions = await db.Set<Faction>().AsNoTracking().Where(faction => faction.GroupId == group.Id).OrderBy(faction => faction.Name).ToListAsync(ct);
        return DatePollResults.Of(poll, await db.AskedAsync(group.Id, today, ct), factions, answers, group.Profile, today);
    }

    /// <summary>Everybody who has a place in the group today.</summary>
    public static async Task<List<Member>> AskedAsync(this CouncilDb db, Guid groupId, DateOnly today, CancellationToken ct) =>
        [.. (await db.Members.AsNoTracking().Where(member => member.GroupId == groupId).ToListAsync(ct)).Where(member => member.IsCurrent(today))
            .OrderBy(member => member.Name.FamilyName, StringComparer.Ordinal).ThenBy(member => member.Id)];
}
