using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Attacks;

/// <summary>A request as a server of ours or of an attacker got it.</summary>
public sealed record Collected(string Method, string Target, string? Authorization, string Body);

/// <summary>A server that writes down every request it gets and answers what it is told to; by default as a connector that takes all.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public ConcurrentQueue<Collected> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = TakeAsync;

    public string Address => _app.Urls.Single() + "/";

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new Collector(builder.Build());
        collector._app.Run(collector.CollectAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public static Task TakeAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        return context.Response.WriteAsync("""{"id":"1"}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CollectAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Requests.Enqueue(new Collected(context.Request.Method, target, context.Request.Headers.Authorization, body));
        await Answer(context);
    }
}
