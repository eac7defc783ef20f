using Coordination.Api.Documents;
using Coordination.Contracts;

namespace Coordination.Tests.Documents;

public sealed class InvitationPaperTests
{
    [Fact]
    public void The_einladung_says_when_where_what_about_and_who_invites()
    {
        using var word = new WordReading(Papers.Invitation(urgency: "Die Förderfrist endet am 31. Oktober.").Write());
        Assert.Equal(
            [
                "Einladung", "zur 3. Sitzung: Interfraktionelle Arbeitsgruppe Gartenbau",
                "Tag:\tMittwoch, 14. Oktober 2026", "Zeit:\t17:00 Uhr bis 19:00 Uhr", "Ort:\tKreishaus, Raum 12", "Online:\thttps://teams.example/treffen/17",
                "Eingeladen am:\t30.09.2026", "Dringlichkeit:\tDie Förderfrist endet am 31. Oktober.",
            ],
            word.Lines.Take(8));
        Assert.Equal(
            ["Tagesordnung", "Öffentlicher Teil", "Ö 1 Sachstand Gewächshäuser", "Vortrag: Frau Lang", "Vorschlag: Fraktion der Rosen", "Ö 2 Regentonnen (Nachtrag)", "Nichtöffentlicher Teil", $"N 1 {Papers.Secret}", "Mit freundlichen Grüßen", "Dr. Karla Kranich", "Vorsitz"],
            word.Lines.SkipWhile(line => line != "Tagesordnung"));
    }

    [Fact]
    public void The_public_version_knows_nothing_of_the_other_part_and_opens_no_meeting()
    {
        using var word = new WordReading(Papers.Invitation(version: DocumentVersion.Public).Write());
        foreach (var hidden in new[] { Papers.Secret, "teams.example", "N 1", "N %1", "Nichtöffentlich", "nichtöffentlich", "Kranich" })
        {
            Assert.DoesNotContain(hidden, word.Raw, StringComparison.Ordinal);
        }

        Assert.Contains("Online:\tauch online", word.Lines);
        Assert.Equal(["Ö 1 Sachstand Gewächshäuser", "Ö 2 Regentonnen (Nachtrag)"], word.In("AgendaItem"));
    }

    [Fact]
    public void An_agenda_without_items_says_so()
    {
        using var word = new WordReading(Papers.Invitation([]).Write());
        Assert.Contains("Keine Tagesordnungspunkte.", word.Lines);
    }

    [Theory]
    [InlineData("AG Garten", DocumentKind.Minutes, DocumentVersion.Full, FileFormat.Docx, "Niederschrift_2026-10-14_AG-Garten.docx")]
    [InlineData("IfA Grün & Blüte / Süd", DocumentKind.Invitation, DocumentVersion.Public, FileFormat.Pdf, "Einladung_2026-10-14_IfA-Grün-Blüte-Süd_öffentlich.pdf")]
    [InlineData("../../etc/passwd\r\nX: y\"", DocumentKind.Minutes, DocumentVersion.Full, FileFormat.Docx, "Niederschrift_2026-10-14_etc-passwd-X-y.docx")]
    [InlineData("🌱", DocumentKind.Minutes, DocumentVersion.Full, FileFormat.Docx, "Niederschrift_2026-10-14_AG.docx")]
    public void File_names_can_be_read_and_lead_nowhere(string group, DocumentKind kind, DocumentVersion version, FileFormat format, string name) => Assert.Equal(
        name, FileName.Of(kind, CouncilTime.FromLocal(new DateOnly(2026, 10, 14), new TimeOnly(0, 30)), group, version, format, Texts.German));
}
