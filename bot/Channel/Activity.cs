using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Bot.Channel;

/// <summary>What Teams posts, as loosely as it can be read: the needed fields are typed, the others are passed over.</summary>
internal sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public string? ReplyToId { get; init; }
    public string? DeliveryMode { get; init; }
    public Account? From { get; init; }
    public Account? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public ChannelDetails? ChannelData { get; init; }
    public JsonElement? Value { get; init; }
    public IReadOnlyList<Account?>? MembersAdded { get; init; }
    public IReadOnlyList<JsonElement>? Entities { get; init; }
    public IReadOnlyList<JsonElement>? Attachments { get; init; }
}

/// <summary>A person or a bot as Teams names them.</summary>
internal sealed record Account(string? Id, string? Name = null, string? AadObjectId = null, string? TenantId = null);

internal sealed record ConversationAccount(string? Id, string? ConversationType = null, string? TenantId = null, bool? IsGroup = null);

internal sealed record ChannelDetails(IdOnly? Tenant = null, IdOnly? Team = null, IdOnly? Channel = null);

internal sealed record IdOnly(string? Id);

/// <summary>What the bot posts to the connector, or answers where replies are expected in the response.</summary>
internal sealed record OutgoingActivity
{
    public string Type { get; init; } = "message";
    public string? Id { get; init; }
    public Account? From { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Summary { get; init; }
    public string? Locale { get; init; }
    public IReadOnlyList<OutgoingAttachment>? Attachments { get; init; }
}

internal sealed record OutgoingAttachment(string ContentType, WrittenJson Content);

internal sealed record ExpectedReplies(IReadOnlyList<OutgoingActivity> Activities);

/// <summary>Answer to <c>adaptiveCard/action</c>: a new card in place, or a line of text.</summary>
internal sealed record InvokeAnswer(int StatusCode, string Type, WrittenJson Value);

internal sealed record ResourceId(string? Id, string? ActivityId = null);

internal sealed record NewConversation(bool IsGroup, IReadOnlyList<Account> Members, Guid TenantId, ChannelDetails ChannelData);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(InvokeAnswer))]
[JsonSerializable(typeof(ResourceId))]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(GrantedToken))]
[JsonSerializable(typeof(IssuerMetadata))]
internal sealed partial class ChannelJson : JsonSerializerContext;
