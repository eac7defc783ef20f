using System.Diagnostics;
using Coordination.Contracts;

namespace Coordination.Api.Errands;

/// <summary>
/// Auftrag nach außen: one piece of work towards the outside (a message to one recipient, a draft), a row written in the transaction of the
/// change that causes it, and unique by cause, kind, recipient and version: asking twice makes one errand.
/// </summary>
public sealed class Errand
{
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
}
