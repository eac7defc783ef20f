using System.Text.Json;
using System.Text.Unicode;

namespace Coordination.Bot.Channel;

/// <summary>
/// Reads the wire. Parts of an activity stay untyped until somebody asks for them; that their strings are text is therefore seen here, once:
/// half a surrogate or bytes that are no UTF-8 would otherwise break a turn in its middle.
/// </summary>
internal static class ActivityReader
{
    /// <summary>null where it is no JSON, no text, or not the shape of an activity.</summary>
    public static Activity? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.IsValid(body) && SurrogatesAreWhole(body) ? JsonSerializer.Deserialize(body, ChannelJson.Default.Activity) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool SurrogatesAreWhole(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf(@"\ud"u8) < 0 && body.IndexOf(@"\uD"u8) < 0)
            return true;

        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped)
                    reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
