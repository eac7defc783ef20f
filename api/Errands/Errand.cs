using System.Diagnostics;
using Coordination.Contracts;

namespace Coordination.Api.Errands;

/// <summary>
/// Auftrag nach außen: one piece of work towards the outside (a message to one recipient, a draft), a row written in the transaction of the
/// change that causes it, and unique by cause, kind, recipient and version: asking twice makes one errand.
/// </summary>
public sealed class Errand
{
    /// <summary>What a report of progress adds to a lease.</summary>
    public static readonly TimeSpan Extension = TimeSpan.FromMinutes(2);

    private Errand()
    {
    }

    public Guid Id { get; private set; }
    public ErrandKind Kind { get; private set; }
    public Guid GroupId { get; private set; }
    public Guid? SessionId { get; private set; }
    public Guid SubjectId { get; private set; }
    public long SubjectVersion { get; private set; }

    /// <summary>iCalendar SEQUENCE at the time of the cause.</summary>
    public int Sequence { get; private set; }

    public Guid? RecipientPersonId { get; private set; }
    public ErrandState State { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public int Attempt { get; private set; }
    public Guid? LeaseToken { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public ErrandProblem? Problem { get; private set; }

    /// <summary>The entity whose change asked for it; with kind, recipient and version the key against doubles.</summary>
    public Guid Cause { get; private set; }

    public string? TraceParent { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>An errand that is due at once. Add it to the context of the change; both are saved together.</summary>
    public static Errand Due(
        ErrandKind kind, Guid groupId, Guid? sessionId, Guid subjectId, long subjectVersion, int sequence, Guid? recipient, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            GroupId = groupId,
            SessionId = sessionId,
            SubjectId = subjectId,
            SubjectVersion = subjectVersion,
            Sequence = sequence,
            RecipientPersonId = recipient,
            State = ErrandState.Due,
            DueAt = now,
            Cause = subjectId,
            TraceParent = Activity.Current?.Id,
            CreatedAt = now,
        };

    /// <summary>Done. A second report with the same token changes nothing.</summary>
    public void Complete(Guid token, DateTimeOffset now)
    {
        if (State == ErrandState.Done && LeaseToken == token) return;

        RefuseUnlessLeased(token);
        (State, DoneAt, Problem) = (ErrandState.Done, now, null);
    }

    /// <summary>Failed: due again after a while, or Stuck where waiting mends nothing.</summary>
    public void Fail(Guid token, ErrandProblem problem, int? retryAfterSeconds, DateTimeOffset now)
    {
        RefuseUnlessLeased(token);
        Problem = problem;
        var next = BackOff.Next(Attempt, problem, retryAfterSeconds, now);
        (State, DueAt, LeaseToken, LeasedUntil) = (next is null ? ErrandState.Stuck : ErrandState.Due, next ?? DueAt, null, null);
    }

    public void Extend(Guid token, DateTimeOffset now)
    {
        RefuseUnlessLeased(token);
        LeasedUntil = now + Extension;
    }

    /// <summary>A person saw to the cause: tried at once, with all attempts. False where it is not stuck.</summary>
    public bool Retry(DateTimeOffset now)
    {
        if (State != ErrandState.Stuck) return false;

        (State, DueAt, Attempt) = (ErrandState.Due, now, 0);
        return true;
    }

    public ErrandView ToView(ConversationRecord? conversation, bool isOvertaken) => new(
        Id, Kind, GroupId, SessionId, SubjectId, SubjectVersion, Sequence, RecipientPersonId, conversation, Attempt,
        LeaseToken ?? Guid.Empty, LeasedUntil ?? default, TraceParent, isOvertaken);

    // A lease that ran out still counts while nobody else took the errand: the work was done.
    private void RefuseUnlessLeased(Guid token)
    {
        if (State != ErrandState.Leased || LeaseToken != token) throw new RefusedException(Refusal.LeaseLost);
    }
}
