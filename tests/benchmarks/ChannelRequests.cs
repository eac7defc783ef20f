using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;

namespace Coordination.Benchmarks;

/// <summary>Messages as Teams posts them to a bot, signed by the issuer beforehand, so that signing is not in the measure.</summary>
internal sealed class ChannelRequests(TokenIssuer issuer, string serviceUrl)
{
    /// <summary>One for all messages, as Teams uses a token of an hour for all of them.</summary>
    public string Token { get; } = issuer.ChannelToken(serviceUrl);

    public static string ChatOf(Person person) => $"a:{person.Id:N}";

    /// <param name="token">null for none at all.</param>
    public RequestTemplate Message(Uri bot, Person from, string text, string? token) =>
        new("POST", bot, "/api/messages", token, Activity(from, text).ToJsonString());

    /// <summary>Tokens that differ, each with its own signature.</summary>
    public IReadOnlyList<string> Tokens(int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => issuer.Sign(
            new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl, ["jti"] = Guid.NewGuid().ToString() },
            issuer.ChannelKey, issuer.ChannelIssuer, issuer.Registrations.BotAppId.ToString())),
    ];

    private JsonObject Activity(Person from, string text) => new()
    {
        ["type"] = "message",
        ["id"] = $"1700{RequestTemplate.Mark}",
        ["timestamp"] = "2026-11-20T10:00:00.000Z",
        ["localTimestamp"] = "2026-11-20T11:00:00.000+01:00",
        ["localTimezone"] = "Europe/Berlin",
        ["serviceUrl"] = serviceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = from.TeamsUserId, ["name"] = from.Name, ["aadObjectId"] = from.Id.ToString() },
        ["conversation"] = new JsonObject
        {
            ["conversationType"] = "personal", ["tenantId"] = issuer.Registrations.TenantId.ToString(), ["id"] = ChatOf(from),
        },
        ["recipient"] = new JsonObject { ["id"] = $"28:{issuer.Registrations.BotAppId}", ["name"] = "Coordination" },
        ["textFormat"] = "plain",
        ["text"] = text,
        ["locale"] = "de-DE",
        ["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo", ["locale"] = "de-DE", ["country"] = "DE", ["platform"] = "Web", ["timezone"] = "Europe/Berlin",
        }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = issuer.Registrations.TenantId.ToString() } },
    };
}
