using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Api.Health;

/// <summary>Stuck errands: somebody waits for a message that will not come by itself. The API still works: degraded, not down.</summary>
public sealed class ErrandHealth(CouncilDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await db.Errands.AnyAsync(errand => errand.State == ErrandState.Stuck, cancellationToken) ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
        }
        catch (Exception e) when (StorageTrouble.Of(e) is not null)
        {
            // The check of the database says so; a stack trace with every probe would say nothing more.
            return HealthCheckResult.Unhealthy();
        }
    }
}
