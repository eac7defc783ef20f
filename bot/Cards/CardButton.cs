using System.Text.Json.Nodes;

namespace Coordination.Bot.Cards;

/// <summary>A button of a card. What it carries comes back editable by the client: it names things, it never grants anything.</summary>
public sealed class CardButton
{
    private readonly JsonObject _json;

    private CardButton(JsonObject json) => _json = json;

    /// <summary>Sends the card's inputs together with <paramref name="data"/>; the client checks required inputs first.</summary>
    public static CardButton Send(string title, string verb, params ReadOnlySpan<(string Key, string? Value)> data) => Execute(title, verb, data, "auto");

    /// <summary>Sends only <paramref name="data"/>: empty inputs of the card do not hold it up.</summary>
    public static CardButton Do(string title, string verb, params ReadOnlySpan<(string Key, string? Value)> data) => Execute(title, verb, data, "none");

    public static CardButton Open(string title, Uri address) =>
        new(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = address.AbsoluteUri });

    public CardButton Positive() => Styled("positive");

    public CardButton Destructive() => Styled("destructive");

    /// <summary>A node stands in one tree only: put into a second card it is a copy.</summary>
    internal JsonNode ToJson() => _json.Parent is null ? _json : _json.DeepClone();

    private static CardButton Execute(string title, string verb, ReadOnlySpan<(string Key, string? Value)> data, string inputs)
    {
        var values = new JsonObject();
        foreach (var (key, value) in data)
        {
            if (value is not null)
                values[key] = value;
        }

        return new CardButton(new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = verb,
            ["data"] = values,
            ["associatedInputs"] = inputs,
        });
    }

    private CardButton Styled(string style)
    {
        var copy = _json.DeepClone().AsObject();
        copy["style"] = style;
        return new CardButton(copy);
    }
}
