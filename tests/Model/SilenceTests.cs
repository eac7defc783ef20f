using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Coordination.Contracts;
using Coordination.Tests.Stories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Model;

/// <summary>What the client keeps to itself, and how it proves who it is. Switches and variables are the process' own: alone.</summary>
[Collection(nameof(Alone))]
public sealed class SilenceTests
{
    /// <summary>Even where an operator's environment asks the library for its own traces and measures.</summary>
    [Fact]
    public async Task The_client_reports_nothing_of_its_own()
    {
        AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", true);
        var seen = new ConcurrentQueue<string>();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.Contains("OpenAI", StringComparison.Ordinal) || source.Name.Contains("ClientModel", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span => seen.Enqueue(span.OperationName),
        };
        ActivitySource.AddActivityListener(spans);
        using var measures = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name.Contains("OpenAI", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument); } };
        measures.SetMeasurementEventCallback<long>((instrument, _, _, _) => seen.Enqueue(instrument.Name));
        measures.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.Enqueue(instrument.Name));
        measures.Start();

        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Says("{\"entries\":[]}");
        await scene.WriteAsync();
        Assert.NotEmpty(scene.Model.Questions);
        Assert.Empty(seen);
    }

    /// <summary>The platform's identity is asked for a token of the configured scope; a stranger's certificate ends it there.</summary>
    [Fact]
    public async Task A_managed_identity_is_asked_for_a_token_and_shows_it_to_nobody_unproved()
    {
        var asked = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var platform = builder.Build();
        platform.MapGet("/token", (HttpContext http) =>
        {
            asked.Enqueue($"{http.Request.QueryString} {http.Request.Headers["X-IDENTITY-HEADER"]}");
            return Results.Json(new Dictionary<string, string>(StringComparer.Ordinal) { ["access_token"] = "t", ["expires_on"] = "4102444800", ["resource"] = "r", ["token_type"] = "Bearer" });
        });
        await platform.StartAsync();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", platform.Urls.Single() + "/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "of-the-platform");
        try
        {
            // Nothing listens there, and plain http would not start.
            await using var scene = await ModelScene.CreateAsync(
                ("Model:BaseAddress", $"https://127.0.0.1:{Playground.ProductHosts.FreePort()}/openai/v1"), ("Model:ApiKey", ""), ("Model:ManagedIdentity", "true"),
                ("Model:ManagedIdentityClientId", "6d1f9a52-0000-4000-8000-000000000001"), ("Model:QuestionTime", "00:00:30"));
            Assert.Equal(RulesReason.Unavailable, (await scene.WriteAsync()).Items[0].Origin!.Reason);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }

        Assert.All(asked, one =>
        {
            Assert.Contains("resource=https://cognitiveservices.azure.com", one, StringComparison.Ordinal);
            Assert.Contains("client_id=6d1f9a52-0000-4000-8000-000000000001 of-the-platform", one, StringComparison.Ordinal);
        });
        Assert.NotEmpty(asked);
    }
}
