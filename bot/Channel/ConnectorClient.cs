using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Contracts;

namespace Coordination.Bot.Channel;

/// <summary>
/// Speaks to Teams through the Bot Connector: new messages, updates in place, personal chats. The bot's token goes to allowed hosts
/// only, also for stored addresses, and no faster than Teams allows (<see cref="SendPace"/>); what the connector may safely be asked again is asked
/// again by the pipeline (<see cref="ConnectorRetry"/>).
/// </summary>
public sealed class ConnectorClient(HttpClient http, BotTokens tokens, ServiceHosts hosts, SendPace pace, TimeProvider time)
{
    /// <summary>Posts a message and returns its id, where Teams gives one.</summary>
    /// <param name="replyTo">The activity that is answered; null for a message of the bot's own accord.</param>
    public async Task<string?> SendAsync(ConversationRecord conversation, OutgoingMessage message, CancellationToken ct, string? replyTo = null)
    {
        var path = Activities(conversation) + (replyTo is null ? "" : "/" + Uri.EscapeDataString(replyTo));
        var activity = message.ToActivity() with { ReplyToId = replyTo, Conversation = new ConversationAccount(conversation.Id) };
        var made = await CallAsync(HttpMethod.Post, conversation.ServiceUrl, path, activity, ChannelJson.Default.OutgoingActivity, conversation.Id, ct);
        return made?.Id;
    }

    public async Task UpdateAsync(ConversationRecord conversation, string activityId, OutgoingMessage message, CancellationToken ct)
    {
        var path = $"{Activities(conversation)}/{Uri.EscapeDataString(activityId)}";
        var activity = message.ToActivity() with { Id = activityId, Conversation = new ConversationAccount(conversation.Id) };
        await CallAsync(HttpMethod.Put, conversation.ServiceUrl, path, activity, ChannelJson.Default.OutgoingActivity, conversation.Id, ct);
    }

    /// <summary>The personal chat with a person; asking again gives the same chat. Fails where they have not installed the bot.</summary>
    public async Task<ConversationRecord> CreatePersonalAsync(
        string serviceUrl, Guid tenantId, Guid personId, string teamsUserId, CancellationToken ct)
    {
        var wanted = new NewConversation(false, [new Account(teamsUserId)], tenantId, new ChannelDetails(new IdOnly(tenantId.ToString())));
        var made = await CallAsync(HttpMethod.Post, serviceUrl, "v3/conversations", wanted, ChannelJson.Default.NewConversation, teamsUserId, ct);
        return made?.Id is { Length: > 0 } id
            ? new ConversationRecord(id, ConversationKind.Personal, serviceUrl, tenantId, null, personId, teamsUserId, null)
            : throw new ConnectorException(null, null, "The connector named no conversation.");
    }

    private static string Activities(ConversationRecord conversation) => $"v3/conversations/{Uri.EscapeDataString(conversation.Id)}/activities";

    private async Task<ResourceId?> CallAsync<T>(
        HttpMethod method, string serviceUrl, string path, T body, JsonTypeInfo<T> type, string thread, CancellationToken ct)
    {
        if (!hosts.Allows(serviceUrl))
            throw new ConnectorException(null, null, "The service address is not among the allowed hosts.");

        await pace.WaitAsync(thread, ct);
        using var letter = new Letter(JsonSerializer.SerializeToUtf8Bytes(body, type));
        using var request = new HttpRequestMessage(method, $"{serviceUrl.TrimEnd('/')}/{path}") { Content = letter };
        var token = await TokenAsync(ct);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await SendAsync(request, letter, ct);
        if (response.IsSuccessStatusCode)
            return await ReadAsync(response, ct);

        if (response.StatusCode == HttpStatusCode.Unauthorized)
            tokens.ForgetForConnector(token);

        throw new ConnectorException(response.StatusCode, ConnectorRetry.DelayAskedFor(response, time.GetUtcNow()), "The connector refused the call.");
    }

    private async Task<string> TokenAsync(CancellationToken ct)
    {
        try
        {
            return await tokens.ForConnectorAsync(ct);
        }
        catch (HttpRequestException e)
        {
            throw new ConnectorException(null, null, "The bot got no token for the connector.", e);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Letter letter, CancellationToken ct)
    {
        try
        {
            return await http.SendAsync(request, ct);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw letter.IsUnderWay ? ConnectorException.Unconfirmed(e) : new ConnectorException(null, null, "The connector could not be reached.", e);
        }
    }

    /// <summary>Teams answers 200, 201 or 202, and often with nothing in it.</summary>
    private static async Task<ResourceId?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var content = await response.Content.ReadAsByteArrayAsync(ct);
        try
        {
            return content.Length == 0 ? null : JsonSerializer.Deserialize(content, ChannelJson.Default.ResourceId);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
