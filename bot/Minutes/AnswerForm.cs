using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Contracts;

namespace Coordination.Bot.Minutes;

/// <summary>A sentence as the model proposes it: what kind, how worded, on which cues. Nothing else of a draft is the model's to say.</summary>
internal sealed record ProposedEntry(EntryKind Kind, string Text, IReadOnlyList<string> Cues);

/// <summary>The form of an answer: as schema for the endpoint, and read again here, since not every endpoint keeps to it.</summary>
internal static class AnswerForm
{
    private static readonly string[] Kinds = ["statement", "request", "commitment", "openQuestion"];

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        MaxDepth = 5,
    };

    public static string Schema(IReadOnlyList<Cue> cues)
    {
        var entry = Object(new JsonObject
        {
            ["kind"] = Choice(Kinds),
            ["text"] = new JsonObject { ["type"] = "string" },
            ["cues"] = new JsonObject { ["type"] = "array", ["items"] = Choice(cues.Select(cue => cue.Id).Distinct(StringComparer.Ordinal)) },
        });
        return Object(new JsonObject { ["entries"] = new JsonObject { ["type"] = "array", ["items"] = entry } }).ToJsonString();
    }

    /// <returns>null where it is no answer of this form.</returns>
    public static IReadOnlyList<ProposedEntry>? Read(string answer)
    {
        try
        {
            var entries = JsonSerializer.Deserialize<Answer>(answer, Strict)?.Entries;
            return entries is null || entries.Any(entry => entry is null || entry.Cues.Any(cue => cue is null) || !Kinds.Contains(entry.Kind, StringComparer.Ordinal))
                ? null : [.. entries.Select(entry => new ProposedEntry(Enum.Parse<EntryKind>(entry!.Kind, ignoreCase: true), entry.Text, entry.Cues))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Choice(IEnumerable<string> values) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };

    private sealed record Answer(IReadOnlyList<Entry?> Entries);

    private sealed record Entry(string Kind, string Text, IReadOnlyList<string> Cues);
}
