using System.IO.Compression;
using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Segmentation;
using Coordination.Drafting.Transcripts;
using Xunit.Abstractions;

namespace Coordination.Tests.Attacks.Fuzz;

/// <summary>Mitschriften as no program writes them: read or refused, never a fault; what is read is in order and can be cited.</summary>
public sealed class TranscriptFuzz(ITestOutputHelper output)
{
    private const string WebVtt = """
        WEBVTT

        NOTE made by nobody

        STYLE
        ::cue { color: red }

        7f3a/1-0
        00:00:02.000 --> 00:00:09.000
        <v Karla Kranich>Guten Abend, ich eröffne die Sitzung. Ich rufe auf Tagesordnungspunkt 1, Neue Beete am Kreishaus.</v>

        7f3a/1-1
        00:00:10.500 --> 00:00:20.000 align:start position:0%
        <v Berta Brandt>Vielen Dank. Wir haben zwölf Beete angelegt, die Kosten lagen bei 4.800 Euro &amp; mehr.</v>

        00:21.000 --> 00:30.000
        Das ist angenommen mit acht Ja-Stimmen, zwei Gegenstimmen und einer Enthaltung.
        """;

    private const string SubRip = "1\r\n00:00:02,000 --> 00:00:09,000\r\nKarla Kranich: Guten Abend, wir kommen zu TOP 2, Baumpaten.\r\n\r\n2\r\n00:00:10,000 --> 00:00:12,000\r\nUdo Ulmen: Das kostet nichts.\r\n";

    private const string Plain = "Karla Kranich (00:01:15)\nGuten Abend, ich rufe auf TOP 1.\n\nBerta Brandt: Wir sagen zu, bis zum 31. März zu berichten.\n[12:30] Udo Ulmen: Dann ist das einstimmig beschlossen.\n";

    private static readonly (string Name, byte[] Bytes)[] Forms =
    [
        ("a.vtt", Encoding.UTF8.GetBytes(WebVtt)), ("a.srt", Encoding.UTF8.GetBytes(SubRip)), ("a.txt", Encoding.UTF8.GetBytes(Plain)), ("a.md", Encoding.Latin1.GetBytes(Plain)),
        ("a.vtt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(WebVtt)).ToArray()), ("a.docx", Word()),
    ];

    private static readonly AgendaHeading[] Agenda = [new("1", "Neue Beete am Kreishaus"), new("2", "Baumpaten"), new("N 1", "Personalangelegenheiten")];

    [Fact]
    public Task Thirty_thousand_files_are_read_or_refused_and_what_is_read_can_be_cited() =>
        FuzzRun.AllAsync(output, "transcripts", 30_000, Made, input =>
        {
            var name = Forms[input[0] % Forms.Length].Name;
            var kind = input[1] < 5 ? (TranscriptKind?)null : (TranscriptKind)(input[1] % 4);
            var reading = TranscriptReader.Read(new MemoryStream(input, 2, input.Length - 2), name, kind);
            Assert.Equal(reading.Problem is null, reading.Cues.Count > 0);
            CheckCues(reading.Cues);
            CheckSegments(reading.Cues);
            return Task.CompletedTask;
        });

    /// <summary>Two bytes say under which name and kind it comes, the others are the file.</summary>
    private static byte[] Made(Mutator mutator)
    {
        var form = mutator.Next(Forms.Length);
        var bytes = Forms[form].Bytes;
        // A zip hardly survives a changed byte: most of them are to be read, therefore fewer of them.
        if (form < 4 && mutator.Next(3) > 0)
            bytes = Encoding.UTF8.GetBytes(mutator.Text(Encoding.UTF8.GetString(bytes)));

        return [(byte)mutator.Next(Forms.Length), (byte)mutator.Next(12), .. mutator.Next(3) > 0 ? mutator.Bytes(bytes) : bytes];
    }

    private static void CheckCues(IReadOnlyList<Cue> cues)
    {
        for (var i = 0; i < cues.Count; i++)
        {
            Assert.Equal($"c{i + 1:D4}", cues[i].Id);
            Assert.True(cues[i].StartMs <= cues[i].EndMs, $"{cues[i].Id} ends before it begins");
            Assert.True(i == 0 || cues[i - 1].StartMs <= cues[i].StartMs, $"{cues[i].Id} is out of order");
            Assert.False(string.IsNullOrWhiteSpace(cues[i].Text));
            Assert.DoesNotContain('\0', cues[i].Text);
        }
    }

    private static void CheckSegments(IReadOnlyList<Cue> cues)
    {
        foreach (var segment in AgendaSegmenter.Segment(cues, Agenda))
        {
            Assert.InRange(segment.AgendaIndex, 0, Agenda.Length - 1);
            Assert.InRange(segment.FirstCue, 0, cues.Count - 1);
            Assert.InRange(segment.LastCue, segment.FirstCue, cues.Count - 1);
            var part = cues.Skip(segment.FirstCue).Take(segment.LastCue - segment.FirstCue + 1).ToList();
            foreach (var found in DecisionDetector.Detect(part, new DecisionRules(true, "Karla Kranich")))
                Assert.All(found.CueIds, id => Assert.Contains(part, cue => cue.Id == id));
        }
    }

    private static byte[] Word()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Write(zip, "_rels/.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Write(zip, "word/document.xml", """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Karla Kranich: Guten Abend.</w:t></w:r></w:p><w:p><w:r><w:t>Udo Ulmen: Danke.</w:t></w:r></w:p></w:body></w:document>""");
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
        writer.Write(xml);
    }
}
