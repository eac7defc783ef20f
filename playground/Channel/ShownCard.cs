using System.Text.Json.Nodes;

namespace Coordination.Playground.Channel;

/// <summary>A button of a card as a person sees it.</summary>
public sealed record ShownButton(string Title, string? Verb, JsonObject Action);

/// <summary>A card read the way a person reads it: its lines, its fields and its buttons. Filling in follows the renderer's rules.</summary>
public sealed class ShownCard(JsonNode card)
{
    /// <summary>The lines from top to bottom, without fields.</summary>
    public IReadOnlyList<string> Lines { get; } = [.. All(card).Select(LineOf).OfType<string>().Where(line => line.Length > 0)];

    public IReadOnlyList<ShownButton> Buttons { get; } =
    [
        .. All(card).Where(n => Text(n, "type")?.StartsWith("Action.", StringComparison.Ordinal) == true)
            .Select(n => new ShownButton(Text(n, "title") ?? "", Text(n, "verb"), n)),
    ];

    /// <summary>What the fields hold before anybody types, by id.</summary>
    public IReadOnlyDictionary<string, string?> Fields { get; } = Inputs(card).ToDictionary(i => Text(i, "id")!, Value, StringComparer.Ordinal);

    public override string ToString() => string.Join(" | ", Lines);

    /// <summary>The button with this verb whose data hold this value somewhere, or the first with the verb.</summary>
    public ShownButton? Button(string verb, string? about = null) =>
        Buttons.FirstOrDefault(b => b.Verb == verb && (about is null || b.Action["data"]?.ToJsonString().Contains(about, StringComparison.Ordinal) == true));

    /// <summary>What the client sends when this button is pressed with these fields filled in.</summary>
    /// <exception cref="InvalidOperationException">A required field is empty: a client would not send the form.</exception>
    public JsonObject Press(ShownButton button, IReadOnlyDictionary<string, string>? typed = null)
    {
        var data = button.Action["data"] is JsonObject given ? (JsonObject)given.DeepClone() : [];
        if (Text(button.Action, "associatedInputs") == "none")
        {
            return data;
        }

        foreach (var input in Inputs(card))
        {
            var id = Text(input, "id")!;
            var value = typed?.GetValueOrDefault(id) ?? Value(input);
            if (string.IsNullOrWhiteSpace(value))
            {
                if (input["isRequired"]?.GetValue<bool>() == true)
                {
                    throw new InvalidOperationException($"The field {id} is required.");
                }

                continue;
            }

            data[id] = value;
        }

        return data;
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode card) =>
        All(card).Where(n => Text(n, "type")?.StartsWith("Input.", StringComparison.Ordinal) == true);

    private static string? Value(JsonObject input) => input["value"] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        { } other => other.ToJsonString(),
        null => null,
    };

    private static string? LineOf(JsonObject node) => Text(node, "type") switch
    {
        "TextBlock" => Text(node, "text"),
        "RichTextBlock" => string.Concat(node["inlines"]?.AsArray().Select(r => r is JsonObject run ? Text(run, "text") : r?.GetValue<string>()) ?? []),
        _ => null,
    };

    private static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "data" ? [] : All(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };
}
