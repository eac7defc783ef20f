using Coordination.Api.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Api.Health;

/// <summary>Without its database the API can do nothing: not ready. With one that takes no writes it can still be read: degraded.</summary>
public sealed class DatabaseHealth(CouncilDb db, StorageState storage, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy();

        return storage.TakesWrites(clock.GetUtcNow()) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
    }
}
