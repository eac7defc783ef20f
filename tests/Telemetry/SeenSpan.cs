namespace Coordination.Tests.Telemetry;

/// <summary>A span as a collector gets it, with what the tests look at.</summary>
/// <param name="Host">The resource's <c>service.name</c>.</param>
/// <param name="Source">The scope's name: which library or room made it.</param>
public sealed record SeenSpan(string Host, string Source, string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>The spans of an <c>ExportTraceServiceRequest</c> (opentelemetry-proto, version 1).</summary>
    public static IEnumerable<SeenSpan> In(ReadOnlyMemory<byte> request) =>
        from resourceSpans in WireFields.Of(request)
        let resource = WireFields.Of(resourceSpans.Bytes).Where(f => f.Number == 1).SelectMany(f => WireFields.Of(f.Bytes)).ToList()
        let host = Pairs(resource, 1).GetValueOrDefault("service.name", "")
        from scopeSpans in WireFields.Of(resourceSpans.Bytes)
        where scopeSpans.Number == 2
        let source = WireFields.Of(scopeSpans.Bytes).Where(f => f.Number == 1).SelectMany(f => WireFields.Of(f.Bytes)).FirstOrDefault(f => f.Number == 1).Text
        from span in WireFields.Of(scopeSpans.Bytes)
        where span.Number == 2
        select Of(host, source, [.. WireFields.Of(span.Bytes)]);

    public string Tag(string key) => Tags.GetValueOrDefault(key, "");

    public override string ToString() => $"{Host} {Source}: {Name} {string.Join(' ', Tags.Select(tag => $"{tag.Key}={tag.Value}"))}";

    private static SeenSpan Of(string host, string source, List<WireField> fields)
    {
        WireField Field(int number) => fields.FirstOrDefault(f => f.Number == number);
        return new SeenSpan(host, source, Field(1).Hex, Field(2).Hex, Field(4).Hex, Field(5).Text, Pairs(fields, 9));
    }

    private static Dictionary<string, string> Pairs(IEnumerable<WireField> fields, int number) =>
        fields.Where(f => f.Number == number).Select(f => WireFields.Of(f.Bytes).ToList())
            .ToDictionary(pair => pair[0].Text, pair => Value(WireFields.Of(pair[1].Bytes).FirstOrDefault()), StringComparer.Ordinal);

    // AnyValue: 1 is text, 2 and 3 are truth and whole numbers.
    private static string Value(WireField value) => value.Number == 1 ? value.Text : $"{value.Value}";
}
