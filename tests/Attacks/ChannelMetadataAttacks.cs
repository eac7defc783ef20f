using System.Text.Json.Nodes;
using Coordination.Bot.Channel;
using Coordination.Playground.Issuer;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Attacks;

/// <summary>The channel's metadata in the hands of somebody who lies, dawdles or cuts it off, and strangers who make the bot ask for it.</summary>
public sealed class ChannelMetadataAttacks : IAsyncLifetime, IDisposable
{
    private readonly TestClock _clock = new();
    private readonly SigningKey _key = SigningKey.Create();
    private Collector _server = null!;
    private ServiceProvider _services = null!;
    private ChannelKeys _keys = null!;
    private string _metadata = "";
    private string _set = "";
    private TimeSpan _delay;

    public async Task InitializeAsync()
    {
        _server = await Collector.StartAsync();
        _server.Answer = async context =>
        {
            await Task.Delay(_delay);
            await context.Response.WriteAsync(context.Request.Path == "/metadata" ? _metadata : _set);
        };
        Honest();
        _services = new ServiceCollection().AddHttpClient()
            .ConfigureHttpClientDefaults(client => client.ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(1))).BuildServiceProvider();
        _keys = new ChannelKeys(_services.GetRequiredService<IHttpClientFactory>(), Options.Create(new ChannelOptions
        {
            MetadataAddress = new Uri($"{_server.Address}metadata"), AllowHttpOnLoopback = true,
        }), _clock);
    }

    public static TheoryData<string> NoKeySets => new()
    {
        "", "null", "7", "[]", "{}", "<html>", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":[]}", "{\"keys\":[null,7,[],\"x\",{}]}", "{\"keys\":[{\"kty\":7,\"kid\":[]}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\"}]}", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}", "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AAAA\",\"e\":\"AQAB\"}]}",
    };

    [Theory]
    [MemberData(nameof(NoKeySets))]
    public async Task A_key_set_that_is_none_does_not_take_the_place_of_the_one_before(string set)
    {
        _set = set;
        await Assert.ThrowsAsync<ChannelKeysUnavailableException>(() => _keys.FindAsync(_key.KeyId, default));
        Honest();
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.NotNull(await _keys.FindAsync(_key.KeyId, default));
        _set = set;
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.NotNull(await _keys.FindAsync(_key.KeyId, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"jwks_uri\":7}")]
    [InlineData("{\"jwks_uri\":\"/keys\"}")]
    [InlineData("{\"jwks_uri\":\"http://keys.example/\"}")]
    [InlineData("{\"jwks_uri\":\"file:///etc/passwd\"}")]
    public async Task Metadata_that_name_no_usable_key_set_give_no_key(string metadata)
    {
        _metadata = metadata;
        await Assert.ThrowsAsync<ChannelKeysUnavailableException>(() => _keys.FindAsync(_key.KeyId, default));
    }

    /// <summary>The metadata's own address is a setting; the one they name is not.</summary>
    [Fact]
    public async Task A_key_set_behind_plain_http_is_not_even_asked_for()
    {
        using var keys = new ChannelKeys(
            _services.GetRequiredService<IHttpClientFactory>(), Options.Create(new ChannelOptions { MetadataAddress = new Uri($"{_server.Address}metadata") }), _clock);
        await Assert.ThrowsAsync<ChannelKeysUnavailableException>(() => keys.FindAsync(_key.KeyId, default));
        Assert.Equal(["/metadata"], _server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task Of_two_keys_with_one_id_the_first_counts_and_odd_endorsements_count_for_none()
    {
        using var second = SigningKey.Create();
        var (first, other) = (_key.ToJwk(), second.ToJwk(["msteams"]));
        first["endorsements"] = new JsonArray(7, null, "MSTEAMS ");
        other["kid"] = _key.KeyId;
        _set = new JsonObject { ["keys"] = new JsonArray(first, other) }.ToJsonString();
        var found = (await _keys.FindAsync(_key.KeyId, default))!;
        Assert.DoesNotContain("msteams", found.Endorsements);
    }

    [Fact]
    public async Task Strangers_behind_slow_metadata_cause_one_attempt_between_them()
    {
        // The attempt takes longer than the pause after it, on the clock that counts.
        _server.Answer = async _ =>
        {
            await Task.Delay(500);
            _clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(TimeSpan.FromSeconds(5));
        };
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => FoundAsync($"invented-{i}")));
        Assert.All(asked, Assert.False);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_stranger_who_hangs_up_does_not_keep_the_keys_from_being_fetched()
    {
        _delay = TimeSpan.FromMilliseconds(300);
        using var hangUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await FoundAsync("invented", hangUp.Token);
        Assert.Equal(2, _server.Requests.Count);
        _delay = TimeSpan.FromMinutes(1);
        Assert.NotNull(await _keys.FindAsync(_key.KeyId, default));
    }

    [Fact]
    public async Task A_flood_of_invented_key_ids_over_the_wire_is_refused_and_asks_for_the_keys_once()
    {
        var world = new SqliteWorld();
        await world.InitializeAsync();
        await using (var bot = await BotInstance.StartAsync(world, ("Channel:MetadataAddress", $"{_server.Address}metadata")))
        {
            using var forge = new TokenForge(world.Issuer, "https://smba.example/");
            using var http = _services.GetRequiredService<IHttpClientFactory>().CreateClient();
            http.Timeout = TimeSpan.FromSeconds(30);
            var statuses = await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
            {
                var header = forge.Header();
                header["kid"] = $"invented-{i}";
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{bot.Urls.Single()}/api/messages"));
                request.Headers.Authorization = new("Bearer", forge.Sign(header));
                using var answer = await http.SendAsync(request);
                return (int)answer.StatusCode;
            }));
            Assert.All(statuses, status => Assert.Equal(401, status));
            Assert.Equal(2, _server.Requests.Count);
        }

        await world.DisposeAsync();
    }

    public void Dispose()
    {
        _keys.Dispose();
        _key.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private void Honest()
    {
        _metadata = new JsonObject { ["issuer"] = "https://another.example", ["jwks_uri"] = $"{_server.Address}keys" }.ToJsonString();
        _set = new JsonObject { ["keys"] = new JsonArray(_key.ToJwk(["msteams"])) }.ToJsonString();
    }

    private async Task<bool> FoundAsync(string kid, CancellationToken ct = default)
    {
        try
        {
            return await _keys.FindAsync(kid, ct) is not null;
        }
        catch (Exception e) when (e is ChannelKeysUnavailableException or OperationCanceledException)
        {
            return false;
        }
    }
}
