using Coordination.Api.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Api.Health;

/// <summary>Without its database the API can do nothing: not ready.</summary>
public sealed class DatabaseHealth(CouncilDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
