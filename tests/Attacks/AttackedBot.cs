using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Attacks;

/// <summary>An answer of the bot to whatever was posted.</summary>
public sealed record Posted(int Status, JsonNode? Body)
{
    /// <summary>All strings of the answer, one per line.</summary>
    public string Said => string.Join('\n', Strings(Body));

    public static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Strings(p.Value)),
        JsonArray a => a.SelectMany(Strings),
        JsonValue v => [v.ToString()],
        _ => [],
    };
}

/// <summary>
/// The bot as it is deployed, with an API, an issuer and a connector on real sockets, and its log read along. At its end nothing may have
/// been logged as an error, whatever was posted.
/// </summary>
public sealed class AttackedBot : IAsyncLifetime
{
    private static readonly JsonSerializerOptions AsTeamsWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private WebApplication _bot = null!;
    private HttpClient _http = null!;

    public SqliteWorld World { get; } = new();

    public LogBook Log { get; } = new();

    public Collector Connector { get; private set; } = null!;

    /// <summary>A server of the attacker's: nothing the bot does may lead here.</summary>
    public Collector Outside { get; private set; } = null!;

    public CouncilScene Scene { get; private set; } = null!;

    public TokenForge Forge { get; private set; } = null!;

    public Uri Address => new(_bot.Urls.Single());

    public IServiceProvider Services => _bot.Services;

    public async Task InitializeAsync()
    {
        await World.InitializeAsync();
        Connector = await Collector.StartAsync();
        Outside = await Collector.StartAsync();
        Scene = await CouncilScene.CreateAsync(World);
        Forge = new TokenForge(World.Issuer, Connector.Address);
        _bot = await BotInstance.StartAsync(World, Log, ("RateLimits:PersonPerMinute", "1000000"));
        _http = _bot.Services.GetRequiredService<IHttpClientFactory>().CreateClient("attacker");
        _http.BaseAddress = Address;
    }

    /// <summary>What Teams posts when this person writes in their own chat; the reply is asked for in the answer.</summary>
    public JsonObject Message(CouncilScene.Place from, string text = "Hilfe", string? chat = null) => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["text"] = text,
        ["locale"] = "de-DE",
        ["deliveryMode"] = "expectReplies",
        ["serviceUrl"] = Connector.Address,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:{from.PersonId:N}", ["aadObjectId"] = from.PersonId.ToString(), ["name"] = from.FamilyName },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "Coordination" },
        ["conversation"] = new JsonObject
        {
            ["id"] = chat ?? $"a:{from.PersonId:N}", ["conversationType"] = chat is null ? "personal" : "groupChat", ["tenantId"] = Tenant,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    /// <summary>What Teams posts when this person presses a button; the data is whatever their client makes of it.</summary>
    public JsonObject Click(CouncilScene.Place from, string verb, JsonObject data, string? chat = null)
    {
        var invoke = Message(from, chat: chat);
        invoke.Remove("text");
        invoke.Remove("deliveryMode");
        invoke["type"] = "invoke";
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } };
        return invoke;
    }

    public string BotId => $"28:{World.Issuer.Registrations.BotAppId}";

    public string Tenant => World.Issuer.Registrations.TenantId.ToString();

    public Task<Posted> PostAsync(JsonObject activity, string? token = null) => PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString(AsTeamsWrites)), token);

    public async Task<Posted> PostAsync(byte[] body, string? token = null, string contentType = "application/json; charset=utf-8")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/messages", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Forge.Sign());
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Posted((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Bytes as they are, over a socket of their own; the first line of the answer, or nothing where the bot hung up.</summary>
    public Task<string> RawAsync(string head, params byte[][] body) => RawRequest.SendAsync(Address, head, body, TimeSpan.FromSeconds(30));

    public async Task DisposeAsync()
    {
        _http.Dispose();
        Forge.Dispose();
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await Connector.DisposeAsync();
        await Outside.DisposeAsync();
        await World.DisposeAsync();
    }
}

/// <summary>One attacked bot for all these classes: they take turns.</summary>
[CollectionDefinition(Name)]
public sealed class AttackedBotDefinition : ICollectionFixture<AttackedBot>
{
    public const string Name = "attacked bot";
}
