using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Coordination.Bot.Channel;

/// <summary>JSON that is written already. A card's size has to be known before it goes out: what was measured is sent, not written a second time.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class WrittenJson
{
    private readonly byte[] _utf8;

    private WrittenJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>Its size as Teams counts: in UTF-16. Everything beyond ASCII stands escaped in it.</summary>
    public int SizeInUtf16 => _utf8.Length * sizeof(char);

    public static WrittenJson Of(JsonNode node) => new(JsonSerializer.SerializeToUtf8Bytes(node, CardJson.Default.JsonNode));

    public static WrittenJson Of(string text) => new(JsonSerializer.SerializeToUtf8Bytes(text, CardJson.Default.String));

    internal sealed class Converter : JsonConverter<WrittenJson>
    {
        public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("It only goes out.");

        public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) => writer.WriteRawValue(value._utf8, skipInputValidation: true);
    }
}

[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(string))]
internal sealed partial class CardJson : JsonSerializerContext;
