using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Benchmarks;

/// <summary>
/// Takes the replies of every bot under load as Teams' connector would, as cheaply as Kestrel can. The number of a turn is the end of its
/// activity's id, which stands in the path of the reply.
/// </summary>
internal sealed class ReplyConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool[] _arrived = new bool[20_000_000];

    private ReplyConnector(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.Single() + "/";

    public static async Task<ReplyConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var connector = new ReplyConnector(builder.Build());
        connector._app.Run(connector.TakeAsync);
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>Waits for the reply to a turn whose HTTP request was answered; in a bot that replies before it answers it is there already.</summary>
    public void Await(long turn)
    {
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref _arrived[turn]), TimeSpan.FromSeconds(10)))
        {
            throw new InvalidOperationException("A turn was answered, but no reply reached the connector.");
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        if (path.Length > 12 && long.TryParse(path.AsSpan(path.Length - 12), NumberStyles.None, CultureInfo.InvariantCulture, out var turn))
        {
            Volatile.Write(ref _arrived[turn], true);
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentLength = 10;
        await context.Response.WriteAsync("""{"id":"1"}""", context.RequestAborted);
    }
}
