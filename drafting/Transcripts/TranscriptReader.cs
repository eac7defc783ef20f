using System.Text;
using Coordination.Contracts;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Reads a Mitschrift in any of the forms Teams and clerks hand in. The content decides over file name and stated kind,
/// since Graph saves error pages under the name of a transcript. How large an upload may be is the caller's rule.
/// </summary>
public static class TranscriptReader
{
    // A session of eight hours has some ten thousand; whatever has many times that is none, and nobody could review it.
    private const int MostCues = 100_000;
    private const int MostLines = 500_000;
    // Eight hours without a breath.
    private const int LongestCue = 500_000;

    public static TranscriptReading Read(Stream content, string fileName, TranscriptKind? kind)
    {
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var expected = kind ?? KindByName(fileName);
        if (IsBlank(bytes))
        {
            return TranscriptReading.Failed(expected ?? TranscriptKind.PlainText, TranscriptProblem.Empty);
        }

        var repairs = new RepairLog();
        if (bytes.StartsWith("PK"u8))
        {
            buffer.Position = 0;
            return WordDocument.Lines(buffer, MostLines) is { } lines
                ? ReadLines(TranscriptKind.Docx, lines, repairs)
                : TranscriptReading.Failed(TranscriptKind.Docx, TranscriptProblem.NotATranscript);
        }

        if (expected == TranscriptKind.Docx)
        {
            return TranscriptReading.Failed(TranscriptKind.Docx, TranscriptProblem.NotATranscript);
        }

        var (encoding, guessed) = TextEncoding.Of(bytes);
        repairs.Add(RepairKind.Encoding, guessed ? 1 : 0);
        return ReadText(buffer, encoding, expected, repairs);
    }

    private static TranscriptReading ReadText(MemoryStream buffer, Encoding encoding, TranscriptKind? expected, RepairLog repairs)
    {
        var head = Head(buffer, encoding);
        if (ErrorPage.Recognises(head, out var errorCode))
        {
            return TranscriptReading.Failed(expected ?? TranscriptKind.WebVtt, TranscriptProblem.NotATranscript, errorCode);
        }

        buffer.Position = 0;
        using var text = new StreamReader(buffer, encoding);
        if (head.StartsWith("WEBVTT", StringComparison.Ordinal) || head.Contains("-->", StringComparison.Ordinal))
        {
            return Finish(TranscriptKind.WebVtt, new WebVtt(repairs).Read(text), repairs);
        }

        return expected switch
        {
            null => TranscriptReading.Failed(TranscriptKind.PlainText, TranscriptProblem.UnknownKind),
            TranscriptKind.WebVtt => TranscriptReading.Failed(TranscriptKind.WebVtt, TranscriptProblem.NotATranscript),
            var kind => ReadLines(kind.Value, LinesOf(text), repairs),
        };
    }

    private static TranscriptReading ReadLines(TranscriptKind kind, IEnumerable<string> lines, RepairLog repairs)
    {
        var read = 0;
        var raw = PlainText.Read(lines.TakeWhile(_ => ++read <= MostLines), repairs);
        return read > MostLines ? TranscriptReading.Failed(kind, TranscriptProblem.TooMuch) : Finish(kind, raw, repairs);
    }

    private static TranscriptReading Finish(TranscriptKind kind, List<RawCue> raw, RepairLog repairs)
    {
        if (raw.Count > MostCues || raw.Exists(cue => cue.Text.Length > LongestCue)) return TranscriptReading.Failed(kind, TranscriptProblem.TooMuch);

        var cues = RawCue.Number(raw, repairs);
        return new TranscriptReading(kind, cues, repairs.Repairs, cues.Count == 0 ? TranscriptProblem.NoSpeech : null);
    }

    private static TranscriptKind? KindByName(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".VTT" or ".SRT" => TranscriptKind.WebVtt,
        ".DOCX" => TranscriptKind.Docx,
        ".TXT" or ".MD" => TranscriptKind.PlainText,
        _ => null,
    };

    private static string Head(MemoryStream buffer, Encoding encoding)
    {
        var head = buffer.GetBuffer().AsSpan(0, (int)Math.Min(buffer.Length, 4096));
        return encoding.GetString(head).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
    }

    private static bool IsBlank(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? IsBlank(bytes[3..]) : bytes.Trim(" \t\r\n"u8).IsEmpty;

    private static IEnumerable<string> LinesOf(StreamReader text)
    {
        while (text.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
