using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Faults;

/// <summary>Stands where the API should: answers each request as a test says, and otherwise not at all.</summary>
public sealed class LyingApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LyingApi(WebApplication app) => _app = app;

    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public int Asked { get; private set; }

    public string Address => _app.Urls.Single() + "/";

    public static async Task<LyingApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var api = new LyingApi(builder.Build());
        api._app.Map("/{**path}", (HttpContext context) =>
        {
            api.Asked++;
            return api.Answer(context);
        });
        await api._app.StartAsync();
        return api;
    }

    /// <summary>Answers everything with this.</summary>
    public void Say(int status, string body, string type = "application/json") => Answer = async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
