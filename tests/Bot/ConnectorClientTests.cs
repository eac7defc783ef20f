using System.Net;
using Coordination.Bot;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Bot;

/// <summary>The bot's calls to the connector, against a server that answers as documented: throttled, slow, empty, elsewhere.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime, IDisposable
{
    private readonly TestClock _clock = new();
    private readonly Queue<Func<HttpContext, Task>> _answers = new();
    private readonly List<string> _calls = [];
    private WebApplication _server = null!;
    private ServiceProvider _services = null!;
    private BotTokens _tokens = null!;
    private HttpClient _http = null!;
    private ConnectorClient _connector = null!;
    private int _tokensGranted;

    private string Address => _server.Urls.Single();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapPost("/token", async () =>
        {
            await Task.Delay(50);
            return Results.Json(new { access_token = $"token-{Interlocked.Increment(ref _tokensGranted)}", expires_in = 3600 });
        });
        _server.Map("/{**path}", async (HttpContext context) =>
        {
            _calls.Add($"{context.Request.Method} {context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget}");
            if (_answers.TryDequeue(out var answer))
                await answer(context);
        });
        await _server.StartAsync();
        var channel = Options.Create(new ChannelOptions
        {
            AppId = "app", ClientSecret = "secret", TokenEndpoint = new Uri($"{Address}/token"), AllowedServiceHosts = ["127.0.0.1"], AllowHttpOnLoopback = true,
        });
        _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        _tokens = new BotTokens(_services.GetRequiredService<IHttpClientFactory>(), channel, Options.Create(new EntraOptions()), _clock);
        _http = new HttpClient(new ConnectorRetry(TimeProvider.System) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }, disposeHandler: true)
        {
            Timeout = TimeSpan.FromSeconds(3),
        };
        _connector = new ConnectorClient(_http, _tokens, new ServiceHosts(channel), new SendPace(TimeProvider.System), TimeProvider.System);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task An_empty_answer_is_a_good_one(int status)
    {
        _answers.Enqueue(Status(status));
        Assert.Null(await _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default));
    }

    [Fact]
    public async Task Ids_are_escaped_as_one_segment_each()
    {
        await _connector.SendAsync(Personal() with { Id = "19:abc@thread.tacv2;messageid=17/../x" }, OutgoingMessage.Of("Guten Tag"), default, replyTo: "a?b");
        Assert.Equal("POST /v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17%2F..%2Fx/activities/a%3Fb", Assert.Single(_calls));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task An_explicit_no_for_now_is_asked_again(int status)
    {
        _answers.Enqueue(Status(status));
        await _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default);
        Assert.Equal(2, _calls.Count);
    }

    [Fact]
    public async Task The_pause_the_connector_asks_for_is_kept()
    {
        _answers.Enqueue(Status(429, "1"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default);
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(950), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task A_long_pause_is_left_to_the_caller()
    {
        _answers.Enqueue(Status(429, "120"));
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default));
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(120)), (refused.Status, refused.RetryAfter));
        Assert.Single(_calls);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Another_no_is_not_asked_again(int status)
    {
        _answers.Enqueue(Status(status));
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default));
        Assert.Equal(status is 403 or 404, refused.IsRecipientUnknown);
        Assert.Single(_calls);
    }

    [Fact]
    public async Task After_a_time_out_nothing_is_sent_twice()
    {
        _answers.Enqueue(context => Task.Delay(TimeSpan.FromSeconds(10), context.RequestAborted));
        await Assert.ThrowsAsync<ConnectorException>(() => _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default));
        Assert.Single(_calls);
    }

    [Theory]
    [InlineData("https://collector.example/")]
    [InlineData("http://collector.example/")]
    [InlineData("http://127.0.0.1@collector.example/")]
    [InlineData("http://localhost.collector.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task A_stored_address_that_is_not_allowed_gets_no_token(string address)
    {
        await Assert.ThrowsAsync<ConnectorException>(() => _connector.SendAsync(Personal() with { ServiceUrl = address }, OutgoingMessage.Of("Guten Tag"), default));
        Assert.Equal(0, _tokensGranted);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _answers.Enqueue(context =>
        {
            context.Response.Redirect("https://collector.example/");
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<ConnectorException>(() => _connector.SendAsync(Personal(), OutgoingMessage.Of("Guten Tag"), default));
    }

    [Fact]
    public async Task One_token_serves_many_callers_until_five_minutes_before_its_end()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _tokens.ForConnectorAsync(default)));
        Assert.All(all, token => Assert.Equal("token-1", token));
        _clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", await _tokens.ForConnectorAsync(default));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("token-2", await _tokens.ForConnectorAsync(default));
    }

    [Fact]
    public void A_card_beyond_the_budget_goes_out_as_its_text()
    {
        var card = new Card("Lang");
        for (var i = 0; i < 200; i++)
            card.Line($"Zeile {i} {new string('ä', 200)}");

        var activity = OutgoingMessage.Of(card).ToActivity();
        Assert.Null(activity.Attachments);
        Assert.StartsWith("Zeile 0", activity.Text, StringComparison.Ordinal);
        Assert.True(activity.Text!.Length * sizeof(char) <= OutgoingMessage.CardBudgetBytes);
    }

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private ConversationRecord Personal() => new("a:1", ConversationKind.Personal, Address, Guid.NewGuid(), null, Guid.NewGuid(), "29:1", "de-DE");

    private static Func<HttpContext, Task> Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;

        return Task.CompletedTask;
    };
}
