using Coordination.Contracts;
using Coordination.Tests.Documents;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Tests.Attacks;

/// <summary>Text from people in documents is text: it makes no field, no link, no markup, and breaks no file.</summary>
public sealed class DocumentAttacks
{
    [Theory]
    [InlineData("a ]]> b <w:p/> & \"c\" 'd' <!-- e -->", "a ]]> b <w:p/> & \"c\" 'd' <!-- e -->")]
    [InlineData("_x0000_ _x000D_ _xD800_", "_x0000_ _x000D_ _xD800_")]
    [InlineData("{ HYPERLINK \"https://evil.example\" } { INCLUDEPICTURE \\\\evil\\x }", "{ HYPERLINK \"https://evil.example\" } { INCLUDEPICTURE \\\\evil\\x }")]
    [InlineData("=cmd|' /C calc'!A0 DDEAUTO c:\\x", "=cmd|' /C calc'!A0 DDEAUTO c:\\x")]
    [InlineData("vor\u0000\u0001\u0008\u001B\uFFFE\uFFFFnach", "vornach")]
    [InlineData("Zeile\r\nÖ 9 Erfunden\u2028x", "Zeile Ö 9 Erfunden x")]
    [InlineData("Sach\u202Edneb\u202Cstand", "Sachdnebstand")]
    [InlineData("שלום עולם 👩\u200D👧 größer", "שלום עולם 👩\u200D👧 größer")]
    [InlineData("{0} {1} %1 %s", "{0} {1} %1 %s")]
    // An attribute cannot carry half a character: the test breaks one in two.
    [InlineData("halb 🌱| Zeichen", "halb \uFFFD Zeichen")]
    public void What_people_wrote_stands_there_as_they_wrote_it_and_does_nothing(string text, string shown)
    {
        text = text.Replace("\uDF31|", "", StringComparison.Ordinal);
        MinutesItemView[] items =
        [
            Papers.Item(
                "Ö 1", text, Publicity.Public, Papers.Said(text), Papers.Said(text, EntryKind.OpenQuestion),
                Papers.Decided(text, new Decision(Outcome.Referred, ReferredTo: text)) with { AddedBy = text }),
        ];
        var head = Papers.Head(place: text) with { GroupName = text, Guests = [new GuestAttendance(text, text)] };
        foreach (var bytes in new[]
        {
            Papers.Minutes(items, head: head, corrections: new CorrectionView(Guid.NewGuid(), text, text, text, text, default)).Write(),
            Papers.Invitation([Papers.Agenda("Ö 1", text, Publicity.Public) with { Presenter = text, FactionName = text }], urgency: text).Write(),
        })
        {
            using var word = new WordReading(bytes);
            Assert.Empty(word.Errors);
            Assert.Contains($"Ö 1 {shown}", word.Lines);
            Assert.Empty(word.Main.Document!.Descendants<SimpleField>());
            Assert.Empty(word.Main.Document!.Descendants<FieldCode>());
            Assert.Empty(word.Main.Document!.Descendants<Hyperlink>());
            Assert.Empty(word.Main.ExternalRelationships);
        }
    }

    [Fact]
    public void Words_without_an_end_and_texts_of_any_length_break_nothing()
    {
        var endless = new string('W', 4_000);
        var items = Papers.Long(42).Append(Papers.Item("Ö 43", endless, Publicity.Public, Papers.Said(string.Join(' ', Enumerable.Repeat("Wort", 50_000))))).ToList();
        using var word = new WordReading(Papers.Minutes(items, head: Papers.Head(place: endless, people: 400)).Write());
        Assert.Empty(word.Errors);
        Assert.Equal(43, word.In("Heading2").Count());
        Assert.EndsWith(endless, word.In("Heading2").Last(), StringComparison.Ordinal);
    }
}
