using Coordination.Api.Access;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Polls;

/// <summary>Terminumfragen: the chair asks and chooses, everybody answers for themselves.</summary>
public static class DatePollEndpoints
{
    public static IEndpointRouteBuilder MapDatePolls(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Polls");
        room.MapGet(Routes.GroupDatePolls, GetOfGroupAsync).WithSummary("A group's date polls without a chosen date, newest first").WithRefusals(Refusal.NotFound);
        room.MapGet(Routes.DatePoll, GetAsync).WithSummary("A date poll: one's own answer, for chair and clerk the result").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.DatePoll, OpenAsync).WithMetadata(new CreatesSubject()).WithSummary("Ask for dates until a deadline (chair); one message to each person")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.IdTaken, Refusal.PollDeadlineUnfit, Refusal.EndsBeforeStart);
        room.MapPut(Routes.MyPollAnswer, AnswerAsync).WithSummary("One's own answer, until the deadline")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.PollClosed, Refusal.PollFinalised);
        room.MapPut(Routes.PollClosure, CloseAsync).WithSummary("End a poll before its deadline (chair)")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.PollFinalised);
        room.MapPut(Routes.PollFinalisation, FinaliseAsync)
            .WithSummary("Choose a date: it becomes a session (chair); against a hard rule with a reason only")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed, Refusal.PollFinalised, Refusal.PollReasonNeeded, Refusal.StartsInThePast, Refusal.NoticeTooShort);
        return routes;
    }

    private static async Task<IReadOnlyList<DatePollView>> GetOfGroupAsync(
        Guid groupId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var member = await db.MemberAsync(groupId, caller, now, ct);
        var group = (await db.Groups.FindAsync([groupId], ct))!;
        var views = new List<DatePollView>();
        foreach (var poll in await db.DatePolls.AsNoTracking().Where(poll => poll.GroupId == groupId && poll.State != DatePollState.Finalised)
            .OrderByDescending(poll => poll.ChangedAt).ThenBy(poll => poll.Id).Take(20).ToListAsync(ct))
        {
            views.Add(await db.ViewAsync(new DatePollAccess(poll, group, member), now, ct));
        }

        return views;
    }

    private static async Task<DatePollView> GetAsync(Guid pollId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        await db.ViewAsync(await db.DatePollAsync(pollId, caller, clock.Now(), ct), clock.Now(), ct);

    private static async Task<DatePollView> OpenAsync(
        Guid pollId, OpenDatePoll body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var form = DatePollForms.Clean(body);
        var member = (await db.MemberAsync(form.GroupId, caller, now, ct)).MustBe(Role.Chair);
        var group = (await db.Groups.FindAsync([form.GroupId], ct))!;
        var poll = await db.DatePolls.FindAsync([pollId], ct);
        if (poll is not null && poll.Request != Fingerprint.Of(form))
        {
            throw new RefusedException(Refusal.IdTaken);
        }

        if (poll is null)
        {
            poll = DatePoll.Open(Check.Id(pollId, "pollId"), form, caller.PersonId, now);
            db.DatePolls.Add(poll);
            foreach (var person in await db.AskedAsync(group.Id, CouncilTime.DateOf(now), ct))
            {
                db.Errands.Add(Errand.Due(ErrandKind.SendDatePoll, group.Id, null, pollId, poll.Version, 0, person.PersonId, now));
            }

            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.DatePollOpened, group.Id, pollId));
            await db.SaveChangesAsync(ct);
        }

        return await db.ViewAsync(new DatePollAccess(poll, group, member), now, ct);
    }

    private static async Task<DatePollView> AnswerAsync(
        Guid pollId, AnswerDatePoll body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var access = await db.DatePollAsync(pollId, caller, now, ct);
        await db.PutAnswerAsync(access.Poll, access.Member, body, caller.Channel, now, ct);
        return await db.ViewAsync(access, now, ct);
    }

    /// <summary>The person's answer, on whatever way it came. The same again changes nothing.</summary>
    internal static async Task PutAnswerAsync(
        this CouncilDb db, DatePoll poll, Member member, AnswerDatePoll body, string channel, DateTimeOffset now, CancellationToken ct)
    {
        var answer = DatePollForms.Clean(body, poll);
        poll.RefuseAnswer(now);
        var known = await db.DatePollAnswers.FindAsync([poll.Id, member.Id], ct);
        if (known?.Says(answer) != true)
        {
            if (known is null) db.DatePollAnswers.Add(DatePollAnswer.Of(poll.Id, member.Id, answer, now));
            else known.Change(answer, now);

            db.Journal.Add(JournalEntry.Of(member.PersonId, channel, now, JournalAction.DatePollAnswered, poll.GroupId, poll.Id));
            await db.SaveChangesAsync(ct);
        }
    }

    private static async Task<DatePollView> CloseAsync(Guid pollId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var access = await db.DatePollAsync(pollId, caller, now, ct);
        access.Member.MustBe(Role.Chair);
        if (access.Poll.State != DatePollState.Closed)
        {
            access.Poll.Close(caller.PersonId, now);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.DatePollClosed, access.Group.Id, pollId));
            await db.SaveChangesAsync(ct);
        }

        return await db.ViewAsync(access, now, ct);
    }

    private static async Task<SessionView> FinaliseAsync(
        Guid pollId, FinaliseDatePoll body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var (poll, group, member) = await db.DatePollAsync(pollId, caller, now, ct);
        member.MustBe(Role.Chair);
        var choice = DatePollForms.Clean(body, poll);
        if (poll is { State: DatePollState.Finalised, SessionId: { } known } && poll.Chosen == choice.Option)
        {
            return (await db.SessionAsync(known, caller, now, ct)).View();
        }

        var answers = await db.DatePollAnswers.AsNoTracking().Where(answer => answer.PollId == pollId).ToListAsync(ct);
        var obstacles = (await db.ResultAsync(poll, group, answers, now, ct)).Options[choice.Option].Obstacles;
        // The session bears the id of the poll it came from: two clicks make one.
        poll.Finalise(choice, obstacles, pollId, caller.PersonId, now);
        var option = poll.Options[choice.Option];
        var session = await db.PlanSessionAsync(
            pollId, new PlanSession(group.Id, option.StartsAt, option.EndsAt, poll.Place, UrgencyReason: obstacles.Contains(PollObstacle.NoticeTooShort) ? choice.Reason : null),
            group, caller, now, ct);
        db.Journal.Add(JournalEntry.Of(
            caller, now, obstacles.Count == 0 ? JournalAction.DatePollFinalised : JournalAction.DatePollFinalisedWithReason, group.Id, pollId));
        await db.SaveChangesAsync(ct);
        return session.ToView(group, member.Role);
    }
}
