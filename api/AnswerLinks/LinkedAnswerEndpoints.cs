using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Polls;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.AnswerLinks;

/// <summary>
/// Answers by link. Only the bot comes here, whose page holds the door with its limit; a secret that is unknown, over, or of somebody who has
/// left is the same 404.
/// </summary>
public static class LinkedAnswerEndpoints
{
    /// <summary>Told by the journal: nobody has signed in.</summary>
    private const string Channel = "link";

    public static IEndpointRouteBuilder MapLinkedAnswers(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Errands).WithTags("Answer links");
        room.MapGet(Routes.AnswerLink, GetAsync).WithSummary("What is behind a link (the bot)").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.LinkedSessionAnswer, AnswerSessionAsync).WithSummary("Answer an invitation by link (the bot)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.SessionCancelled, Refusal.AnswersClosed, Refusal.SessionMoved, Refusal.ArrivalOutsideSession);
        room.MapPut(Routes.LinkedPollAnswer, AnswerPollAsync).WithSummary("Answer a date poll by link (the bot)").WithRefusals(
            Refusal.Malformed, Refusal.NotFound, Refusal.PollClosed, Refusal.PollFinalised);
        return routes;
    }

    private static async Task<AnswerLinkView> GetAsync(string secret, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        await ViewAsync(db, await OpenAsync(db, secret, clock.Now(), ct), clock.Now(), ct);

    private static async Task<AnswerLinkView> AnswerSessionAsync(
        string secret, AnswerInvitation body, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var behind = await OpenAsync(db, secret, now, ct);
        var session = behind.Session ?? throw new RefusedException(Refusal.NotFound);
        // A deputy is named in Teams or by the clerk; one who was named already stays named.
        var deputy = body.Intent == AttendanceIntent.Declined
            ? (await db.AnswersAsync(session, ct)).Find(answer => answer.MemberId == behind.Member.Id)?.DeputyId
            : null;
        await db.PutAnswerAsync(session, behind.Member, AttendanceAnswerForms.Clean(body with { DeputyId = deputy }), Channel, now, ct);
        return await ViewAsync(db, behind, now, ct);
    }

    private static async Task<AnswerLinkView> AnswerPollAsync(string secret, AnswerDatePoll body, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var behind = await OpenAsync(db, secret, now, ct);
        await db.PutAnswerAsync(behind.Poll ?? throw new RefusedException(Refusal.NotFound), behind.Member, body, Channel, now, ct);
        return await ViewAsync(db, behind, now, ct);
    }

    private static async Task<Behind> OpenAsync(CouncilDb db, string secret, DateTimeOffset now, CancellationToken ct)
    {
        var hash = secret.Length == AnswerLink.Length ? AnswerLink.HashOf(secret) : "";
        var link = await db.AnswerLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Hash == hash && link.ExpiresAt > now, ct);
        if (link is null || await db.Members.FindAsync([link.MemberId], ct) is not { } member || !member.IsCurrent(CouncilTime.DateOf(now)))
        {
            throw new RefusedException(Refusal.NotFound);
        }

        return new Behind(member, await db.Sessions.FindAsync([link.SubjectId], ct), await db.DatePolls.FindAsync([link.SubjectId], ct));
    }

    private static async Task<AnswerLinkView> ViewAsync(CouncilDb db, Behind behind, DateTimeOffset now, CancellationToken ct)
    {
        var (member, session, poll) = behind;
        var group = await db.Groups.AsNoTracking().SingleAsync(group => group.Id == member.GroupId, ct);
        return new AnswerLinkView(
            group.Name, member.Name.Full, session is null ? null : await ViewAsync(db, session, member, ct), poll is null ? null : await ViewAsync(db, poll, member, now, ct));
    }

    private static async Task<LinkedSession> ViewAsync(CouncilDb db, Session session, Member member, CancellationToken ct)
    {
        var mine = (await db.AnswersAsync(session, ct)).Find(answer => answer.MemberId == member.Id);
        return new LinkedSession(session.Number, session.State, session.StartsAt, session.EndsAt, session.Place, mine?.Intent, mine?.ArrivesAt);
    }

    private static async Task<LinkedPoll> ViewAsync(CouncilDb db, DatePoll poll, Member member, DateTimeOffset now, CancellationToken ct)
    {
        var mine = await db.DatePollAnswers.FindAsync([poll.Id, member.Id], ct);
        return new LinkedPoll(poll.StateAt(now), poll.Options, poll.Deadline, poll.Place, mine?.Choices);
    }

    /// <summary>Whose link it is, and the one thing it leads to.</summary>
    private sealed record Behind(Member Member, Session? Session, DatePoll? Poll);
}
