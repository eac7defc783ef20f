using System.Text.Json.Nodes;
using Coordination.Contracts;

namespace Coordination.Playground.Channel;

/// <summary>A personal chat, a group chat or a channel of a team, with everything said in it.</summary>
/// <param name="Members">Entra object ids of the people in it; the bot is always the other side.</param>
public sealed record Chat(string Id, ConversationKind Kind, string Title, IReadOnlyList<Guid> Members)
{
    public List<ChatMessage> Messages { get; init; } = [];

    /// <summary>Whether the app was added here; before that the bot is answered 403, as in Teams.</summary>
    public bool Installed { get; set; }
}

/// <summary>One message as Teams keeps it: the activity as it came, and what happened to it since.</summary>
/// <param name="Thread">In a channel the id of the message that began the thread; elsewhere null.</param>
/// <param name="From">Teams id of the sender, <c>28:…</c> for the bot.</param>
public sealed record ChatMessage(string Id, string? Thread, string From, string FromName, DateTimeOffset At, JsonObject Activity)
{
    public JsonObject Activity { get; set; } = Activity;

    public DateTimeOffset? EditedAt { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Cards that an action's answer put in place for the person who pressed, by Teams id: others still see the message's own.</summary>
    public Dictionary<string, JsonNode> CardsFor { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The card that this person sees, or null if the message has none.</summary>
    public JsonNode? CardFor(string teamsUserId) => CardsFor.GetValueOrDefault(teamsUserId) ?? OwnCard;

    private JsonNode? OwnCard =>
        Activity["attachments"]?.AsArray()
            .FirstOrDefault(a => a?["contentType"]?.GetValue<string>() == CardContentType)?["content"];

    internal const string CardContentType = "application/vnd.microsoft.card.adaptive";
}
