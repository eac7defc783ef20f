using System.Text.Json;

namespace Coordination.Drafting.Transcripts;

/// <summary>Recognises what a web interface answers instead of a transcript: HTML pages, JSON errors, other file types.</summary>
internal static class ErrorPage
{
    private static readonly string[] ForeignHeads = ["<!doctype", "<html", "<?xml", "%pdf", "{\\rtf"];

    /// <param name="errorCode">The innermost code of a JSON error, e.g. that the tenant forbids speaker attribution.</param>
    public static bool Recognises(string head, out string? errorCode)
    {
        errorCode = null;
        if (head.StartsWith('{') || head.StartsWith('['))
        {
            errorCode = InnermostCode(head);
            return errorCode is not null || IsJson(head);
        }

        // A zero character is no text in any encoding that was recognised.
        return ForeignHeads.Any(start => head.StartsWith(start, StringComparison.OrdinalIgnoreCase)) || head.Contains('\0', StringComparison.Ordinal);
    }

    private static string? InnermostCode(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            string? code = null;
            var at = document.RootElement;
            while (at.ValueKind == JsonValueKind.Object
                && (at.TryGetProperty("error", out var inner) || at.TryGetProperty("innerError", out inner)))
            {
                at = inner;
                if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty("code", out var named) && named.ValueKind == JsonValueKind.String)
                {
                    code = named.GetString();
                }
            }

            return code;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The head may be cut off, so only its beginning can be judged: an object opens with a name, a list with a value.
    private static bool IsJson(string head)
    {
        var second = head.AsSpan(1).TrimStart();
        return head[0] == '{' ? second.StartsWith("\"") || second.StartsWith("}") : second.StartsWith("{");
    }
}
