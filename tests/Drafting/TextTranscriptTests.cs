using System.IO.Compression;
using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Transcripts;

namespace Coordination.Tests.Drafting;

public sealed class TextTranscriptTests
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void Speakers_stand_before_a_colon()
    {
        var reading = Speech.Read("Frau Brandt (SPD): Guten Abend.\nHerr Wolters: Danke.\n", "a.txt");
        Assert.Equal([("Frau Brandt (SPD)", "Guten Abend."), ("Herr Wolters", "Danke.")], reading.Cues.Select(cue => (cue.Speaker!, cue.Text)));
    }

    [Fact]
    public void Labels_of_a_protocol_are_no_speakers()
    {
        var reading = Speech.Read("Beginn: 18 Uhr\nAbstimmung: 7/5/2 ang.\n", "a.txt");
        Assert.All(reading.Cues, cue => Assert.Null(cue.Speaker));
        Assert.Equal(2, reading.Cues.Count);
    }

    [Fact]
    public void Notes_are_a_cue_a_line_and_a_bullet_ends_the_speech_above()
    {
        var reading = Speech.Read("TOP 1 Radweg\n- Wolters: zu teuer\n- vertagt\n", "a.txt", TranscriptKind.ClerkNotes);
        Assert.Equal(TranscriptKind.ClerkNotes, reading.Kind);
        Assert.Equal([null, "Wolters", null], reading.Cues.Select(cue => cue.Speaker));
    }

    [Fact]
    public void Wrapped_lines_are_joined_and_their_hyphens_closed()
    {
        var reading = Speech.Read("Die Verwaltung stellt dar, dass die Beratung der Ausländer-\nangelegenheiten im Herbst beginnt.\n", "a.txt");
        Assert.Equal("Die Verwaltung stellt dar, dass die Beratung der Ausländerangelegenheiten im Herbst beginnt.", Assert.Single(reading.Cues).Text);
        Assert.Contains(new Repair(RepairKind.MergedLines, 1), reading.Repairs);
    }

    [Fact]
    public void A_word_document_of_teams_has_speaker_and_time_above_the_speech()
    {
        var reading = Speech.Read(Word("<w:p><w:r><w:t>Besprechung</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t xml:space=\"preserve\">Brandt, Ines   0:03</w:t><w:br/><w:t>Guten Abend.</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t xml:space=\"preserve\">Wolters, Jörg   1:02:03</w:t></w:r></w:p><w:p><w:r><w:t>Danke.</w:t></w:r></w:p>"), "a.docx");
        Assert.Equal(TranscriptKind.Docx, reading.Kind);
        Assert.Equal([("Brandt, Ines", 3000, "Guten Abend."), ("Wolters, Jörg", 3723000, "Danke.")],
            reading.Cues.Select(cue => (cue.Speaker!, cue.StartMs, cue.Text)));
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var hostile = Package("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + $"<w:document {Namespace}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>");
        Assert.Equal(TranscriptProblem.NotATranscript, Speech.Read(hostile, "a.docx").Problem);
    }

    [Fact]
    public void A_document_that_unpacks_without_end_is_refused()
    {
        var bomb = Word("<w:p>" + new string(' ', 21_000_000) + "</w:p>");
        Assert.True(bomb.Length < 100_000);
        Assert.Equal(TranscriptProblem.NotATranscript, Speech.Read(bomb, "a.docx").Problem);
    }

    [Fact]
    public void A_damaged_document_is_refused()
    {
        var whole = Word("<w:p><w:r><w:t>Text</w:t></w:r></w:p>");
        Assert.Equal(TranscriptProblem.NotATranscript, Speech.Read(whole[..(whole.Length / 2)], "a.docx").Problem);
        Assert.Equal(TranscriptProblem.NotATranscript, Speech.Read("kein Archiv", "a.docx").Problem);
    }

    [Theory]
    [InlineData("Brandt, Dr. Ines (SPD)", true, "Dr.", "Ines", "Brandt", "SPD")]
    [InlineData("Stadträtin Dr. Ines Brandt (Grüne)", true, "Dr.", "Ines", "Brandt", "Grüne")]
    [InlineData("von der Heide, Karl", true, null, "Karl", "von der Heide", null)]
    [InlineData("Konferenzraum 3 (Kreishaus)", false, null, null, null, "Kreishaus")]
    [InlineData("+49 170 *****", false, null, null, null, null)]
    [InlineData("Gast", false, null, null, null, null)]
    [InlineData("", false, null, null, null, null)]
    public void Names_are_taken_apart_and_nobody_is_guessed(
        string name, bool isPerson, string? title, string? given, string? family, string? faction)
    {
        var parts = SpeakerName.Parse(name);
        Assert.Equal((isPerson, title, given, family, faction), (parts.IsPerson, parts.Title, parts.Given, parts.Family, parts.Faction));
    }

    private static byte[] Word(string body) => Package($"<w:document {Namespace}><w:body>{body}</w:body></w:document>");

    private static byte[] Package(string document)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("word/document.xml").Open())
        {
            part.Write(Encoding.UTF8.GetBytes(document));
        }

        return bytes.ToArray();
    }
}
