using System.Text.Json;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Storage;

/// <summary>Records that are read and written as a whole (profile, attendance) are one JSON column, the same text on both providers.</summary>
public static class JsonColumns
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => Write(value),
            json => JsonSerializer.Deserialize<T>(json, WireJson.Options)!,
            // What was not replaced is the same object: a draft has thousands of these, and each save compares them all.
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));
        return property;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}
