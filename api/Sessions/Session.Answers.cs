using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Until when people answer an invitation, and until when they announce Befangenheit.</summary>
public sealed partial class Session
{
    /// <summary>Refuses an answer that comes too late, or that is to another date.</summary>
    public void RefuseAnswer(AnswerInvitation answer, DateTimeOffset now)
    {
        RefuseCancelled();
        if (State is SessionState.Open or SessionState.Closed || Minutes is not null || now >= EndsAt)
        {
            throw Refused(Refusal.AnswersClosed);
        }

        if (UtcMilliseconds.Cut(answer.StartsAt) != StartsAt)
        {
            throw Refused(Refusal.SessionMoved, ("startsAt", StartsAt));
        }

        if (answer.ArrivesAt is { } arrival && (arrival <= StartsAt || arrival >= EndsAt))
        {
            throw new RefusedException(Refusal.ArrivalOutsideSession, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["startsAt"] = StartsAt,
                ["endsAt"] = EndsAt,
            });
        }
    }

    /// <summary>Befangenheit is declared before the item is called; that may be while the session is open.</summary>
    public void RefuseRecusal()
    {
        RefuseCancelled();
        if (State == SessionState.Closed || Minutes is not null)
        {
            throw Refused(Refusal.SessionAlreadyHeld);
        }
    }
}
