using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Transcripts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>A DOCX as transcript is an upload of somebody: each of these is refused with its reason, in little time and memory.</summary>
public sealed class WordUploadAttacks
{
    private const string Open = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    private const string Close = "</w:body></w:document>";
    private const string Said = "<w:p><w:r><w:t>Frau Brandt: Guten Abend.</w:t></w:r></w:p>";

    private static readonly Dictionary<string, (Func<byte[]> File, TranscriptProblem Problem)> All = new(StringComparer.Ordinal)
    {
        ["external entity"] = (() => Package("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Open + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" + Close), TranscriptProblem.NotATranscript),
        ["parameter entity"] = (() => Package("<!DOCTYPE d [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>" + Open + Said + Close), TranscriptProblem.NotATranscript),
        ["billion laughs"] = (() => Package(Laughs() + Open + "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>" + Close), TranscriptProblem.NotATranscript),
        ["document type without entities"] = (() => Package("<!DOCTYPE d>" + Open + Said + Close), TranscriptProblem.NotATranscript),
        ["half a gigabyte of blanks"] = (() => Package(stream => Repeat(stream, new string(' ', 1_000_000), 500)), TranscriptProblem.NotATranscript),
        ["a million tiny paragraphs"] = (() => Package(stream => Repeat(stream, "<w:p><w:r><w:t>a</w:t></w:r></w:p>", 1_000_000, Open, Close)), TranscriptProblem.TooMuch),
        ["a million breaks"] = (() => Package(stream => Repeat(stream, "<w:br/>", 1_000_000, Open + "<w:p>", "</w:p>" + Close)), TranscriptProblem.TooMuch),
        ["elements within elements without end"] = (() => Package(stream => Repeat(stream, "<a>", 5_000_000)), TranscriptProblem.NotATranscript),
        ["a tag of a million attributes"] = (() => Package(stream => Write(stream, Enumerable.Range(0, 1_000_000).Select(n => $" a{n}=''").Prepend("<w:document").Append("/>"))), TranscriptProblem.NotATranscript),
        ["a million namespaces"] = (() => Package(stream => Write(stream, Enumerable.Range(0, 1_000_000).Select(n => $" xmlns:a{n}='u'").Prepend("<document").Append("/>"))), TranscriptProblem.NotATranscript),
        ["one word without end"] = (() => Package(stream => Repeat(stream, "aaaaaaaaaa", 1_900_000, Open + "<w:p><w:r><w:t>", "</w:t></w:r></w:p>" + Close)), TranscriptProblem.NotATranscript),
        ["one speech without end"] = (() => Package(stream => Repeat(stream, $"<w:p><w:r><w:t>{new string('a', 100)}</w:t></w:r></w:p>", 100_000, Open, Close)), TranscriptProblem.TooMuch),
        ["a package in a package"] = (() => Package(Open + Said + Close, part: "word/document.xml.zip"), TranscriptProblem.NotATranscript),
        ["a path that climbs out"] = (() => Package(Open + Said + Close, part: "../../word/document.xml"), TranscriptProblem.NotATranscript),
        ["a spreadsheet of that name"] = (() => Package("<workbook/>", part: "xl/workbook.xml"), TranscriptProblem.NotATranscript),
        ["ten thousand parts"] = (() => Package(Open + Said + Close, more: package => { for (var n = 0; n < 10_000; n++) package.CreateEntry($"p{n}"); }), TranscriptProblem.NotATranscript),
        ["protected by a password"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1_500]], TranscriptProblem.NotATranscript),
        ["an encrypted part"] = (() => WithFlag(Package(Open + Said + Close)), TranscriptProblem.NotATranscript),
        ["a damaged part"] = (() => Damaged(Package(Open + string.Concat(Enumerable.Repeat(Said, 2_000)) + Close)), TranscriptProblem.NotATranscript),
        ["half of it"] = (() => Package(Open + Said + Close)[..200], TranscriptProblem.NotATranscript),
        ["an old Word file"] = (() => [0xDB, 0xA5, 0x2D, 0x00, .. Encoding.Latin1.GetBytes("Guten Abend.")], TranscriptProblem.NotATranscript),
        ["a web page of that name"] = (() => Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Access denied</body></html>"), TranscriptProblem.NotATranscript),
    };

    public static TheoryData<string> Files => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_refused_for_what_it_is_in_little_time_and_memory(string file)
    {
        using var content = new MemoryStream(All[file].File());
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var reading = TranscriptReader.Read(content, "sitzung.docx", null);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000;
        Assert.Equal(All[file].Problem, reading.Problem);
        Assert.Empty(reading.Cues);
        Assert.True(allocated < 400, $"{allocated} MB were allocated");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void What_leads_outside_is_not_followed_and_what_is_hidden_beside_the_text_not_read()
    {
        var file = Package(Open + Said + Close, more: package =>
        {
            Add(package, "word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"t\" Target=\"http://127.0.0.1:9/x\" TargetMode=\"External\"/></Relationships>");
            Add(package, "word/vbaProject.bin", "Herr Wolters: Makro");
            Add(package, "word/document.xml", Open + "<w:p><w:r><w:t>Herr Wolters: zweite Fassung</w:t></w:r></w:p>" + Close);
        });
        using var content = new MemoryStream(file);
        var cue = Assert.Single(TranscriptReader.Read(content, "sitzung.docx", null).Cues);
        Assert.Equal(("Frau Brandt", "Guten Abend."), (cue.Speaker, cue.Text));
    }

    [Fact]
    public void A_long_session_is_still_read()
    {
        using var content = new MemoryStream(Package(stream => Repeat(stream, Said.Replace("Abend.", "Abend, meine Damen und Herren.", StringComparison.Ordinal), 30_000, Open, Close)));
        Assert.Equal(30_000, TranscriptReader.Read(content, "sitzung.docx", null).Cues.Count);
    }

    [Fact]
    public void A_text_of_millions_of_lines_is_too_much_as_well()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 5_000_000))));
        Assert.Equal(TranscriptProblem.TooMuch, TranscriptReader.Read(content, "sitzung.txt", null).Problem);
    }

    private static string Laughs() =>
        $"<!DOCTYPE d [<!ENTITY l0 \"ha\">{string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY l{n} \"{string.Concat(Enumerable.Repeat($"&l{n - 1};", 10))}\">"))}]>";

    private static byte[] Package(string document, string part = "word/document.xml", Action<ZipArchive>? more = null) =>
        Package(stream => stream.Write(Encoding.UTF8.GetBytes(document)), part, more);

    private static byte[] Package(Action<Stream> document, string part = "word/document.xml", Action<ZipArchive>? more = null)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var stream = package.CreateEntry(part, CompressionLevel.Fastest).Open()) document(stream);
            more?.Invoke(package);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive package, string name, string content)
    {
        using var stream = package.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private static void Repeat(Stream stream, string unit, int times, string before = "", string after = "") =>
        Write(stream, Enumerable.Repeat(unit, times).Prepend(before).Append(after));

    private static void Write(Stream stream, IEnumerable<string> parts)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (var part in parts) writer.Write(part);
    }

    /// <summary>Says that its parts are encrypted, in both of the places where a package says so, and makes them unreadable.</summary>
    private static byte[] WithFlag(byte[] package)
    {
        package[6] |= 1;
        package[package.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        return Damaged(package);
    }

    private static byte[] Damaged(byte[] package)
    {
        for (var i = 60; i < 100; i++) package[i] ^= 0x5A;
        return package;
    }
}

/// <summary>The same by the route; the database is not what matters.</summary>
public sealed class WordUploadRouteAttacks(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    [Fact]
    public async Task The_clerk_is_told_why_and_the_api_goes_on()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(package.CreateEntry("word/document.xml").Open());
            writer.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            for (var n = 0; n < 600_000; n++) writer.Write("<w:p><w:t>a</w:t></w:p>");
            writer.Write("</w:body></w:document>");
        }

        await Refused.WithAsync(Refusal.TooLarge, () => PutAsync(scene, bytes.ToArray()));
        await Refused.WithAsync(Refusal.NotATranscript, () => PutAsync(scene, [0xD0, 0xCF, 0x11, 0xE0, .. new byte[512]]));
        Assert.Single(await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default));
    }

    private static Task<TranscriptView> PutAsync(MinutesScene scene, byte[] file) =>
        scene.Clerk.PutTranscriptAsync(scene.SessionId, Guid.NewGuid(), new MemoryStream(file), "sitzung.docx", null, default);
}
