using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Tests.Documents;

/// <summary>A DOCX read back with the SDK that knows the schema.</summary>
internal sealed class WordReading : IDisposable
{
    private readonly WordprocessingDocument _document;
    private readonly byte[] _bytes;

    public WordReading(byte[] bytes)
    {
        _bytes = bytes;
        _document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
    }

    public MainDocumentPart Main => _document.MainDocumentPart!;

    public IEnumerable<Paragraph> Paragraphs => Main.Document!.Body!.Descendants<Paragraph>();

    public IReadOnlyList<string> Errors => [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(_document).Select(error => $"{error.Path?.XPath}: {error.Description}")];

    /// <summary>The text with its numbers, as a reader sees it.</summary>
    public IReadOnlyList<string> Lines => [.. Paragraphs.Select(paragraph => $"{NumberOf(paragraph)}{TextOf(paragraph)}")];

    public string Text => string.Join('\n', Lines);

    /// <summary>Every character of every part, as it stands in the file.</summary>
    public string Raw
    {
        get
        {
            using var package = new ZipArchive(new MemoryStream(_bytes));
            return string.Join('\n', package.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        }
    }

    public static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val;

    public IEnumerable<string> In(string style) => Paragraphs.Where(paragraph => StyleOf(paragraph) == style).Select(paragraph => $"{NumberOf(paragraph)}{TextOf(paragraph)}");

    public Style Style(string id) => Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == id);

    public void Dispose() => _document.Dispose();

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(element => element switch
    {
        Text text => text.Text,
        TabChar => "\t",
        Break => "\n",
        _ => "",
    }));

    /// <summary>Counts the lists as Word does: a list begins with its start, and goes on within itself.</summary>
    private string NumberOf(Paragraph wanted)
    {
        if (wanted.ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is not { } list) return "";

        var numbering = Main.NumberingDefinitionsPart!.Numbering!;
        var instance = numbering.Elements<NumberingInstance>().Single(found => found.NumberID! == list);
        var form = numbering.Elements<AbstractNum>().Single(found => found.AbstractNumberId! == instance.AbstractNumId!.Val!);
        var start = instance.GetFirstChild<LevelOverride>()?.StartOverrideNumberingValue?.Val ?? form.Elements<Level>().First().StartNumberingValue!.Val!;
        var before = Paragraphs.TakeWhile(paragraph => paragraph != wanted)
            .Count(paragraph => paragraph.ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value == list);
        return $"{form.Elements<Level>().First().LevelText!.Val!.Value!.Replace("%1", $"{start + before}")} ";
    }
}
