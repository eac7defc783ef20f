using Coordination.Contracts;

namespace Coordination.Api.Polls;

/// <summary>When those who have not answered a Terminumfrage are reminded: a day before its deadline by the clock on the wall, or half-time of a short one.</summary>
public static class PollReminder
{
    private static readonly TimeSpan Short = TimeSpan.FromDays(2);

    public static DateTimeOffset At(DateTimeOffset opened, DateTimeOffset deadline)
    {
        if (deadline - opened < Short)
        {
            return opened + ((deadline - opened) / 2);
        }

        var local = CouncilTime.ToLocal(deadline).DateTime;
        return CouncilTime.FromLocal(DateOnly.FromDateTime(local).AddDays(-1), TimeOnly.FromDateTime(local));
    }
}
