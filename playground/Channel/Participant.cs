using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Channel;

/// <summary>What the bot answered: a card, a line of text, or the words beside a button that changed nothing.</summary>
/// <param name="Message">The message in the chat; null for words that only the presser sees.</param>
public sealed record Reply(ChatMessage? Message, ShownCard? Card, string? Text)
{
    public override string ToString() => Card?.ToString() ?? Text ?? "";
}

/// <summary>One person at their Teams: writes, reads answers, fills in cards. For the demo and the stories; the page does the same by hand.</summary>
public sealed class Participant(SimulatedTeams teams, Person person)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Person Person => person;

    /// <summary>The personal chat with the bot.</summary>
    public Chat Chat => teams.PersonalChat(person);

    /// <summary>Everything the bot wrote in the personal chat, oldest first, as this person sees it.</summary>
    public IReadOnlyList<Reply> Inbox => [.. FromBot(Chat, after: null).Select(Seen)];

    /// <summary>Writes, and waits for what the bot answers there.</summary>
    public async Task<IReadOnlyList<Reply>> SayAsync(string text, CancellationToken ct, Chat? chat = null, string? thread = null)
    {
        chat ??= Chat;
        var before = teams.Chats.Messages(chat) is [.., var last] ? last.Id : null;
        var said = await teams.SayAsync(person, chat, text, ct, thread: thread);
        if (said is { Answer.Status: >= 400 and var status })
        {
            throw new InvalidOperationException($"The bot answered {status} to a message.");
        }

        // What the bot writes of its own accord may come in between.
        var id = (string?)said?.Activity["id"];
        List<ChatMessage> Answers() => FromBot(chat, before).FindAll(message => (string?)message.Activity["replyToId"] == id);
        await UntilAsync(() => Answers().Count > 0, ct);
        return [.. Answers().Select(Seen)];
    }

    /// <summary>Presses a button of a card with these fields filled in; the answer is the card in its place, or words.</summary>
    public async Task<Reply> PressAsync(Reply on, string verb, CancellationToken ct, IReadOnlyDictionary<string, string>? typed = null, string? about = null)
    {
        var card = on.Card ?? throw new InvalidOperationException($"There is no card to press {verb} on: {on}");
        var button = card.Button(verb, about) ?? throw new InvalidOperationException($"The card has no button {verb}: {card}");
        var chat = ChatOf(on.Message!);
        var answer = await teams.ExecuteAsync(person, chat, on.Message!, verb, button.Title, card.Press(button, typed), ct);
        return answer.Body?["value"] switch
        {
            JsonValue words => new Reply(null, null, words.GetValue<string>()),
            JsonObject shown when answer.Body["type"]?.GetValue<string>() == ChatMessage.CardContentType => new Reply(on.Message, new ShownCard(shown), null),
            _ => throw new InvalidOperationException($"The bot answered {answer.Status}: {answer.Body?.ToJsonString()}"),
        };
    }

    /// <summary>Waits until the bot has written something of its own accord that fits.</summary>
    public async Task<Reply?> AwaitAsync(Func<Reply, bool> fits, CancellationToken ct)
    {
        await UntilAsync(() => Inbox.Any(fits), ct);
        return Inbox.LastOrDefault(fits);
    }

    private Chat ChatOf(ChatMessage message) => teams.Chats.Of(person).First(c => teams.Chats.Messages(c).Any(m => m.Id == message.Id));

    private Reply Seen(ChatMessage message) => new(
        message,
        message.CardFor(person.TeamsUserId) is { } card ? new ShownCard(card) : null,
        message.Activity["text"]?.GetValue<string>());

    private List<ChatMessage> FromBot(Chat chat, string? after) =>
        [.. teams.Chats.Messages(chat).Where(m => m.From.StartsWith("28:", StringComparison.Ordinal) && string.CompareOrdinal(m.Id, after) > 0)];

    private static async Task UntilAsync(Func<bool> condition, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (!condition() && !patience.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(40), TimeProvider.System, CancellationToken.None);
        }

        ct.ThrowIfCancellationRequested();
    }
}
