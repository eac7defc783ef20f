using System.Text;
using Coordination.Contracts;
using Coordination.Drafting;
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

    /// <summary>What the engine writes under a single agenda item.</summary>
    public static IReadOnlyList<DraftEntry> DraftOf(string title, params string[] lines)
    {
        var item = new AgendaItemView(
            new Guid(1, 1, 0, new byte[8]), Guid.Empty, null, "1", title, null, Publicity.Public, null, AgendaItemState.Admitted, null, false, Guid.Empty, "", null,
            DateTimeOffset.UnixEpoch, 1);
        return Drafter.Draft(new DraftingInput(
            Guid.Empty, Guid.Empty, TranscriptKind.WebVtt, new PolicyProfile(), new DateOnly(2026, 11, 20), Of(lines), [item], [], [])).Items[0].Entries;
    }

    public static TranscriptReading Read(string content, string fileName = "a.vtt", TranscriptKind? kind = null) =>
        Read(Encoding.UTF8.GetBytes(content), fileName, kind);

    public static TranscriptReading Read(byte[] content, string fileName = "a.vtt", TranscriptKind? kind = null)
    {
        using var stream = new MemoryStream(content);
        return TranscriptReader.Read(stream, fileName, kind);
    }
}
