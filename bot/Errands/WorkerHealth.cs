using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Bot.Errands;

/// <summary>
/// Whether this instance carries out errands. Failures of single errands are shown and do not make it unready: a restart would not help them,
/// and the clerk sees those that are stuck.
/// </summary>
internal sealed class WorkerHealth(WorkerState state, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthCheckResult(Status(), data: new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["running"] = state.IsRunning,
            ["heardAt"] = state.HeardAt,
            ["askedInVain"] = state.InVain,
            ["done"] = state.Done,
            ["needless"] = state.Needless,
            ["failed"] = state.Failed,
            ["leftBehind"] = state.LeftBehind,
        }));

    private HealthStatus Status() => state switch
    {
        { IsRunning: false } => HealthStatus.Unhealthy,
        _ when time.GetUtcNow() - state.HeardAt > Patience => HealthStatus.Degraded,
        _ => HealthStatus.Healthy,
    };
}
