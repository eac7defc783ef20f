using System.Text;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>Writes the Niederschrift as the text that is approved and hashed: head, participants, agenda, then each item with its result.</summary>
/// <param name="WithNonPublic">False leaves out the non-public items, and who was there, and says so.</param>
public sealed record MinutesDocument(MinutesHead Head, IReadOnlyList<MinutesItemView> Items, Texts Texts, bool WithNonPublic = true)
{
    public string Write()
    {
        var text = new StringBuilder();
        WriteHead(text);
        var items = Items.Where(item => WithNonPublic || item.Publicity == Publicity.Public).ToList();
        Line(text, $"{Texts["Agenda"]}:");
        foreach (var item in items) Line(text, Heading(item));
        if (items.Count < Items.Count) Line(text, Texts["NonPublicLeftOut"]);
        foreach (var item in items) WriteItem(text, item);

        // One line ending on every machine: the hash is taken over these bytes.
        return text.ToString();
    }

    /// <summary>An entry in one sentence: an open question says that it is one, an addition who answers for it.</summary>
    public static string Sentence(MinutesEntryView entry, string sentence, Texts texts)
    {
        var said = entry.Kind == EntryKind.OpenQuestion ? texts.Format("OpenQuestion", sentence) : sentence;
        return entry.AddedBy is { } clerk ? texts.Format("Addition", said, clerk) : said;
    }

    private void WriteHead(StringBuilder text)
    {
        Line(text, Texts["Title"]);
        Line(text, Texts.Format("Subtitle", Head.SessionNumber, Head.GroupName));
        Line(text, "");
        Line(text, $"{Texts["Date"]}: {Texts.Date(Head.Begin)}");
        Line(text, $"{Texts["Place"]}: {Head.Place}");
        Line(text, $"{Texts["Begin"]}: {Texts.Clock(Head.Begin)}");
        if (Head.End is { } end) Line(text, $"{Texts["End"]}: {Texts.Clock(end)}");
        Line(text, "");
        if (WithNonPublic) new ParticipantList(Head, Texts).Write(text);
        else text.Append(Texts["ParticipantsLeftOut"]).Append("\n\n");
    }

    private void WriteItem(StringBuilder text, MinutesItemView item)
    {
        Line(text, "");
        Line(text, Heading(item));
        if (item.Entries.All(entry => entry.Kind == EntryKind.Decision)) Line(text, Texts["NothingSaid"]);
        foreach (var entry in item.Entries) Line(text, Sentence(entry));
    }

    private string Heading(MinutesItemView item) =>
        $"{item.Number} {item.Title}" + (item.Publicity == Publicity.NonPublic ? $" ({Texts["NonPublic"]})" : "");

    private string Sentence(MinutesEntryView entry) =>
        Sentence(entry, entry is { Kind: EntryKind.Decision, Decision: { } decision } ? Result(decision, entry.Text) : entry.Text, Texts);

    private string Result(Decision decision, string wording)
    {
        var label = Texts[ResultLabel.Key(Head.Profile, decision)];
        return ResultLabel.Phrase(decision, wording, Texts) is { Length: > 0 } phrase ? $"{label} ({phrase}): {wording}" : $"{label}: {wording}";
    }

    // A sentence is one line: a line break inside it could pose as the heading of another item.
    private static void Line(StringBuilder text, string line) => text.Append(line.ReplaceLineEndings(" ")).Append('\n');
}
