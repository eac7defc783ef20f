using System.Text;
using System.Text.RegularExpressions;
using Coordination.Contracts;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Reads transcripts as text ("Name   0:03" above the speech, or "Name: speech") and clerk notes without any structure.
/// Lines that were only wrapped are joined; a note per line stays a cue per line.
/// </summary>
internal static class PlainText
{
    private static readonly Regex TimedSpeaker =
        new(@"^(?<name>\p{L}.{0,80}?)\s{2,}(?<time>(?:\d{1,2}:)?\d{1,2}:\d{2})$", RegexOptions.NonBacktracking);

    private static readonly Regex StartsNote = new(@"^(?:[-–•*·]|TOP\b|\d+[.)]\s)", RegexOptions.NonBacktracking);

    // Shorter lines were ended by hand, not by a page margin.
    private const int WrappedFrom = 60;

    public static List<RawCue> Read(IEnumerable<string> lines, RepairLog repairs)
    {
        var cues = new List<RawCue>();
        var text = new StringBuilder();
        string? speaker = null;
        int? start = null;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (TimedSpeaker.Match(line) is { Success: true } timed)
            {
                Flush();
                (speaker, start) = (Name(timed), CueTimes.Milliseconds(timed.Groups["time"].ValueSpan));
                continue;
            }

            if (SpeakerLine.Parse(line) is { } spoken)
            {
                Flush();
                (speaker, start) = (spoken.Speaker, null);
                text.Append(spoken.Text);
                continue;
            }

            Append(line);
        }

        Flush();
        return WithoutTitle(cues);

        void Append(string line)
        {
            if (line.Length == 0 || !Continues(text, line))
            {
                Flush();
                // A bullet or a new item is the clerk's again, no longer the speaker's of the line above.
                speaker = StartsNote.IsMatch(line) ? null : speaker;
            }

            if (IsHyphenated(text, line))
            {
                text.Length--; // The hyphen came from the margin.
            }
            else if (text.Length > 0)
            {
                text.Append(' ');
            }

            repairs.Add(RepairKind.MergedLines, text.Length > 0 ? 1 : 0);
            text.Append(line);
        }

        void Flush()
        {
            var clean = TextCleaning.Clean(text.ToString(), repairs);
            if (clean.Length > 0)
            {
                cues.Add(new RawCue(null, start, start, speaker, clean));
            }

            text.Clear();
        }
    }

    private static string Name(Match timed) => TextCleaning.Clean(timed.Groups["name"].Value, new RepairLog());

    private static bool Continues(StringBuilder text, string line) =>
        IsHyphenated(text, line) || (text.Length >= WrappedFrom && text[^1] is not ('.' or '!' or '?' or ':') && !StartsNote.IsMatch(line));

    // "Ausländer-" + "angelegenheiten", but not "Kinder-" + "und Jugendhilfe".
    private static bool IsHyphenated(StringBuilder text, string line) =>
        text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]) && char.IsLower(line[0])
        && !line.StartsWith("und ", StringComparison.Ordinal) && !line.StartsWith("oder ", StringComparison.Ordinal);

    // Above the first speaker of a timed transcript stand title and date of the meeting: nobody says them.
    private static List<RawCue> WithoutTitle(List<RawCue> cues)
    {
        var first = cues.FindIndex(cue => cue.StartMs is not null);
        return first <= 0 ? cues : cues[first..];
    }
}
