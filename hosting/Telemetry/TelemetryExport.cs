using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coordination.Hosting.Telemetry;

/// <summary>
/// Traces and metrics over OTLP, for the life of the host: it starts before everything else and flushes after it. Without an endpoint nothing of
/// it is loaded. Settings have the names that OpenTelemetry gives them.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration, IHostEnvironment environment) : IHostedService, IDisposable
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>A collector that is away may not keep a host from ending.</summary>
    private const int PatienceMilliseconds = 3000;

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime", "Npgsql",
    ];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public static bool IsWanted(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointKey]);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsWanted(configuration))
        {
            if (!Uri.TryCreate(configuration[EndpointKey], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                throw new NotStartedException($"{EndpointKey} must be an http or https address.");
            }

            Begin();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // The last spans leave with the shutdown.
        _traces?.Shutdown(PatienceMilliseconds);
        _metrics?.Shutdown(PatienceMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Begin()
    {
        // ASP.NET Core leaves the attributes of its spans to an instrumentation package unless it is told that there is none.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .SetSampler(new ParentBasedSampler(new WorthATrace()))
            .AddSource("Coordination.*", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql")
            .AddProcessor(new HarmlessTags())
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter()
            .Build();
    }

    private void Describe(ResourceBuilder resource) => resource.AddService(
        environment.ApplicationName, serviceVersion: Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
}
