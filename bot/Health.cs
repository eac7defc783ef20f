using Coordination.Contracts;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Bot;

/// <summary>
/// <c>/health/live</c> says that the process answers; <c>/health/ready</c> asks every check and shows their states and counts, never a word
/// of content.
/// </summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            report.Status,
            Checks = report.Entries.ToDictionary(check => check.Key, check => new { check.Value.Status, check.Value.Data }, StringComparer.Ordinal),
        },
        WireJson.Options,
        context.RequestAborted);
}
