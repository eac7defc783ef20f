using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Zu- oder Absage of one person to one Sitzung. It answers the date that the person saw: where that was moved, there is no answer.</summary>
public sealed class AttendanceAnswer : IVersioned
{
    private AttendanceAnswer()
    {
    }

    public Guid Id { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid MemberId { get; private set; }

    /// <summary>The start of the session as it was when the person answered.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    public AttendanceIntent Intent { get; private set; }
    public DateTimeOffset? ArrivesAt { get; private set; }
    public Guid? DeputyId { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    public long Version { get; private set; }

    public static AttendanceAnswer Of(Session session, Guid memberId, AnswerInvitation answer, DateTimeOffset now)
    {
        var made = new AttendanceAnswer { Id = Guid.CreateVersion7(now), SessionId = session.Id, MemberId = memberId };
        made.Change(session, answer, now);
        return made;
    }

    /// <summary>Umentscheidung: possible until the session opens.</summary>
    public void Change(Session session, AnswerInvitation answer, DateTimeOffset now)
    {
        session.RefuseAnswer(answer, now);
        StartsAt = session.StartsAt;
        Intent = answer.Intent;
        ArrivesAt = answer.ArrivesAt;
        DeputyId = answer.DeputyId;
        AnsweredAt = now;
        Version++;
    }

    public bool Says(AnswerInvitation answer) => answer == new AnswerInvitation(Intent, StartsAt, ArrivesAt, DeputyId);
}
