using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Model;

/// <summary>A sentence in the form of an answer.</summary>
public sealed record Proposed(string Kind, string Text, params string[] Cues);

/// <summary>A question as it came over the wire.</summary>
public sealed record Asked(string Body, string? Authorization, string AllHeaders)
{
    private JsonObject Root => JsonNode.Parse(Body)!.AsObject();

    public string Rules => (string)Root["messages"]![0]!["content"]!;

    public JsonObject Material => JsonNode.Parse((string)Root["messages"]![1]!["content"]!)!.AsObject();

    public string Title => (string)Material["item"]!["title"]!;

    public IReadOnlyList<(string Id, string Speaker, string Text)> Cues =>
        [.. Material["cues"]!.AsArray().Select(cue => ((string)cue!["id"]!, NameOf((string)cue["speaker"]!), (string)cue["text"]!))];

    public double? Temperature => (double?)Root["temperature"];

    public int Limit => (int)Root["max_completion_tokens"]!;

    public JsonNode? Format => Root["response_format"];

    private string NameOf(string id) => (string)Material["speakers"]!.AsArray().Single(speaker => (string)speaker!["id"]! == id)!["name"]!;
}

/// <summary>
/// A language model on a real socket that answers as it is told: well, late, halfway, with lies or with malice. A call that nobody announced fails the test.
/// </summary>
public sealed class FakeModel : IAsyncDisposable
{
    public const string Key = "a-key-that-is-none";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _strange = new();
    private int _now;
    private int _most;

    private FakeModel(WebApplication app) => _app = app;

    public ConcurrentQueue<Asked> Questions { get; } = new();

    public Func<Asked, HttpContext, Task> Answer { get; set; } = (_, _) => throw new InvalidOperationException("Nobody announced a question.");

    public string Address => _app.Urls.Single() + "/openai/v1";

    /// <summary>Most questions that were open at once.</summary>
    public int MostAtOnce => _most;

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var model = new FakeModel(builder.Build());
        model._app.Run(model.TakeAsync);
        await model._app.StartAsync();
        return model;
    }

    /// <summary>Answers each question with these sentences.</summary>
    public FakeModel Says(Func<Asked, IEnumerable<Proposed>> entries)
    {
        Answer = (asked, http) => CompleteAsync(http, Json(entries(asked)));
        return this;
    }

    public FakeModel Says(string content)
    {
        Answer = (_, http) => CompleteAsync(http, content);
        return this;
    }

    public FakeModel Fails(int status, string? body = null, params (string Name, string Value)[] headers)
    {
        Answer = (_, http) => FailAsync(http, status, body, headers);
        return this;
    }

    public static Task FailAsync(HttpContext http, int status, string? body, params (string Name, string Value)[] headers)
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers) http.Response.Headers[name] = value;
        return http.Response.WriteAsync(body ?? "");
    }

    public static string Json(IEnumerable<Proposed> entries) =>
        JsonSerializer.Serialize(new { entries = entries.Select(entry => new { kind = entry.Kind, text = entry.Text, cues = entry.Cues }) });

    public static Task CompleteAsync(HttpContext http, string? content, string finish = "stop", string? refusal = null, string model = "fake-1-2026", int tokensIn = 1000, int tokensOut = 100)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(Completion(content, finish, refusal, model, tokensIn, tokensOut));
    }

    public static string Completion(string? content, string finish = "stop", string? refusal = null, string model = "fake-1-2026", int tokensIn = 1000, int tokensOut = 100) =>
        JsonSerializer.Serialize(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1_790_000_000,
            model,
            choices = new[] { new { index = 0, message = new { role = "assistant", content, refusal }, finish_reason = finish } },
            usage = new { prompt_tokens = tokensIn, completion_tokens = tokensOut, total_tokens = tokensIn + tokensOut },
        });

    public static string Error(string code, string? param, string message) => JsonSerializer.Serialize(new { error = new { code, param, message, type = "invalid_request_error" } });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.Empty(_strange);
    }

    private async Task TakeAsync(HttpContext http)
    {
        var open = Interlocked.Increment(ref _now);
        InterlockedMax(open);
        try
        {
            using var reader = new StreamReader(http.Request.Body);
            var asked = new Asked(await reader.ReadToEndAsync(), http.Request.Headers.Authorization, string.Join('\n', http.Request.Headers.Select(header => $"{header.Key}: {header.Value}")));
            if (http.Request.Method != "POST" || http.Request.Path != "/openai/v1/chat/completions" || http.Request.QueryString.HasValue)
            {
                _strange.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
                http.Response.StatusCode = 404;
                return;
            }

            Questions.Enqueue(asked);
            await Answer(asked, http);
        }
        catch (InvalidOperationException e)
        {
            _strange.Enqueue(e.Message);
            http.Response.StatusCode = 500;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The bot lost its patience: what some tests are about.
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private void InterlockedMax(int open)
    {
        for (var seen = _most; open > seen; seen = _most)
        {
            Interlocked.CompareExchange(ref _most, open, seen);
        }
    }
}
