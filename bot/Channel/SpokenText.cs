using System.Net;
using System.Text.Json;

namespace Coordination.Bot.Channel;

/// <summary>What a person wrote, freed of what Teams adds: the mention of the bot itself, entities, special blanks. Other mentions stay.</summary>
internal static class SpokenText
{
    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities ?? [])
        {
            if (OwnMention(entity, activity.Recipient?.Id) is { } mention)
                text = text.Replace(mention, " ", StringComparison.Ordinal);
        }

        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ').Replace("\u200B", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>The exact text of a mention, if it is the bot's: the name alone could be anybody's.</summary>
    private static string? OwnMention(JsonElement entity, string? own) =>
        entity.ValueKind == JsonValueKind.Object
        && Text(entity, "type") == "mention"
        && entity.TryGetProperty("mentioned", out var mentioned)
        && mentioned.ValueKind == JsonValueKind.Object
        && own is not null && Text(mentioned, "id") == own
        && Text(entity, "text") is { Length: > 0 } text
            ? text
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
