using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Telemetry;

/// <summary>A collector on loopback that keeps what it is sent by OTLP over HTTP with protobuf.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private OtlpCollector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public IReadOnlyList<SeenSpan> Spans => [.. _received.Where(r => r.Path == "/v1/traces").SelectMany(r => SeenSpan.In(r.Body))];

    public bool HasMetrics => _received.Any(r => r.Path == "/v1/metrics");

    /// <summary>What both hosts get as settings to report here, and soon.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
    ];

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector._received.Enqueue((context.Request.Path, body.ToArray()));
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Whether these words stand anywhere in what came in: in a span, an event, a metric or a resource.</summary>
    public bool Contains(string words) => _received.Any(r => r.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
