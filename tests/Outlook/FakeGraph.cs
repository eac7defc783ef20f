using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using System.Net;
using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Outlook;

/// <summary>
/// The part of Microsoft Graph that keeps events of one mailbox, on a real socket: the same transaction makes no second event, what is gone is 404,
/// a token for somebody else is 401. It misbehaves as it is told. A call that it does not know fails the test.
/// </summary>
public sealed class FakeGraph : IAsyncDisposable
{
    public const string Mailbox = "sitzungsdienst@kreis.example";
    private const string Events = $"/v1.0/users/{Mailbox}/events";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _strange = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task<bool>>> _trouble = new();
    private int _made;

    private FakeGraph(WebApplication app) => _app = app;

    /// <summary>By id, as they are now.</summary>
    public ConcurrentDictionary<string, JsonObject> Calendar { get; } = new();

    /// <summary>Method and path of every call, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The tokens that came, each once.</summary>
    public ConcurrentDictionary<string, int> Tokens { get; } = new();

    /// <summary>What was said when an event was cancelled, by its id.</summary>
    public ConcurrentDictionary<string, string?> Cancelled { get; } = new();

    public string Address => _app.Urls.Single() + "/v1.0";

    public static async Task<FakeGraph> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var graph = new FakeGraph(builder.Build());
        graph._app.Run(graph.TakeAsync);
        await graph._app.StartAsync();
        return graph;
    }

    /// <summary>The next call is answered like this instead.</summary>
    public FakeGraph Next(int status, string? body = null, params (string Name, string Value)[] headers)
    {
        _trouble.Enqueue(async http =>
        {
            foreach (var (name, value) in headers) http.Response.Headers[name] = value;
            await AnswerAsync(http, status, body ?? """{"error":{"code":"planted","message":"planted"}}""");
            return true;
        });
        return this;
    }

    /// <summary>The next call is carried out, and its answer lost.</summary>
    public FakeGraph LoseNextAnswer()
    {
        _trouble.Enqueue(async http =>
        {
            var body = http.Response.Body;
            http.Response.Body = Stream.Null;
            await CarryOutAsync(http);
            http.Response.Body = body;
            http.Abort();
            return true;
        });
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.Empty(_strange);
    }

    private async Task TakeAsync(HttpContext http)
    {
        Calls.Enqueue($"{http.Request.Method} {http.Request.Path.Value![(Events.Length - "/events".Length)..]}");
        Tokens.AddOrUpdate(http.Request.Headers.Authorization.ToString(), 1, (_, times) => times + 1);
        if (_trouble.TryDequeue(out var trouble) && await trouble(http)) return;

        await CarryOutAsync(http);
    }

    private async Task CarryOutAsync(HttpContext http)
    {
        var bearer = http.Request.Headers.Authorization.ToString();
        if (!bearer.StartsWith("Bearer ", StringComparison.Ordinal) || !new JwtSecurityTokenHandler().ReadJwtToken(bearer["Bearer ".Length..]).Audiences.Contains(TokenIssuer.GraphAudience))
        {
            await AnswerAsync(http, 401, """{"error":{"code":"InvalidAuthenticationToken","message":"no"}}""");
            return;
        }

        var path = http.Request.Path.Value!;
        var rest = path.StartsWith(Events, StringComparison.Ordinal) ? path[Events.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) : ["?", "?", "?"];
        await ((http.Request.Method, rest) switch
        {
            ("POST", []) => MakeAsync(http),
            ("PATCH", [var id]) => WithAsync(http, id, async one =>
            {
                foreach (var (name, value) in await BodyAsync(http)) one[name] = value?.DeepClone();
                await AnswerAsync(http, 200, one.ToJsonString());
            }),
            ("GET", [var id]) => WithAsync(http, id, one => AnswerAsync(http, 200, one.ToJsonString())),
            ("DELETE", [var id]) => WithAsync(http, id, _ =>
            {
                Calendar.TryRemove(id, out JsonObject? _);
                return AnswerAsync(http, 204, null);
            }),
            ("POST", [var id, "cancel"]) => WithAsync(http, id, async _ =>
            {
                Cancelled[id] = (string?)(await BodyAsync(http))["Comment"];
                Calendar.TryRemove(id, out JsonObject? _);
                await AnswerAsync(http, 202, null);
            }),
            _ => StrangeAsync(http),
        });
    }

    private async Task MakeAsync(HttpContext http)
    {
        var wanted = await BodyAsync(http);
        var known = Calendar.Values.FirstOrDefault(one => (string?)one["transactionId"] == (string?)wanted["transactionId"]);
        if (known is null)
        {
            var id = $"AAMk{Interlocked.Increment(ref _made)}==";
            wanted["id"] = id;
            wanted["onlineMeeting"] = new JsonObject { ["joinUrl"] = $"https://teams.microsoft.com/l/meetup-join/{_made}" };
            Calendar[id] = known = wanted;
        }

        await AnswerAsync(http, 201, known.ToJsonString());
    }

    private Task WithAsync(HttpContext http, string id, Func<JsonObject, Task> then) => Calendar.TryGetValue(id, out var one)
        ? then(one)
        : AnswerAsync(http, 404, """{"error":{"code":"ErrorItemNotFound","message":"The specified object was not found in the store."}}""");

    private Task StrangeAsync(HttpContext http)
    {
        _strange.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        return AnswerAsync(http, 404, null);
    }

    private static async Task<JsonObject> BodyAsync(HttpContext http) => (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();

    private static async Task AnswerAsync(HttpContext http, int status, string? json)
    {
        http.Response.StatusCode = status;
        if (json is null) return;

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json);
    }
}
