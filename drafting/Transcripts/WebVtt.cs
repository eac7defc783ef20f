using Coordination.Contracts;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Reads WebVTT line by line, as loosely as Teams writes it: with or without blank lines and ids, short or negative times,
/// commas for points, notes and styles between cues, cut off anywhere.
/// </summary>
internal sealed class WebVtt(RepairLog repairs)
{
    private readonly List<RawCue> cues = [];
    private readonly List<string> lines = [];
    private readonly List<string> strays = [];
    private (string? Id, int Start, int End)? open;
    private bool lastCueIsWhole = true;
    private int unclosed;

    public List<RawCue> Read(StreamReader text)
    {
        string? pendingId = null;
        var skipping = true; // The header is skipped like a note: up to the first blank line or the first times.
        while (text.ReadLine() is { } line)
        {
            if (CueTimes.Parse(line) is { } times)
            {
                var id = pendingId ?? TakeIdBelowText();
                Close();
                open = (id, times.Start, times.End);
                (pendingId, skipping) = (null, false);
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                KeepStray(ref pendingId);
                Close();
                skipping = false;
            }
            else if (skipping || (open is null && StartsSkippedBlock(line)))
            {
                skipping = true;
            }
            else if (open is not null)
            {
                lines.Add(line);
            }
            else
            {
                KeepStray(ref pendingId);
                pendingId = line.Trim();
            }
        }

        Finish(pendingId);
        return cues;
    }

    private static bool StartsSkippedBlock(string line) =>
        line.StartsWith("NOTE", StringComparison.Ordinal) || line is "STYLE" or "REGION" || line.StartsWith("WEBVTT", StringComparison.Ordinal);

    private void Finish(string? pendingId)
    {
        var endsInsideCue = open is not null;
        Close();
        AppendStrays();
        // The other cues close their voice and the last one does not: the file ends in the middle of it.
        var cutText = endsInsideCue && !lastCueIsWhole && unclosed == 1 && cues.Count > 1;
        var cutTimes = pendingId?.Contains("--", StringComparison.Ordinal) == true;
        repairs.Add(RepairKind.TruncatedCue, cutText || cutTimes ? 1 : 0);
        repairs.Add(RepairKind.UnclosedMarkup, cutText ? 0 : unclosed);
    }

    // Without blank lines between cues the id of the next one is the last line of this one's text.
    private string? TakeIdBelowText()
    {
        if (lines.Count < 2 || !LooksLikeId(lines[^1]))
        {
            return null;
        }

        var id = lines[^1].Trim();
        lines.RemoveAt(lines.Count - 1);
        return id;
    }

    private static bool LooksLikeId(string line)
    {
        var text = line.Trim();
        return text.All(char.IsAsciiDigit) || Guid.TryParse(text.Split('/')[0], out _);
    }

    // Speech after a blank line inside a cue: it belongs to the cue before; losing it would be worse.
    private void KeepStray(ref string? stray)
    {
        if (stray?.Contains("--", StringComparison.Ordinal) == false)
        {
            strays.Add(stray);
        }

        stray = null;
    }

    private void AppendStrays()
    {
        if (strays.Count > 0 && cues.Count > 0)
        {
            var text = TextCleaning.Clean(CueMarkup.PlainText(string.Join(' ', strays)), repairs);
            cues[^1] = cues[^1] with { Text = cues[^1].Text + " " + text };
            repairs.Add(RepairKind.MergedLines, strays.Count);
        }

        strays.Clear();
    }

    private void Close()
    {
        if (open is not { } cue)
        {
            return;
        }

        AppendStrays();
        var payload = string.Join('\n', lines);
        foreach (var (speaker, text) in CueMarkup.Voices(payload, out lastCueIsWhole))
        {
            var clean = TextCleaning.Clean(text, repairs);
            if (clean.Length > 0)
            {
                var name = speaker is null ? "" : TextCleaning.Clean(speaker, repairs);
                cues.Add(new RawCue(cue.Id, cue.Start, cue.End, name.Length > 0 ? name : null, clean));
            }
        }

        unclosed += lastCueIsWhole ? 0 : 1;
        lines.Clear();
        open = null;
    }
}
