using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Bot.Cards;
using Coordination.Contracts;

namespace Coordination.Bot.Channel;

/// <summary>The person who wrote or clicked, as the verified activity names them. The only source of rights in chat.</summary>
/// <param name="PersonId">Entra object id.</param>
public sealed record Sender(Guid PersonId, string TeamsUserId, string? Name);

/// <summary>A click on a card's button, with the card's inputs. The data is editable by the client and must not be trusted for rights.</summary>
public sealed record CardAction(string Verb, JsonElement Data)
{
    /// <summary>A value of the data as text; null where it is missing, empty or no text.</summary>
    public string? this[string key] =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty(key, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    public Guid? Id(string key) => Guid.TryParse(this[key], out var id) ? id : null;
}

/// <summary>One message or click, as the rest of the bot sees it: everything of the wire that a conversation needs, and the way to answer.</summary>
public sealed class Turn
{
    private readonly Replies _replies;

    internal Turn(Replies replies) => _replies = replies;

    public required ConversationRecord Conversation { get; init; }

    public required Sender Sender { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>What was written, without the bot's own mention; empty for a click.</summary>
    public required string Text { get; init; }

    public required string? Locale { get; init; }

    public CardAction? Action { get; init; }

    public bool IsPersonal => Conversation.Kind == ConversationKind.Personal;

    /// <summary>Answers here. After a click the first card takes the place of the clicked one for who clicked: forms are for them alone.</summary>
    public Task ReplyAsync(Card card, CancellationToken ct) => _replies.SendAsync(OutgoingMessage.Of(card), ct);

    public Task ReplyAsync(string text, CancellationToken ct) => _replies.SendAsync(OutgoingMessage.Of(text), ct);

    /// <summary>The outcome of a click: the clicked card becomes this one for everybody who sees it, not only for who clicked.</summary>
    public Task ReplaceAsync(Card card, CancellationToken ct) => _replies.ReplaceAsync(OutgoingMessage.Of(card), ct);

    /// <summary>Writes to the sender alone; false where they have no personal chat with the bot.</summary>
    public Task<bool> TellSenderAsync(Card card, CancellationToken ct) => _replies.TellAsync(Sender, OutgoingMessage.Of(card), ct);

    /// <summary>An id that the same message always gives again, so that a repeated delivery finds what the first one made.</summary>
    public Guid DeriveId(string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Conversation.Id}\n{ActivityId}\n{purpose}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
