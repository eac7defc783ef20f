using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Chat;

/// <summary>Somebody to be on the page; the role decides what the page suggests to try.</summary>
public sealed record PersonView(Guid Id, string Name, string Role);

/// <param name="Count">How many messages there are, for the mark of unread ones.</param>
public sealed record ChatView(string Id, ConversationKind Kind, string Title, int Count);

/// <param name="Plain">The text is shown as it is; otherwise it is Markdown, as a bot's text in Teams.</param>
/// <param name="Card">The card as this person sees it.</param>
public sealed record MessageView(
    string Id, string? Thread, string From, bool Mine, bool Bot, DateTimeOffset At, bool Edited, string? Text, bool Plain, JsonNode? Card)
{
    public static MessageView Of(ChatMessage message, Person reader)
    {
        var isBot = message.From.StartsWith("28:", StringComparison.Ordinal);
        return new MessageView(
            message.Id, message.Thread, message.FromName, message.From == reader.TeamsUserId, isBot, message.At, message.EditedAt is not null,
            message.Activity["text"]?.GetValue<string>(), !isBot || message.Activity["textFormat"]?.GetValue<string>() == "plain",
            message.CardFor(reader.TeamsUserId)?.DeepClone());
    }
}

public sealed record SayRequest(Guid Person, string Chat, string Text, bool Mention, string? Thread);

public sealed record PressRequest(Guid Person, string Chat, string Message, string Type, string? Verb, string? Title, JsonObject Data);

/// <param name="Message">What the bot said to the person who pressed, where it answered without a card.</param>
public sealed record PressAnswer(string? Message, bool Failed)
{
    public static PressAnswer Of(BotAnswer answer) =>
        answer.Body?["value"] is JsonValue text && text.TryGetValue<string>(out var words)
            ? new PressAnswer(words, Failed: false)
            : new PressAnswer(
                answer.Body?["value"] is JsonObject value ? value["message"]?.GetValue<string>() : null,
                answer.Status >= 400 || answer.Body?["statusCode"]?.GetValue<int>() >= 400);
}
