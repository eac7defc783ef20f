using Coordination.Api.Access;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Sessions;

/// <summary>Zu- und Absagen: each person their own, and what chair and clerk may expect from them.</summary>
public static class AttendanceAnswerEndpoints
{
    public static IEndpointRouteBuilder MapAttendanceAnswers(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Sessions");
        room.MapGet(Routes.MyAttendanceAnswer, GetMineAsync).WithSummary("One's own answer to a session, and who may stand in").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.MyAttendanceAnswer, AnswerAsync).WithSummary("Come, come late, decline, name one's deputy, until the session opens; a deputy is told")
            .WithRefusals(
                Refusal.Malformed, Refusal.NotFound, Refusal.SessionCancelled, Refusal.AnswersClosed, Refusal.SessionMoved, Refusal.ArrivalOutsideSession,
                Refusal.DeputyNotListed, Refusal.DeputyTaken, Refusal.DeputyDeclined);
        room.MapGet(Routes.AttendanceForecast, GetForecastAsync)
            .WithSummary("Who comes, which faction by whom, and the quorum to expect (chair, clerk); no answer is shown as none")
            .WithRefusals(Refusal.NotFound, Refusal.NotAllowed);
        return routes;
    }

    private static async Task<MyAnswer> GetMineAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var access = await db.SessionAsync(sessionId, caller, clock.Now(), ct);
        return View(access.Session, access.Member, await db.AnswersAsync(access.Session, ct), await db.PeopleAsync(access.Session, ct));
    }

    private static async Task<MyAnswer> AnswerAsync(
        Guid sessionId, AnswerInvitation body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var wanted = AttendanceAnswerForms.Clean(body);
        var (session, _, member) = await db.SessionAsync(sessionId, caller, now, ct);
        return await db.PutAnswerAsync(session, member, wanted, caller.Channel, now, ct);
    }

    /// <summary>The person's answer, on whatever way it came. The same again changes nothing.</summary>
    internal static async Task<MyAnswer> PutAnswerAsync(
        this CouncilDb db, Session session, Member member, AnswerInvitation wanted, string channel, DateTimeOffset now, CancellationToken ct)
    {
        session.RefuseAnswer(wanted, now);
        var answers = await db.AnswersAsync(session, ct);
        var people = await db.PeopleAsync(session, ct);
        // Read once more to be changed: between two readings the same click may have come on another way.
        var stored = await db.AttendanceAnswers.SingleOrDefaultAsync(answer => answer.SessionId == session.Id && answer.MemberId == member.Id, ct);
        if (stored?.Says(wanted) != true)
        {
            if (wanted.DeputyId is { } deputy) Deputies.RefuseUnless(member, deputy, people, answers, session.Date);

            var before = stored?.StartsAt == session.StartsAt ? stored.DeputyId : null;
            if (stored is null) db.AttendanceAnswers.Add(stored = AttendanceAnswer.Of(session, member.Id, wanted, now));
            else stored.Change(session, wanted, now);

            Tell(db, session, stored, before, answers, people, now);
            db.Journal.Add(JournalEntry.Of(member.PersonId, channel, now, JournalAction.AttendanceAnswered, session.GroupId, session.Id));
            await db.SaveChangesAsync(ct);
        }

        return View(session, member, await db.AnswersAsync(session, ct), people);
    }

    private static async Task<AttendanceForecast> GetForecastAsync(Guid sessionId, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var (session, group, member) = await db.SessionAsync(sessionId, caller, clock.Now(), ct);
        member.MustBe(Role.Chair, Role.Clerk);
        var factions = await db.Set<Faction>().AsNoTracking().Where(faction => faction.GroupId == group.Id).OrderBy(faction => faction.Name).ToListAsync(ct);
        return AttendanceForecasts.Of(
            sessionId, await db.PeopleAsync(session, ct), factions, await db.AnswersAsync(session, ct), group.Profile.Quorum);
    }

    /// <summary>Whom somebody named, or does not name any more, hears of it; and whoever relied on a deputy who has declined.</summary>
    private static void Tell(
        CouncilDb db, Session session, AttendanceAnswer answer, Guid? before, List<AttendanceAnswer> answers, List<Member> people, DateTimeOffset now)
    {
        foreach (var deputy in new[] { before, answer.DeputyId }.Distinct().OfType<Guid>().Where(_ => before != answer.DeputyId))
        {
            Queue(ErrandKind.TellDeputy, deputy);
        }

        if (answer.Intent == AttendanceIntent.Declined && answers.Find(other => other.DeputyId == answer.MemberId) is { } relying)
        {
            Queue(ErrandKind.TellDeputyDeclined, relying.MemberId);
        }

        void Queue(ErrandKind kind, Guid memberId)
        {
            if (people.Find(person => person.Id == memberId) is { } person)
            {
                db.Errands.Add(Errand.Due(kind, session.GroupId, session.Id, answer.Id, answer.Version, session.Sequence, person.PersonId, now));
            }
        }
    }

    /// <summary>The answers to the date that holds; those to an earlier one are none.</summary>
    internal static Task<List<AttendanceAnswer>> AnswersAsync(this CouncilDb db, Session session, CancellationToken ct) =>
        db.AttendanceAnswers.AsNoTracking().Where(answer => answer.SessionId == session.Id && answer.StartsAt == session.StartsAt).ToListAsync(ct);

    /// <summary>Those who belong to the group on the day of the session.</summary>
    internal static async Task<List<Member>> PeopleAsync(this CouncilDb db, Session session, CancellationToken ct) =>
        (await db.Members.AsNoTracking().Where(member => member.GroupId == session.GroupId).ToListAsync(ct))
            .Where(member => member.IsCurrent(session.Date)).OrderBy(member => member.Name.FamilyName, StringComparer.Ordinal).ThenBy(member => member.Id).ToList();

    private static MyAnswer View(Session session, Member member, List<AttendanceAnswer> answers, List<Member> people)
    {
        var mine = answers.Find(answer => answer.MemberId == member.Id);
        PersonAnswer? Person(Guid? id) => people.Find(person => person.Id == id) is { } person
            ? new PersonAnswer(person.Id, person.Name.Full, answers.Find(answer => answer.MemberId == person.Id)?.Intent)
            : null;
        return new MyAnswer(
            session.Id, mine?.Intent, mine?.ArrivesAt, Person(mine?.DeputyId), Person(answers.Find(answer => answer.DeputyId == member.Id)?.MemberId),
            [.. Deputies.Of(member, people, session.Date).Select(deputy => new PersonAnswer(deputy.Id, deputy.Name.Full, null))]);
    }
}
