using System.Diagnostics;
using Coordination.Bot;
using Coordination.Bot.Channel;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Faults;

/// <summary>A token endpoint and a metadata address that are slow, fail or lie; and a clock that jumps.</summary>
public sealed class TokenFaultTests : IAsyncLifetime, IDisposable
{
    private readonly TestClock _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddHttpClient(BotTokens.HttpClientName, http => http.Timeout = TimeSpan.FromSeconds(2)).Services.BuildServiceProvider();

    private LyingApi _issuer = null!;
    private BotTokens _tokens = null!;
    private ChannelKeys _keys = null!;

    private IHttpClientFactory Clients => _services.GetRequiredService<IHttpClientFactory>();

    public async Task InitializeAsync()
    {
        _issuer = await LyingApi.StartAsync();
        var channel = Options.Create(new ChannelOptions
        {
            AppId = "app", ClientSecret = "secret", TokenEndpoint = new Uri($"{_issuer.Address}token"), MetadataAddress = new Uri($"{_issuer.Address}metadata"),
            AllowHttpOnLoopback = true,
        });
        _tokens = new BotTokens(Clients, channel, Options.Create(new EntraOptions()), _clock);
        _keys = new ChannelKeys(Clients, channel, _clock);
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _keys.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(400, """{"error":"invalid_client"}""")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"access_token":""}""")]
    [InlineData(200, """{"access_token":"t","token_type":"mac","expires_in":3600}""")]
    [InlineData(200, """{"access_token":"t","expires_in":"soon"}""")]
    [InlineData(200, """{"access_token":"t","expires_in":1e30}""")]
    public async Task A_grant_that_cannot_be_used_is_one_kind_of_failure_and_does_not_stick(int status, string body)
    {
        _issuer.Say(status, body);
        await Assert.ThrowsAsync<HttpRequestException>(() => _tokens.ForConnectorAsync(default));
        _issuer.Say(200, """{"access_token":"good","expires_in":"3600"}""");
        Assert.Equal("good", await _tokens.ForConnectorAsync(default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task An_absurd_lifetime_makes_neither_a_request_with_every_call_nor_a_token_for_ever(int seconds)
    {
        _issuer.Say(200, $$"""{"access_token":"t","expires_in":{{seconds}}}""");
        for (var i = 0; i < 20; i++)
        {
            await _tokens.ForConnectorAsync(default);
        }

        Assert.Equal(1, _issuer.Asked);
        _clock.Advance(TimeSpan.FromHours(25));
        await _tokens.ForConnectorAsync(default);
        Assert.Equal(2, _issuer.Asked);
    }

    [Fact]
    public async Task Many_who_wait_for_a_silent_token_endpoint_wait_once()
    {
        _issuer.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var began = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, 20).Select(_ => Assert.ThrowsAsync<HttpRequestException>(() => _tokens.ForConnectorAsync(default)));
        await Task.WhenAll(all);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 1.5, 6);
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_costs_a_request_and_a_refused_token_is_not_used_again()
    {
        _issuer.Say(200, """{"access_token":"first","expires_in":3600}""");
        Assert.Equal("first", await _tokens.ForConnectorAsync(default));
        _issuer.Say(200, """{"access_token":"second","expires_in":3600}""");
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("second", await _tokens.ForConnectorAsync(default));

        // Put back, it would be taken for good long after its end: the refusal of whoever gets it ends that.
        _clock.Advance(TimeSpan.FromHours(-1));
        _issuer.Say(200, """{"access_token":"third","expires_in":3600}""");
        Assert.Equal("second", await _tokens.ForConnectorAsync(default));
        _tokens.ForgetForConnector("first");
        Assert.Equal("second", await _tokens.ForConnectorAsync(default));
        _tokens.ForgetForConnector("second");
        Assert.Equal("third", await _tokens.ForConnectorAsync(default));
    }

    [Theory]
    [InlineData(500, "", "")]
    [InlineData(200, "<html>", "")]
    [InlineData(200, "[]", "")]
    [InlineData(200, """{"jwks_uri":"https://elsewhere.invalid/"}""", "")]
    [InlineData(200, """{"jwks_uri":17}""", "")]
    [InlineData(200, "{jwks}", "<html>")]
    [InlineData(200, "{jwks}", "{}")]
    [InlineData(200, "{jwks}", """{"keys":17}""")]
    [InlineData(200, "{jwks}", """{"keys":[17,null]}""")]
    public async Task Metadata_that_lie_are_metadata_that_cannot_be_had(int status, string metadata, string keys)
    {
        _issuer.Answer = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(context.Request.Path == "/metadata" ? metadata.Replace("{jwks}", $$"""{"jwks_uri":"{{_issuer.Address}}keys"}""", StringComparison.Ordinal) : keys);
        };
        await Assert.ThrowsAsync<ChannelKeysUnavailableException>(() => _keys.FindAsync("a-key", default));
    }
}
