using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Polls;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.AnswerLinks;

/// <summary>Chair and clerk make a link for somebody who does not use Teams: a new one each time, and the one before is useless then.</summary>
public static class AnswerLinkEndpoints
{
    public static IEndpointRouteBuilder MapAnswerLinks(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Answer links");
        room.MapPost(Routes.SessionAnswerLink, MakeForSessionAsync).WithSummary("A link with which this person answers the invitation without Teams (chair, clerk); shown once")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.SessionCancelled, Refusal.AnswersClosed);
        room.MapPost(Routes.PollAnswerLink, MakeForPollAsync).WithSummary("A link with which this person answers the poll without Teams (chair, clerk); shown once")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed, Refusal.PollClosed, Refusal.PollFinalised);
        return routes.MapLinkedAnswers();
    }

    private static async Task<AnswerLinkSecret> MakeForSessionAsync(
        Guid sessionId, Guid memberId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var (session, _, by) = await db.SessionAsync(sessionId, caller, now, ct);
        by.MustBe(Role.Chair, Role.Clerk);
        session.RefuseAnswer(new AnswerInvitation(AttendanceIntent.Coming, session.StartsAt), now);
        return await MakeAsync(db, memberId, session.GroupId, sessionId, session.EndsAt, caller, now, ct);
    }

    private static async Task<AnswerLinkSecret> MakeForPollAsync(
        Guid pollId, Guid memberId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var (poll, _, by) = await db.DatePollAsync(pollId, caller, now, ct);
        by.MustBe(Role.Chair, Role.Clerk);
        poll.RefuseAnswer(now);
        return await MakeAsync(db, memberId, poll.GroupId, pollId, poll.Deadline, caller, now, ct);
    }

    private static async Task<AnswerLinkSecret> MakeAsync(
        CouncilDb db, Guid memberId, Guid groupId, Guid subjectId, DateTimeOffset expiresAt, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Members.FindAsync([memberId], ct) is not { } member || member.GroupId != groupId || !member.IsCurrent(CouncilTime.DateOf(now)))
        {
            throw new RefusedException(Refusal.NotFound);
        }

        // Those that are over are of no use to anybody.
        db.AnswerLinks.RemoveRange(await db.AnswerLinks.Where(old => (old.MemberId == memberId && old.SubjectId == subjectId) || old.ExpiresAt <= now).ToListAsync(ct));
        var (link, secret) = AnswerLink.Make(memberId, subjectId, expiresAt, now);
        db.AnswerLinks.Add(link);
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.AnswerLinkMade, groupId, memberId));
        await db.SaveChangesAsync(ct);
        return new AnswerLinkSecret(secret, expiresAt);
    }
}
