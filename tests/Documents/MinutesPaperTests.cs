using Coordination.Api.Documents;
using Coordination.Contracts;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Tests.Documents;

public sealed class MinutesPaperTests
{
    public static TheoryData<string> EveryPaper => [.. All.Keys];

    private static readonly Dictionary<string, Func<byte[]>> All = new(StringComparer.Ordinal)
    {
        ["Niederschrift"] = () => Papers.Minutes().Write(),
        ["Niederschrift, public"] = () => Papers.Minutes(version: DocumentVersion.Public).Write(),
        ["Niederschrift, English"] = () => Papers.Minutes(texts: Texts.English).Write(),
        ["Niederschrift, corrected"] = () => Papers.Minutes(corrections: [Correction("48 Beete", "49 Beete"), Correction("neu", "")]).Write(),
        ["Niederschrift, nothing on the agenda"] = () => Papers.Minutes([]).Write(),
        ["Niederschrift, 42 items"] = () => Papers.Minutes(Papers.Long(42), head: Papers.Head(people: 60)).Write(),
        ["Einladung"] = () => Papers.Invitation(urgency: "Die Frist endet.").Write(),
        ["Einladung, public"] = () => Papers.Invitation(version: DocumentVersion.Public).Write(),
        ["Einladung, English"] = () => Papers.Invitation(texts: Texts.English).Write(),
        ["Einladung, nothing on the agenda"] = () => Papers.Invitation([]).Write(),
    };

    [Theory]
    [MemberData(nameof(EveryPaper))]
    public void Every_paper_is_valid_against_the_schema(string paper)
    {
        using var word = new WordReading(All[paper]());
        Assert.Empty(word.Errors);
    }

    [Theory]
    [MemberData(nameof(EveryPaper))]
    public void The_same_content_gives_the_same_bytes_and_nothing_leads_outside(string paper)
    {
        // Titles that only the invented ids could tell apart are the same in both.
        Assert.Equal(All[paper](), All[paper]());
        using var word = new WordReading(All[paper]());
        Assert.Empty(word.Main.ExternalRelationships);
        Assert.Empty(word.Main.HyperlinkRelationships);
        Assert.Equal(["PAGE", "NUMPAGES"], word.Main.FooterParts.Single().Footer!.Descendants<SimpleField>().Select(field => field.Instruction!.Value!));
        Assert.Empty(word.Main.Document!.Descendants<SimpleField>());
        Assert.Empty(word.Main.Document!.Descendants<FieldCode>());
    }

    [Fact]
    public void Headings_have_levels_and_items_the_numbers_of_the_agenda()
    {
        using var word = new WordReading(Papers.Minutes().Write());
        Assert.Equal(["Anwesenheit", "Tagesordnung", "Öffentlicher Teil", "Nichtöffentlicher Teil", "Genehmigung"], word.In("Heading1"));
        Assert.Equal(["Ö 1 Begrüßung und Feststellung der Tagesordnung", "Ö 2 Sachstand Gewächshäuser", $"N 1 {Papers.Secret}"], word.In("Heading2"));
        Assert.Equal(word.In("Heading2"), word.In("AgendaItem"));
        foreach (var (style, level) in new[] { ("Heading1", 0), ("Heading2", 1) })
        {
            var form = word.Style(style).StyleParagraphProperties!;
            Assert.Equal((level, true, true), (form.OutlineLevel!.Val!.Value, form.KeepNext is not null, form.KeepLines is not null));
        }
    }

    [Fact]
    public void An_item_taken_off_the_agenda_leaves_its_number_unused()
    {
        MinutesItemView[] items =
        [
            Papers.Item("Ö 2", "Zwei", Publicity.Public), Papers.Item("Ö 3", "Drei", Publicity.Public), Papers.Item("Ö 7", "Sieben", Publicity.Public),
            Papers.Item("Ö 8", "Acht", Publicity.Public), Papers.Item("N 3", "Drei", Publicity.NonPublic), Papers.Item("4.1a", "Anderes", Publicity.NonPublic),
        ];
        using var word = new WordReading(Papers.Minutes(items).Write());
        Assert.Equal(["Ö 2 Zwei", "Ö 3 Drei", "Ö 7 Sieben", "Ö 8 Acht", "N 3 Drei", "4.1a Anderes"], word.In("Heading2"));
        Assert.Empty(word.Errors);
    }

    [Fact]
    public void The_file_says_in_which_language_it_is_what_it_is_called_and_from_whom()
    {
        using var german = new WordReading(Papers.Minutes().Write());
        using var english = new WordReading(Papers.Minutes(texts: Texts.English).Write());
        Assert.Equal(("de-DE", "en-GB"), (LanguageOf(german), LanguageOf(english)));
        Assert.Contains("<dc:title>Niederschrift über die 3. Sitzung: Interfraktionelle Arbeitsgruppe Gartenbau, 14.10.2026</dc:title>", german.Raw, StringComparison.Ordinal);
        Assert.Contains("<dc:creator>Interfraktionelle Arbeitsgruppe Gartenbau</dc:creator><dc:language>de-DE</dc:language>", german.Raw, StringComparison.Ordinal);
        Assert.Contains("<Company>Kreis Gartenland</Company>", german.Raw, StringComparison.Ordinal);
        Assert.NotNull(german.Main.DocumentSettingsPart!.Settings!.GetFirstChild<AutoHyphenation>());
        Assert.Contains("Mittwoch, 14. Oktober 2026", german.Text, StringComparison.Ordinal);

        // What was said is read aloud in German among English labels.
        var said = english.Paragraphs.SelectMany(paragraph => paragraph.Descendants<Run>()).Single(run => run.InnerText.StartsWith("Frau Lang", StringComparison.Ordinal));
        Assert.Equal("Spoken", said.RunProperties!.RunStyle!.Val!);
        Assert.Equal("de-DE", english.Style("Spoken").StyleRunProperties!.Languages!.Val!);
        Assert.Contains("Result of the vote: adopted by majority", english.Text.Replace("by majority adopted", "adopted by majority", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Attendance_is_a_table_with_a_head_on_each_sheet_and_no_empty_cell()
    {
        using var word = new WordReading(Papers.Minutes().Write());
        var table = word.Main.Document!.Body!.Elements<Table>().First();
        var rows = table.Elements<TableRow>().ToList();
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
        Assert.All(table.Descendants<TableCell>(), cell => Assert.NotEqual("", cell.InnerText.Trim()));
        Assert.Equal(["Dr. Karla Kranich", "Rosen", "Vorsitz", "anwesend"], rows[1].Elements<TableCell>().Select(cell => cell.InnerText));
        Assert.Contains("Ali Vertreter|Tulpen|Stellvertretung|anwesend, für Tom Kurz, ab 17:30 Uhr", rows.Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText))));
        Assert.Equal("Tom Kurz", rows[^1].Elements<TableCell>().First().InnerText);
    }

    [Fact]
    public void Results_stand_apart_with_their_votes_and_stay_with_what_led_to_them()
    {
        using var word = new WordReading(Papers.Minutes().Write());
        Assert.Equal(
            [
                "Konsens: Die Tagesordnung wird festgestellt.",
                "Empfehlung: Die Verwaltung soll bis Mai eine Kostenübersicht vorlegen. (Ergänzung der Schriftführung: Ute Feder)\nAbstimmungsergebnis: mehrheitlich angenommen, Ja 7, Nein 1, Enthaltungen 2",
                "Ergebnis (vertagt: nächste Sitzung): Der Punkt wird vertagt.",
            ],
            word.In("Result"));
        var paragraphs = word.Paragraphs.ToList();
        foreach (var result in paragraphs.Where(paragraph => WordReading.StyleOf(paragraph) == "Result"))
        {
            Assert.Equal("BeforeResult", WordReading.StyleOf(paragraphs[paragraphs.IndexOf(result) - 1]));
        }

        Assert.NotNull(word.Style("BeforeResult").StyleParagraphProperties!.KeepNext);
    }

    [Fact]
    public void Chair_and_clerk_sign_beneath_the_approval_on_one_sheet()
    {
        using var word = new WordReading(Papers.Minutes().Write());
        Assert.Contains("Genehmigt am 23.10.2026, 17:00 Uhr, von Ute Feder.", word.Lines);
        Assert.Equal(["Vorsitz", "Schriftführung"], word.In("SignatureHead"));
        Assert.Equal(["Dr. Karla Kranich", "Ute Feder"], word.In("SignatureName"));
        foreach (var style in new[] { "Heading1", "Together", "Checksum", "SignatureHead" }) Assert.NotNull(word.Style(style).StyleParagraphProperties!.KeepNext);
    }

    [Fact]
    public void The_public_version_has_neither_the_non_public_part_nor_who_was_there()
    {
        using var word = new WordReading(Papers.Minutes(version: DocumentVersion.Public).Write());
        foreach (var hidden in new[] { Papers.Secret, "Geheim", "N 1", "N %1", "vertagt", "Tom Kurz", "Ali Vertreter", "Erna Muster", "Eva Lang", "Kranich\"", "Nichtöffentlicher" })
        {
            Assert.DoesNotContain(hidden, word.Raw, StringComparison.Ordinal);
        }

        Assert.Contains("Öffentliche Fassung. Die Anwesenheitsliste ist in dieser Fassung nicht enthalten. Nichtöffentliche Tagesordnungspunkte sind", word.Text, StringComparison.Ordinal);
        Assert.Empty(word.Main.Document!.Descendants<Table>());
    }

    [Fact]
    public void Every_line_that_was_approved_stands_in_the_file()
    {
        using var word = new WordReading(Papers.Minutes().Write());
        var flat = word.Text.Replace('\n', ' ');
        foreach (var sentence in Papers.Items().SelectMany(item => item.Entries)) Assert.Contains(sentence.Text, flat, StringComparison.Ordinal);
        foreach (var line in new MinutesDocument(Papers.Head(), Papers.Items(), Texts.German).Write().Split('\n').Where(line => line.StartsWith('Ö'))) Assert.Contains(line, word.Lines);
    }

    [Fact]
    public void Corrections_follow_with_what_it_said_and_why()
    {
        using var word = new WordReading(Papers.Minutes(corrections: [Correction("48 Beete", "49 Beete"), Correction("neu", "")]).Write());
        Assert.Equal(
            ["Es hieß: 48 Beete\nRichtig ist: 49 Beete\nBegründung: Hörfehler\nVermerkt am 02.11.2026 von Ute Feder.", "Es hieß: neu\nDer Wortlaut entfällt.\nBegründung: Hörfehler\nVermerkt am 02.11.2026 von Ute Feder."],
            word.In("Correction"));
    }

    private static CorrectionView Correction(string before, string after) =>
        new(Guid.NewGuid(), before, after, "Hörfehler", "Ute Feder", new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero));

    private static string LanguageOf(WordReading word) =>
        word.Main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val!.Value!;
}
