using Coordination.Contracts;

namespace Coordination.Api.Errands;

/// <summary>When a failed errand is tried again: after 1, 5, 30 minutes, 2 and 6 hours; then it is Stuck and a person has to look.</summary>
public static class BackOff
{
    private static readonly TimeSpan[] Steps =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>How often a failed errand is tried again by itself.</summary>
    public static int Retries => Steps.Length;

    /// <param name="attempt">How many attempts were made, the failed one included.</param>
    /// <returns>The next attempt, or null where trying again is of no use.</returns>
    public static DateTimeOffset? Next(int attempt, ErrandProblem problem, int? retryAfterSeconds, DateTimeOffset now)
    {
        // Nothing changes by itself here: the person has to write to the bot first, the message has to be mended, or somebody has to ask whether it came.
        if (problem is ErrandProblem.RecipientUnknown or ErrandProblem.Rejected or ErrandProblem.Unconfirmed || attempt > Retries) return null;

        // The other side's wish is followed within bounds: an absurd value must neither use up all attempts in seconds nor park the errand for good.
        return now + (retryAfterSeconds is { } seconds
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, (int)Steps[0].TotalSeconds, (int)Steps[^1].TotalSeconds))
            : Steps[Math.Max(attempt, 1) - 1]);
    }
}
