using Coordination.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Hosting;

/// <summary>What holds for every host of this product, whatever it does.</summary>
public static class HostBasics
{
    public static void AddHostBasics(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddEnvironmentVariables("COORDINATION_");
        builder.Services.TryAddSingleton(TimeProvider.System);
        // Tells systemd when it listens and when it ends; does nothing elsewhere.
        builder.Services.AddSystemd();
        // The first of the hosted services: the others are seen from their first to their last step.
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Services.AddTransient<IStartupFilter, RequestSpans>();
        // A fault at the start reaches StartUp, which says it; the host would print its stack before. What is critical still shows.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}
