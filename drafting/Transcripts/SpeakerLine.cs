using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Transcripts;

/// <summary>A line of a text transcript that names its speaker: "Frau Brandt (SPD): Wir haben dazu …".</summary>
internal static class SpeakerLine
{
    // Up to five words with capitals (or von, der, zu), an initial, a comma, a faction in brackets; then the colon.
    private static readonly Regex Line = new(
        @"^(?:[-–•*]\s*)?(?<name>\p{Lu}[\p{L}.'’-]*(?:,?\s(?:\p{Lu}[\p{L}.'’-]*|von|van|der|de|zu|zur|und)){0,4}"
        + @"(?:\s?\([^()]{1,40}\))?):\s+(?<text>\S.*)$",
        RegexOptions.NonBacktracking);

    // What clerks write before a colon without meaning a person (Ort, Beginn, Beschluss …).
    private static readonly HashSet<string> Labels = [.. WordList.Read("Transcripts.labels.txt")];

    public static (string Speaker, string Text)? Parse(string line)
    {
        var match = Line.Match(line);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value.Trim();
        var first = name.Split(' ', '.', ',')[0];
        return Labels.Contains(first.ToLowerInvariant()) ? null : (name, match.Groups["text"].Value);
    }
}
