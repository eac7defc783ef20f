using System.Text.Json.Nodes;
using Coordination.Api.Rules;

namespace Coordination.Tests.Attacks;

/// <summary>One operation of the API as its OpenAPI document describes it.</summary>
/// <param name="Body">Schema of the JSON body; null where there is none.</param>
public sealed record Operation(HttpMethod Method, string Path, JsonObject? Body, IReadOnlyList<string> Query)
{
    public string Name => $"{Method} {Path}";

    public bool IsWrite => Method != HttpMethod.Get;

    public IEnumerable<string> Ids => Path.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);
}

/// <summary>The OpenAPI document, read as an attacker reads it: every operation, and bodies made from its schemas.</summary>
public sealed class ApiDocument
{
    private readonly JsonObject _document;

    private ApiDocument(JsonObject document) => _document = document;

    public static async Task<ApiDocument> ReadAsync(HttpClient http) =>
        new((JsonObject)JsonNode.Parse(await http.GetStringAsync(new Uri(OpenApiSetup.Document, UriKind.Relative)))!);

    public string Text => _document.ToJsonString();

    public IReadOnlyList<Operation> Operations =>
    [
        .. from path in _document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "put" or "post" or "delete" or "patch"
           select new Operation(
               new HttpMethod(operation.Key.ToUpperInvariant()), path.Key, Resolved(operation.Value!["requestBody"]?["content"]?["application/json"]?["schema"]),
               [.. (operation.Value!["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!)]),
    ];

    /// <summary>A body that every form accepts, as far as a schema can tell.</summary>
    /// <param name="valueOf">Values for named fields; null takes one that fits the schema.</param>
    public JsonNode? Fill(JsonNode? schema, Func<string, JsonNode?> valueOf, string field = "")
    {
        if (Resolved(schema) is not { } shape) return null;
        if (field.Length > 0 && valueOf(field) is { } given) return given;
        if (shape["enum"] is JsonArray choices) return choices.First(choice => choice is not null)!.DeepClone();

        return TypeOf(shape) switch
        {
            "object" => new JsonObject((shape["properties"]?.AsObject() ?? []).Select(property => KeyValuePair.Create(property.Key, Fill(property.Value, valueOf, property.Key)))),
            "array" => new JsonArray(Fill(shape["items"], valueOf, field)),
            "boolean" => JsonValue.Create(false),
            "integer" or "number" => JsonValue.Create(1),
            "string" => JsonValue.Create((string?)shape["format"] switch
            {
                "uuid" => Guid.NewGuid().ToString(),
                "date-time" => "2025-06-01T10:00:00Z",
                "date" => "2025-06-01",
                _ => "x",
            }),
            _ => null,
        };
    }

    /// <summary>Every field of a body that is a text, as the way to it: <c>name/familyName</c>, <c>guests/0/name</c>.</summary>
    public IEnumerable<string> TextsOf(JsonNode? schema, string way = "")
    {
        if (Resolved(schema) is not { } shape || shape["enum"] is not null) return [];

        return TypeOf(shape) switch
        {
            "object" => (shape["properties"]?.AsObject() ?? []).SelectMany(property => TextsOf(property.Value, $"{way}/{property.Key}")),
            "array" => TextsOf(shape["items"], $"{way}/0"),
            "string" when shape["format"] is null => [way.TrimStart('/')],
            _ => [],
        };
    }

    private static string? TypeOf(JsonObject shape) => shape["type"] switch
    {
        JsonArray several => several.Select(type => (string?)type).FirstOrDefault(type => type is not ("null" or "string")) ?? "string",
        JsonValue one => (string?)one,
        _ => shape["properties"] is null ? null : "object",
    };

    private JsonObject? Resolved(JsonNode? schema) => schema switch
    {
        JsonObject o when (string?)o["$ref"] is { } reference => Resolved(_document["components"]!["schemas"]![reference.Split('/')[^1]]),
        JsonObject o when (o["oneOf"] ?? o["anyOf"]) is JsonArray any => Resolved(any.FirstOrDefault(one => (string?)one!["type"] != "null")),
        JsonObject o => o,
        _ => null,
    };
}
