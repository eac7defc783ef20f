using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Transcripts;

namespace Coordination.Tests.Drafting;

/// <summary>Writes invented transcripts: "Name: text" a line becomes a cue.</summary>
internal static class Speech
{
    public const string Chair = "Brandt, Ines";

    public static IReadOnlyList<Cue> Of(params string[] lines) => [.. lines.Select((line, i) =>
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return new Cue($"c{i + 1:D4}", i * 1000, (i * 1000) + 900, line[..colon], line[(colon + 2)..]);
    })];

    /// <summary>All of it said by the chair, a cue a line.</summary>
    public static IReadOnlyList<Cue> OfChair(params string[] texts) => Of([.. texts.Select(text => Chair + ": " + text)]);

    public static TranscriptReading Read(string content, string fileName = "a.vtt", TranscriptKind? kind = null) =>
        Read(Encoding.UTF8.GetBytes(content), fileName, kind);

    public static TranscriptReading Read(byte[] content, string fileName = "a.vtt", TranscriptKind? kind = null)
    {
        using var stream = new MemoryStream(content);
        return TranscriptReader.Read(stream, fileName, kind);
    }
}
