using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// The payload of a cue: voice tags, JSON of Graph's <c>metadataContent</c>, or plain text. Only WebVTT's own tags are markup;
/// anything else in angle brackets was put there by somebody and stays visible as text.
/// </summary>
internal static class CueMarkup
{
    private const int LongestName = 400;
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex VoiceOpening = new(@"<v(?:\.[^\s<>]*)?[ \t]", Linear);

    private static readonly Regex OwnTags =
        new(@"</?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>", Linear);

    /// <param name="closed">False if a voice or class tag stays open, as in files that were cut off.</param>
    public static IEnumerable<(string? Speaker, string Text)> Voices(string payload, out bool closed)
    {
        closed = true;
        if (JsonPayload(payload) is { } spoken)
        {
            return [spoken];
        }

        var voices = new List<(string?, string)>();
        string? speaker = null;
        var at = 0;
        foreach (Match tag in VoiceOpening.Matches(payload))
        {
            if (tag.Index < at)
            {
                continue;
            }

            Add(voices, speaker, payload[at..tag.Index]);
            at = EndOfTag(payload, tag.Index + tag.Length);
            speaker = WebUtility.HtmlDecode(payload[(tag.Index + tag.Length)..Math.Max(tag.Index + tag.Length, at - 1)]).Trim();
        }

        closed = speaker is null || payload.AsSpan(at).Contains("</v>", StringComparison.OrdinalIgnoreCase);

        Add(voices, speaker, payload[at..]);
        return voices;
    }

    public static string PlainText(string text) => WebUtility.HtmlDecode(OwnTags.Replace(text, ""));

    private static void Add(List<(string?, string)> voices, string? speaker, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            voices.Add((speaker, PlainText(text)));
        }
    }

    // A display name may itself hold angle brackets; the tag ends where they are balanced. Bounded, or a hostile file could make it slow.
    private static int EndOfTag(string payload, int at)
    {
        var depth = 1;
        for (var i = at; i < Math.Min(at + LongestName, payload.Length); i++)
        {
            depth += payload[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        var first = payload.AsSpan(at, Math.Min(LongestName, payload.Length - at)).IndexOf('>');
        return first < 0 ? Math.Min(at + LongestName, payload.Length) : at + first + 1;
    }

    private static (string? Speaker, string Text)? JsonPayload(string payload)
    {
        if (!payload.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.TryGetProperty("spokenText", out var text) && text.ValueKind == JsonValueKind.String
                ? (json.RootElement.TryGetProperty("speakerName", out var name) ? name.GetString() : null, text.GetString()!)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // Somebody spoke of braces, or half a surrogate was escaped: it is text.
        }
    }
}
