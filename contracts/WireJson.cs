using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Contracts;

/// <summary>How both hosts write JSON: camelCase, enums as text, nulls left out.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Applies the same rules to options that a framework owns.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MaxDepth = 32;
        // Of two values for one field a proxy in front may have checked the other one.
        options.AllowDuplicateProperties = false;
        options.TypeInfoResolverChain.Insert(0, WireTypes.Default);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        // For what is no wire record: what one side alone keeps as JSON.
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
