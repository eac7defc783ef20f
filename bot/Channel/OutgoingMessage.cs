using Coordination.Bot.Cards;

namespace Coordination.Bot.Channel;

/// <summary>A message to people: a card or a line of text, never both, because Teams would show both.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Teams refuses messages by their size in UTF-16; this leaves room under every limit it has documented.</summary>
    public const int CardBudgetBytes = 28 * 1024;

    private const string CardType = "application/vnd.microsoft.card.adaptive";

    private OutgoingMessage(Card? card, string? text)
    {
        Card = card;
        Text = text;
    }

    public Card? Card { get; }

    public string? Text { get; }

    public static OutgoingMessage Of(Card card) => new(card, null);

    public static OutgoingMessage Of(string text) => new(null, text);

    /// <summary>A card beyond the budget is sent as its own text alternative: shortened, but readable.</summary>
    internal OutgoingActivity ToActivity()
    {
        if (Card is null)
            return Plain(Text!);

        var json = Card.ToWrittenJson();
        return json.SizeInUtf16 > CardBudgetBytes
            ? Plain(Card.FallbackText)
            : new OutgoingActivity { Summary = Card.Summary, Attachments = [new OutgoingAttachment(CardType, json)] };
    }

    internal InvokeAnswer ToInvokeAnswer()
    {
        var json = Card?.ToWrittenJson();
        return json is null || json.SizeInUtf16 > CardBudgetBytes
            ? new InvokeAnswer(200, "application/vnd.microsoft.activity.message", WrittenJson.Of(Shortened(Text ?? Card!.FallbackText)))
            : new InvokeAnswer(200, CardType, json);
    }

    // "plain" keeps Teams from reading Markdown or mentions into what people wrote.
    private static OutgoingActivity Plain(string text) => new() { Text = Shortened(text), TextFormat = "plain" };

    private static string Shortened(string text)
    {
        const int most = CardBudgetBytes / sizeof(char) / 2;
        if (text.Length <= most)
            return text;

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
