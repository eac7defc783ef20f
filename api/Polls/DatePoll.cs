using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Polls;

/// <summary>Terminumfrage: the chair's question which of some dates suits, until a deadline.</summary>
public sealed class DatePoll : IVersioned
{
    private DatePoll()
    {
    }

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }
    public DatePollState State { get; private set; }
    public IReadOnlyList<PollOption> Options { get; private set; } = [];
    public string? Place { get; private set; }
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>When those who have not answered are reminded, once; null when that is done.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    public int? Chosen { get; private set; }

    /// <summary>Why the chair chose a date that a hard rule speaks against.</summary>
    public string? Reason { get; private set; }

    public Guid? SessionId { get; private set; }

    /// <summary>Hash of the request that made it: a repeated delivery finds its poll.</summary>
    public string Request { get; private set; } = "";

    public Guid? ChangedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public long Version { get; private set; }

    public static DatePoll Open(Guid id, OpenDatePoll poll, Guid by, DateTimeOffset now)
    {
        if (poll.Deadline <= now || poll.Options.Any(option => option.StartsAt <= poll.Deadline))
        {
            throw new RefusedException(Refusal.PollDeadlineUnfit);
        }

        if (poll.Options.Any(option => option.EndsAt <= option.StartsAt))
        {
            throw new RefusedException(Refusal.EndsBeforeStart);
        }

        var made = new DatePoll
        {
            Id = id,
            GroupId = poll.GroupId,
            Options = poll.Options,
            Place = poll.Place,
            Deadline = poll.Deadline,
            RemindAt = PollReminder.At(now, poll.Deadline),
            Request = Fingerprint.Of(poll),
        };
        made.Move(DatePollState.Open, by, now);
        return made;
    }

    /// <summary>At its deadline a poll is closed, whether the clock has come round to it or not.</summary>
    public DatePollState StateAt(DateTimeOffset now) => State == DatePollState.Open && now >= Deadline ? DatePollState.Closed : State;

    public void RefuseAnswer(DateTimeOffset now)
    {
        if (StateAt(now) != DatePollState.Open)
        {
            throw Refused(State == DatePollState.Finalised ? Refusal.PollFinalised : Refusal.PollClosed);
        }
    }

    /// <param name="by">null where the clock closes it.</param>
    public void Close(Guid? by, DateTimeOffset now)
    {
        if (State == DatePollState.Finalised)
        {
            throw Refused(Refusal.PollFinalised);
        }

        Move(DatePollState.Closed, by, now);
        RemindAt = null;
    }

    public void Reminded()
    {
        RemindAt = null;
        Version++;
    }

    /// <summary>The chair chooses. Against a hard rule only with a reason, which stays with the poll.</summary>
    public void Finalise(FinaliseDatePoll choice, IReadOnlyList<PollObstacle> obstacles, Guid sessionId, Guid by, DateTimeOffset now)
    {
        if (State == DatePollState.Finalised)
        {
            throw Refused(Refusal.PollFinalised);
        }

        if (obstacles.Count > 0 && choice.Reason is null)
        {
            throw new RefusedException(Refusal.PollReasonNeeded, "obstacles", obstacles);
        }

        Chosen = choice.Option;
        Reason = choice.Reason;
        SessionId = sessionId;
        RemindAt = null;
        Move(DatePollState.Finalised, by, now);
    }

    private void Move(DatePollState state, Guid? by, DateTimeOffset now)
    {
        State = state;
        ChangedBy = by;
        ChangedAt = now;
        Version++;
    }

    private RefusedException Refused(Refusal code) => new(code, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["state"] = State,
        ["by"] = ChangedBy,
        ["at"] = ChangedAt,
        ["deadline"] = Deadline,
    });
}
