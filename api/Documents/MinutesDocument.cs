using System.Text;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>Writes the Niederschrift as the text that is approved and hashed: head, participants, agenda, then each item with its result.</summary>
/// <param name="WithNonPublic">False leaves out the non-public items, and says so, and who took part: that is for the group.</param>
public sealed record MinutesDocument(
    GroupView Group, SessionView Session, IReadOnlyList<MinutesItemView> Items, Texts Texts, bool WithNonPublic = true)
{
    public string Write()
    {
        var text = new StringBuilder();
        WriteHead(text);
        if (WithNonPublic) new ParticipantList(Group, Session, Texts).Write(text);
        var items = Items.Where(item => WithNonPublic || item.Publicity == Publicity.Public).ToList();
        Line(text, $"{Texts["Agenda"]}:");
        foreach (var item in items) Line(text, Heading(item));
        if (items.Count < Items.Count) Line(text, Texts["NonPublicLeftOut"]);
        foreach (var item in items) WriteItem(text, item);

        // One line ending on every machine: the hash is taken over these bytes.
        return text.ToString();
    }

    private void WriteHead(StringBuilder text)
    {
        var begin = Session.Record.OpenedAt ?? Session.StartsAt;
        Line(text, Texts["Title"]);
        Line(text, Texts.Format("Subtitle", Session.Number, Group.Name));
        Line(text, "");
        Line(text, $"{Texts["Date"]}: {CouncilTime.DateOf(begin).ToString("dd.MM.yyyy", Texts.Culture)}");
        Line(text, $"{Texts["Place"]}: {Session.Record.Place ?? Session.Place}");
        Line(text, $"{Texts["Begin"]}: {Texts.Clock(begin)}");
        if (Session.Record.ClosedAt is { } end) Line(text, $"{Texts["End"]}: {Texts.Clock(end)}");
        Line(text, "");
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

    private string Sentence(MinutesEntryView entry)
    {
        var sentence = entry switch
        {
            { Kind: EntryKind.Decision, Decision: { } decision } => Result(decision, entry.Text),
            { Kind: EntryKind.OpenQuestion } => Texts.Format("OpenQuestion", entry.Text),
            _ => entry.Text,
        };
        return entry.AddedBy is { } clerk ? Texts.Format("Addition", sentence, clerk) : sentence;
    }

    private string Result(Decision decision, string wording)
    {
        var label = Texts[ResultLabel.Key(Group.Profile, decision)];
        return ResultLabel.Phrase(decision, wording, Texts) is { Length: > 0 } phrase ? $"{label} ({phrase}): {wording}" : $"{label}: {wording}";
    }

    // A sentence is one line: a line break inside it could pose as the heading of another item.
    private static void Line(StringBuilder text, string line) => text.Append(line.ReplaceLineEndings(" ")).Append('\n');
}
