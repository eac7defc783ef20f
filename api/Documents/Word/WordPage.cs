using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Api.Documents.Word;

/// <summary>The page around a document: A4, letterhead on the first sheet, a running head on the others, "Seite 2 von 5" on all.</summary>
/// <param name="Title">What the file is called in a reader's window, and who reads it aloud says first.</param>
/// <param name="RunningHead">Short, on every sheet but the first.</param>
public sealed record WordPage(Letterhead Letterhead, string GroupName, string Title, string RunningHead, Texts Texts, DateTimeOffset At)
{
    public const string FirstHeader = "rIdFirstHeader";
    public const string Header = "rIdHeader";
    public const string Footer = "rIdFooter";

    public byte[] Write(IEnumerable<OpenXmlElement> content, WordNumbering numbering)
    {
        var body = new Body(content);
        body.Append(Section());
        var house = Letterhead.House.Length > 0 ? Letterhead.House : GroupName;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["styles"] = InLanguage(WordPackage.Template("styles")),
            ["settings"] = InLanguage(WordPackage.Template("settings")),
            ["numbering"] = WordPackage.Xml(numbering.ToXml()),
            ["firstHeader"] = WordPackage.Xml(new Header(
                WordBlocks.Paragraph("House", WordBlocks.Label(house)),
                WordBlocks.Paragraph("Department", WordBlocks.Label(Letterhead.House.Length > 0 ? Under() : Letterhead.Department)))),
            ["header"] = WordPackage.Xml(new Header(WordBlocks.Paragraph("Header", WordBlocks.Label(RunningHead)))),
            ["footer"] = WordPackage.Xml(new Footer(WordBlocks.Paragraph(
                "Footer", WordBlocks.Label($"{Texts["Page"]} "), Field("PAGE"), WordBlocks.Label($" {Texts["PageOf"]} "), Field("NUMPAGES")))),
        };
        return WordPackage.Write(new FileProperties(Title, GroupName, house, Texts.Culture.Name, At), new Document(body), parts);
    }

    private string Under() => Letterhead.Department.Length > 0 ? Letterhead.Department : GroupName;

    // The templates are written for German; the words of the session stay German in every document.
    private string InLanguage(string template) => template
        .Replace("<w:lang w:val=\"de-DE\" w:eastAsia", $"<w:lang w:val=\"{Texts.Culture.Name}\" w:eastAsia", StringComparison.Ordinal)
        .Replace("<w:themeFontLang w:val=\"de-DE\"", $"<w:themeFontLang w:val=\"{Texts.Culture.Name}\"", StringComparison.Ordinal);

    // DIN A4 in twentieths of a point; 25 mm at the left for the binder, 20 mm at the right.
    private static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeader },
        new HeaderReference { Type = HeaderFooterValues.Default, Id = Header },
        new FooterReference { Type = HeaderFooterValues.First, Id = Footer },
        new FooterReference { Type = HeaderFooterValues.Default, Id = Footer },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1701, Right = 1134, Bottom = 1418, Left = 1418, Header = 709, Footer = 709, Gutter = 0 },
        new TitlePage());

    private static SimpleField Field(string name) => new(WordBlocks.Label("1")) { Instruction = name };
}
