using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Api.Health;

/// <summary>What the platform asks: does the process live, and can it work? Both answer one word, so they may stay open to everybody.</summary>
public static class HealthSetup
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<ErrandHealth>("errands");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Alive is whoever answers: a database that is away is no reason to restart the process.
        routes.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
        routes.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new HealthAnswer(report.Status), context.RequestAborted);

    private sealed record HealthAnswer(HealthStatus Status);
}
