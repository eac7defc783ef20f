using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Channel;

/// <summary>What the bot answered to one activity.</summary>
/// <param name="Body">null where it answered without one, as to messages.</param>
public sealed record BotAnswer(int Status, JsonNode? Body);

/// <summary>An activity that was posted, kept for a repeated delivery, and the answer to it.</summary>
public sealed record Delivery(JsonObject Activity, BotAnswer Answer);

/// <summary>Posts signed activities to the bot, over HTTP as Teams does.</summary>
/// <param name="botAddress">The bot's own base address.</param>
public sealed class BotEdge(IHttpClientFactory clients, TokenIssuer issuer, Func<Uri> botAddress, Func<string> serviceUrl)
{
    public const string ClientName = "bot";

    /// <param name="token">null: Teams' own; a test brings another, or an empty one for none.</param>
    public async Task<BotAnswer> PostAsync(JsonObject activity, CancellationToken ct, string? token = null)
    {
        token ??= issuer.ChannelToken(serviceUrl());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(botAddress(), "api/messages"))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var http = clients.CreateClient(ClientName);
        using var response = await http.SendAsync(request, ct);
        var body = await response.Content.ReadAsStringAsync(ct);
        return new BotAnswer((int)response.StatusCode, Parse(response, body));
    }

    private static JsonNode? Parse(HttpResponseMessage response, string body) =>
        body.Length > 0 && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonNode.Parse(body)
            : null;
}
