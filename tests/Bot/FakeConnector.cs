using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Bot;

/// <summary>A message as the connector got it; <see cref="Taken"/> where it said so, or would have.</summary>
public sealed record Received(string ConversationId, JsonObject Activity, bool Taken)
{
    public string? Summary => Activity["summary"]?.GetValue<string>();

    public JsonNode Card => Activity["attachments"]![0]!["content"]!;
}

/// <summary>
/// A Bot Connector on a real socket that misbehaves on demand, one conversation at a time: each call takes the next ordered answer of its
/// conversation, and 201 where none is ordered.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task<bool>>>> _ordered = new();

    private int _held;

    private FakeConnector(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Received { get; } = new();

    /// <summary>How many calls were made to wait so far.</summary>
    public int Held => _held;

    public string ServiceUrl => _app.Urls.Single() + "/";

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var connector = new FakeConnector(builder.Build());
        connector._app.MapPost("/v3/conversations/{conversation}/activities", connector.TakeAsync);
        connector._app.MapPost("/v3/conversations/{conversation}/activities/{replyTo}", connector.TakeAsync);
        await connector._app.StartAsync();
        return connector;
    }

    public IReadOnlyList<Received> TakenIn(string conversation) => [.. Received.Where(one => one.Taken && one.ConversationId == conversation)];

    public FakeConnector Status(string conversation, int status, int? retryAfterSeconds = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            Order(conversation, context =>
            {
                context.Response.StatusCode = status;
                if (retryAfterSeconds is { } seconds)
                {
                    context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                }

                return Task.FromResult(status < 300);
            });
        }

        return this;
    }

    /// <summary>Says yes in words that are no JSON.</summary>
    public void Malformed(string conversation) => Order(conversation, async context =>
    {
        await context.Response.WriteAsync("{\"id\": <html>");
        return true;
    });

    /// <summary>Breaks the connection without an answer.</summary>
    public void Drop(string conversation) => Order(conversation, context =>
    {
        context.Abort();
        return Task.FromResult(false);
    });

    /// <summary>Takes the message and lets the bot wait until the test releases it.</summary>
    public TaskCompletionSource Hold(string conversation)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Order(conversation, async context =>
        {
            Interlocked.Increment(ref _held);
            await Task.WhenAny(release.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
            return !context.RequestAborted.IsCancellationRequested;
        });
        return release;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Answers in the test's own way.</summary>
    /// <param name="answer">True where it took the message.</param>
    public void Answer(string conversation, Func<HttpContext, Task<bool>> answer) => Order(conversation, answer);

    private void Order(string conversation, Func<HttpContext, Task<bool>> answer) => _ordered.GetOrAdd(conversation, _ => new()).Enqueue(answer);

    private async Task TakeAsync(HttpContext context)
    {
        var conversation = (string)context.Request.RouteValues["conversation"]!;
        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        var authorized = context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal);
        if (!authorized)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (_ordered.TryGetValue(conversation, out var queue) && queue.TryDequeue(out var answer))
        {
            Received.Enqueue(new Received(conversation, activity, await answer(context)));
        }
        else
        {
            Received.Enqueue(new Received(conversation, activity, true));
            context.Response.StatusCode = StatusCodes.Status201Created;
            await context.Response.WriteAsync("""{"id":"1"}""");
        }
    }
}
