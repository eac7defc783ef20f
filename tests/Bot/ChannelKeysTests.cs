using System.Net;
using System.Text.Json.Nodes;
using Coordination.Bot.Channel;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Bot;

/// <summary>How the channel's keys are fetched, against a server that counts and fails on demand.</summary>
public sealed class ChannelKeysTests : IAsyncLifetime, IDisposable
{
    private readonly TestClock _clock = new();
    private readonly List<SigningKey> _published = [SigningKey.Create()];
    private WebApplication _server = null!;
    private ServiceProvider _services = null!;
    private ChannelKeys _keys = null!;
    private int _fetched;
    private bool _down;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapGet("/metadata", () => _down ? Results.StatusCode(503) : Results.Json(new JsonObject { ["jwks_uri"] = $"{_server.Urls.Single()}/keys" }));
        _server.MapGet("/keys", () =>
        {
            _fetched++;
            return new JsonObject { ["keys"] = new JsonArray([.. _published.Select((key, i) => key.ToJwk(i == 0 ? ["msteams"] : null))]) };
        });
        await _server.StartAsync();
        _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        _keys = new ChannelKeys(_services.GetRequiredService<IHttpClientFactory>(), Options.Create(new ChannelOptions
        {
            MetadataAddress = new Uri($"{_server.Urls.Single()}/metadata"), AllowHttpOnLoopback = true,
        }), _clock);
    }

    [Fact]
    public async Task A_failed_first_fetch_does_not_stick()
    {
        _down = true;
        await Assert.ThrowsAsync<ChannelKeysUnavailableException>(() => _keys.FindAsync(_published[0].KeyId, default));
        _down = false;
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["msteams"], (await _keys.FindAsync(_published[0].KeyId, default))!.Endorsements);
    }

    [Fact]
    public async Task Invented_key_ids_cause_one_fetch_a_minute()
    {
        await _keys.FindAsync(_published[0].KeyId, default);
        for (var i = 0; i < 50; i++)
            Assert.Null(await _keys.FindAsync($"invented-{i}", default));

        Assert.Equal(1, _fetched);
        _clock.Advance(TimeSpan.FromSeconds(61));
        for (var i = 0; i < 50; i++)
            Assert.Null(await _keys.FindAsync($"invented-{i}", default));

        Assert.Equal(2, _fetched);
    }

    [Fact]
    public async Task A_new_key_is_found_and_one_without_endorsement_stays_without()
    {
        await _keys.FindAsync(_published[0].KeyId, default);
        _published.Add(SigningKey.Create());
        _clock.Advance(TimeSpan.FromMinutes(2));
        var found = await _keys.FindAsync(_published[1].KeyId, default);
        Assert.Empty(found!.Endorsements);

        var gate = new ActivityGate(new ServiceHosts(Options.Create(Settings())), Options.Create(Settings()));
        Assert.Equal(GateFinding.NotEndorsed, gate.Examine(Activity(), new ChannelCaller("https://smba.example/emea/", found.Endorsements)));
        Assert.Equal(GateFinding.LetIn, gate.Examine(Activity(), new ChannelCaller("https://smba.example/emea/", ["msteams"])));
    }

    [Fact]
    public async Task Keys_are_fetched_again_each_day_and_a_withdrawn_one_is_gone()
    {
        var withdrawn = _published[0].KeyId;
        Assert.NotNull(await _keys.FindAsync(withdrawn, default));
        _published[0] = SigningKey.Create();
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await _keys.FindAsync(withdrawn, default));
    }

    [Fact]
    public async Task A_day_on_which_the_metadata_is_down_the_old_keys_still_serve()
    {
        Assert.NotNull(await _keys.FindAsync(_published[0].KeyId, default));
        _down = true;
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.NotNull(await _keys.FindAsync(_published[0].KeyId, default));
    }

    public void Dispose() => _keys.Dispose();

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static ChannelOptions Settings() => new() { TenantId = Guid.Parse("5c0a1d7e-0000-4000-8000-0000000000a1"), AllowedServiceHosts = ["smba.example"] };

    private static Activity Activity() => new()
    {
        Type = "message", Id = "1", ServiceUrl = "https://smba.example/emea/", ChannelId = "msteams", From = new Account("29:1"), Recipient = new Account("28:1"),
        Conversation = new ConversationAccount("a:1", "personal", "5c0a1d7e-0000-4000-8000-0000000000a1"),
    };
}
