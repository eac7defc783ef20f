using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>Nachtrag: an item that comes after the agenda deadline, or after the invitation went out, and therefore needs a reason.</summary>
public static class Supplement
{
    public static bool IsNeeded(Session session, PolicyProfile profile, string? reason, DateTimeOffset now)
    {
        var deadline = session.AgendaDeadline(profile);
        if (session.State == SessionState.Scheduled && CouncilTime.DateOf(now) <= deadline)
        {
            return false;
        }

        return reason is not null ? true : throw new RefusedException(Refusal.AgendaDeadlinePassed, "deadline", deadline);
    }
}
