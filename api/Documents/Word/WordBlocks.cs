using System.Text;
using System.Xml;
using Coordination.Api.Rules;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Api.Documents.Word;

/// <summary>
/// The building blocks of a document. All that people wrote goes through <see cref="Spoken"/>: it becomes text and nothing else, without
/// characters that XML or a reader's eye would stumble over, and in German where the labels around it are not.
/// </summary>
public sealed class WordBlocks(Texts texts)
{
    private readonly bool _isForeign = texts.Culture.TwoLetterISOLanguageName != "de";

    /// <summary>A word of the document itself.</summary>
    public static Run Label(string text, bool strong = false) =>
        strong ? new Run(new RunProperties(new RunStyle { Val = "Strong" }), TextOf(text)) : new Run(TextOf(text));

    /// <summary>What a person wrote or said.</summary>
    public Run Spoken(string text) =>
        _isForeign ? new Run(new RunProperties(new RunStyle { Val = "Spoken" }), TextOf(text)) : new Run(TextOf(text));

    /// <summary>A template of the document with a person's words in its place: "Richtig ist: …".</summary>
    public Run[] Around(string template, string words)
    {
        var (before, after) = (texts[template].Split("{0}")[0], texts[template].Split("{0}")[^1]);
        return [.. new[] { before.Length > 0 ? Label(before) : null, Spoken(words), after.Length > 0 ? Label(after) : null }.OfType<Run>()];
    }

    public static Paragraph Paragraph(string style, params ReadOnlySpan<OpenXmlElement> content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var element in content) paragraph.Append(element);
        return paragraph;
    }

    public static Run NewLine() => new(new Break());

    /// <summary>"Ort:   Kreishaus": label and value, aligned by the style's tab stop.</summary>
    public static Paragraph Fact(string label, params ReadOnlySpan<Run> value)
    {
        var paragraph = Paragraph("Fact", Label($"{label}:", strong: true), new Run(new TabChar()));
        foreach (var run in value) paragraph.Append(run);
        return paragraph;
    }

    /// <summary>A numbered line of the agenda, or heading of an item; the number is Word's own.</summary>
    public Paragraph Item(string style, ItemNumber number, string title, string? after = null)
    {
        var paragraph = Paragraph(style);
        if (number.Typed is { } typed) paragraph.Append(Label(typed + " "));
        else paragraph.ParagraphProperties!.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number.NumberingId }));
        paragraph.Append(Spoken(title));
        if (after is not null) paragraph.Append(Label($" ({after})"));
        return paragraph;
    }

    /// <summary>Text as XML may carry it and people may see it, in one line.</summary>
    public static string Clean(string text)
    {
        var visible = VisibleText.Of(text, oneLine: true);
        if (visible.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))) return visible;

        var kept = new StringBuilder(visible.Length);
        foreach (var c in visible.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))) kept.Append(c);
        return kept.ToString();
    }

    private static Text TextOf(string text) => new(text.Trim().Length == text.Length ? Clean(text) : Spaced(text)) { Space = SpaceProcessingModeValues.Preserve };

    // Blanks at the ends part a label from what follows it.
    private static string Spaced(string text) =>
        $"{(text.StartsWith(' ') ? " " : "")}{Clean(text)}{(text.EndsWith(' ') ? " " : "")}";
}
