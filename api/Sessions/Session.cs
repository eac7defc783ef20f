using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Sitzung: when and where, how far it has come, and what the record says of it. Every rule gets its moment from outside.</summary>
public sealed partial class Session : IVersioned
{
    private Session()
    {
    }

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }

    /// <summary>Running number within the group.</summary>
    public int Number { get; private set; }

    public SessionState State { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string? Place { get; private set; }
    public string? OnlineUrl { get; private set; }
    public string? UrgencyReason { get; private set; }
    public DateTimeOffset? InvitedAt { get; private set; }
    public string? CancellationReason { get; private set; }

    /// <summary>iCalendar SEQUENCE: rises with everything that recipients have to hear of.</summary>
    public int Sequence { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Where it really took place; the plan's place until the clerk says otherwise.</summary>
    public string? RecordedPlace { get; private set; }

    public AttendanceList Attendance { get; private set; } = new([], []);
    public RecordingNotice? RecordingNotice { get; private set; }

    /// <summary>How far the Niederschrift is; set by its room in the same transaction, so that lists need no join.</summary>
    public MinutesState? Minutes { get; private set; }

    /// <summary>Hash of the request that made it: a repeated delivery finds its session, another request the id taken.</summary>
    public string Request { get; private set; } = "";

    /// <summary>Who brought it to its present state, and when: told to those who come second.</summary>
    public Guid ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
    public long Version { get; private set; }

    public DateOnly Date => CouncilTime.DateOf(StartsAt);

    public static Session Plan(Guid id, int number, PlanSession plan, PolicyProfile profile, Guid by, DateTimeOffset now)
    {
        var session = new Session { Id = id, GroupId = plan.GroupId, Number = number, State = SessionState.Scheduled };
        session.Request = Fingerprint.Of(plan);
        session.Take(new SessionSchedule(plan.StartsAt, plan.EndsAt, plan.Place, plan.OnlineUrl, plan.UrgencyReason), profile, now);
        session.Changed(by, now);
        return session;
    }

    /// <summary>Verlegung from the time that the chair saw. The invited hear of it, and the notice counts anew from today.</summary>
    public void Reschedule(SessionSchedule schedule, PolicyProfile profile, Guid by, DateTimeOffset now)
    {
        RefuseUnlessAhead();
        if (schedule.MovedFrom != StartsAt)
        {
            throw Refused(Refusal.SessionMoved, ("startsAt", StartsAt));
        }

        Take(schedule, profile, now);
        Sequence += State == SessionState.Invited ? 1 : 0;
        Changed(by, now);
    }

    /// <summary>True where moving it there would change nothing: a second click is not a second Verlegung.</summary>
    public bool IsAt(SessionSchedule schedule) =>
        State is SessionState.Scheduled or SessionState.Invited
        && schedule with { MovedFrom = null } == new SessionSchedule(StartsAt, EndsAt, Place, OnlineUrl, UrgencyReason);

    /// <summary>Ladung: from here on numbers stand, and whoever was invited is told of every change.</summary>
    public void Invite(int items, PolicyProfile profile, Guid by, DateTimeOffset now)
    {
        RefuseUnlessAhead();
        if (items == 0)
        {
            throw new RefusedException(Refusal.AgendaEmpty);
        }

        if (Place is null && OnlineUrl is null)
        {
            throw new RefusedException(Refusal.PlaceMissing);
        }

        RefusePast(StartsAt, now);
        NoticePeriod.RefuseIfTooShort(profile, CouncilTime.DateOf(now), Date, UrgencyReason);
        State = SessionState.Invited;
        InvitedAt = now;
        Changed(by, now);
    }

    public void Cancel(string reason, Guid by, DateTimeOffset now)
    {
        RefuseUnlessAhead();
        Sequence += State == SessionState.Invited ? 1 : 0;
        State = SessionState.Cancelled;
        CancellationReason = reason;
        Changed(by, now);
    }

    /// <summary>The agenda is part of the session: its changes raise the version, so that two of them never take the same number.</summary>
    public void AgendaChanged() => Version++;

    /// <summary>Called by the room of the Niederschrift whenever its state moves.</summary>
    public void MinutesAre(MinutesState state)
    {
        Minutes = state;
        Version++;
    }

    /// <summary>Refuses what is possible only before the session takes place.</summary>
    public void RefuseUnlessAhead()
    {
        switch (State)
        {
            case SessionState.Cancelled:
                throw Refused(Refusal.SessionCancelled);
            case SessionState.Open or SessionState.Closed:
                throw Refused(Refusal.SessionAlreadyHeld);
            case SessionState.Invited when Minutes is not null:
                // Nobody opened it in the chat, but it is being minuted.
                throw Refused(Refusal.SessionAlreadyHeld);
        }
    }

    private void Take(SessionSchedule schedule, PolicyProfile profile, DateTimeOffset now)
    {
        if (schedule.EndsAt <= schedule.StartsAt)
        {
            throw new RefusedException(Refusal.EndsBeforeStart);
        }

        RefusePast(schedule.StartsAt, now);
        NoticePeriod.RefuseIfTooShort(profile, CouncilTime.DateOf(now), CouncilTime.DateOf(schedule.StartsAt), schedule.UrgencyReason);
        StartsAt = UtcMilliseconds.Cut(schedule.StartsAt);
        EndsAt = UtcMilliseconds.Cut(schedule.EndsAt);
        Place = schedule.Place;
        OnlineUrl = schedule.OnlineUrl;
        UrgencyReason = schedule.UrgencyReason;
    }

    private static void RefusePast(DateTimeOffset start, DateTimeOffset now)
    {
        if (start <= now)
        {
            throw new RefusedException(Refusal.StartsInThePast);
        }
    }

    /// <summary>Whoever comes second hears what happened meanwhile.</summary>
    private RefusedException Refused(Refusal code, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = State, ["by"] = ChangedBy, ["at"] = ChangedAt };
        foreach (var (name, value) in more) facts[name] = value;
        return new RefusedException(code, facts);
    }

    private void Changed(Guid by, DateTimeOffset now)
    {
        ChangedBy = by;
        ChangedAt = now;
        Version++;
    }
}
