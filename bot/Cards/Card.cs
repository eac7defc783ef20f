using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Bot.Channel;

namespace Coordination.Bot.Cards;

/// <summary>
/// An Adaptive Card 1.5 that writes its own text alternative while it is built. Everything a person wrote stands in text runs, which
/// know neither Markdown nor mentions, so nothing has to be escaped and nothing can be smuggled in.
/// </summary>
public sealed class Card
{
    private readonly JsonArray _body;
    private readonly JsonArray _actions;
    private readonly StringBuilder _plain;
    private JsonObject? _json;
    private WrittenJson? _written;

    /// <param name="summary">What the notification and the screen reader say; required, because the message carries no text beside a card.</param>
    public Card(string summary) : this(summary, [], [], new StringBuilder())
    {
    }

    private Card(string summary, JsonArray body, JsonArray actions, StringBuilder plain)
    {
        Summary = summary;
        _body = body;
        _actions = actions;
        _plain = plain;
    }

    public string Summary { get; }

    /// <summary>The card's content for clients that cannot show it.</summary>
    public string FallbackText => _plain.Length == 0 ? Summary : _plain.ToString().TrimEnd();

    public Card Heading(string text) => Runs(text, new JsonObject
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = new JsonArray(Run(text, "Bolder", "Medium")),
    });

    public Card Line(string text) => Runs(text, new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(Run(text)) });

    /// <summary>A line of lesser weight: where something comes from, what happens next.</summary>
    public Card Note(string text)
    {
        var run = Run(text);
        run["isSubtle"] = true;
        return Runs(text, new JsonObject { ["type"] = "RichTextBlock", ["spacing"] = "Small", ["inlines"] = new JsonArray(run) });
    }

    /// <summary>"Label: value"; left out where there is no value.</summary>
    public Card Fact(string label, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return this;

        return Runs($"{label}: {value}", new JsonObject
        {
            ["type"] = "RichTextBlock",
            ["spacing"] = "Small",
            ["inlines"] = new JsonArray(Run(label + ": ", "Bolder"), Run(value)),
        });
    }

    /// <summary>Begins a visually separate part, e.g. the next item of a list.</summary>
    public Card Separate(string text)
    {
        _plain.AppendLine();
        return Runs(text, new JsonObject
        {
            ["type"] = "RichTextBlock",
            ["separator"] = true,
            ["spacing"] = "Medium",
            ["inlines"] = new JsonArray(Run(text, "Bolder")),
        });
    }

    public Card TextInput(string id, string label, string? value = null, string? required = null, int maxLength = 300, bool multiline = false) =>
        Input("Input.Text", id, label, value, required, input =>
        {
            input["maxLength"] = maxLength;
            input["isMultiline"] = multiline;
        });

    public Card DateInput(string id, string label, DateOnly? value, string required) =>
        Input("Input.Date", id, label, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), required);

    public Card TimeInput(string id, string label, TimeOnly? value, string required) =>
        Input("Input.Time", id, label, value?.ToString("HH:mm", CultureInfo.InvariantCulture), required);

    public Card NumberInput(string id, string label, int value, int min, int max, string required) =>
        Input("Input.Number", id, label, null, required, input =>
        {
            input["value"] = value;
            input["min"] = min;
            input["max"] = max;
        });

    public Card ChoiceInput(string id, string label, string? value, string required, params IEnumerable<(string Title, string Value)> choices) =>
        Input("Input.ChoiceSet", id, label, value, required, input =>
            input["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["title"] = c.Title, ["value"] = c.Value })]));

    /// <summary>Buttons at the foot of the card.</summary>
    public Card Buttons(params ReadOnlySpan<CardButton> buttons)
    {
        foreach (var button in buttons)
            _actions.Add(button.ToJson());

        return this;
    }

    /// <summary>Buttons in the middle of the card, for one entry of a list.</summary>
    public Card ButtonRow(params ReadOnlySpan<CardButton> buttons)
    {
        var row = new JsonArray();
        foreach (var button in buttons)
            row.Add(button.ToJson());

        _body.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = row });
        return this;
    }

    /// <summary>A part that a button unfolds in the client, without asking anybody: what only some of the readers need.</summary>
    public Card Fold(string title, Card part)
    {
        _actions.Add(new JsonObject
        {
            ["type"] = "Action.ShowCard",
            ["title"] = title,
            ["card"] = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = part._body, ["actions"] = part._actions },
        });
        _plain.AppendLine(title).AppendLine(part.FallbackText);
        return this;
    }

    /// <summary>The same card, whose buttons all carry one more value, e.g. the language it was asked for in.</summary>
    internal Card WithEveryButton(string key, string value)
    {
        var copy = new Card(Summary, (JsonArray)_body.DeepClone(), (JsonArray)_actions.DeepClone(), _plain);
        var buttons = copy._actions.Concat(copy._body.SelectMany(ActionsOf));
        foreach (var action in buttons.Concat(copy._actions.SelectMany(action => ActionsOf(action?["card"]))))
        {
            if (action?["data"] is JsonObject data)
                data[key] = value;
        }

        return copy;
    }

    /// <summary>The card as it goes out; from then on it is finished, and the same when it is asked for again.</summary>
    internal WrittenJson ToWrittenJson() => _written ??= WrittenJson.Of(ToJson());

    public JsonObject ToJson() => _json ??= new JsonObject
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        // The one place of a card where a client may read Markdown into what people wrote: no link can be made of it.
        ["fallbackText"] = FallbackText.Replace("[", "\\[", StringComparison.Ordinal),
        ["body"] = _body,
        ["actions"] = _actions,
    };

    private static JsonArray ActionsOf(JsonNode? block) => block?["actions"] as JsonArray ?? [];

    private Card Runs(string plain, JsonObject block)
    {
        _plain.AppendLine(plain);
        _body.Add(block);
        return this;
    }

    private Card Input(string type, string id, string label, string? value, string? required, Action<JsonObject>? more = null)
    {
        var input = new JsonObject { ["type"] = type, ["id"] = id, ["label"] = label };
        if (value is not null)
            input["value"] = value;

        if (required is not null)
        {
            input["isRequired"] = true;
            input["errorMessage"] = required;
        }

        more?.Invoke(input);
        _plain.AppendLine(CultureInfo.InvariantCulture, $"{label}: {value}");
        _body.Add(input);
        return this;
    }

    private static JsonObject Run(string text, string? weight = null, string? size = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (weight is not null)
            run["weight"] = weight;

        if (size is not null)
            run["size"] = size;

        return run;
    }
}
