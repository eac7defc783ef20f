using Coordination.Api.Documents.Word;
using Coordination.Contracts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Api.Documents;

/// <summary>
/// The approved Niederschrift as a Word file: the words of <see cref="MinutesDocument"/> in the form of a house's minutes, with the approval
/// and the corrections (Berichtigungen) recorded since.
/// </summary>
/// <param name="Approved">What the reader may see: with <paramref name="Version"/> Public without the non-public items.</param>
/// <param name="Signatories">Chair and clerk, as far as they are known by name.</param>
/// <param name="LeavesOut">True where the session had items that are not in this version.</param>
public sealed record MinutesPaper(
    MinutesHead Head, ApprovedMinutes Approved, Signatories Signatories, Texts Texts, DocumentVersion Version, bool LeavesOut)
{
    private readonly WordBlocks _blocks = new(Texts);
    private readonly WordNumbering _numbering = new();

    public byte[] Write()
    {
        var title = $"{Texts["Title"]} {Texts.Format("Subtitle", Head.SessionNumber, Head.GroupName)}, {Texts.Date(Head.Begin)}";
        var running = $"{Texts["Title"]}, {Head.GroupShortName}, {Texts.Format("Session.Number", Head.SessionNumber)}, {Texts.Date(Head.Begin)}";
        var page = new WordPage(Head.Letterhead, Head.GroupName, title, running, Texts, LastChange);
        return page.Write([.. Top(), .. Attendance(), .. Agenda(), .. Parts(), .. Approval(), .. Corrections()], _numbering);
    }

    private DateTimeOffset LastChange => Approved.Corrections.Select(correction => correction.At).Append(Approved.Approval.ApprovedAt).Max();

    private IEnumerable<OpenXmlElement> Top()
    {
        yield return WordBlocks.Paragraph("Title", WordBlocks.Label(Texts["Title"]));
        yield return WordBlocks.Paragraph("Subtitle", [.. Subtitle()]);
        yield return WordBlocks.Fact(Texts["Date"], WordBlocks.Label(Texts.Day(Head.Begin)));
        yield return WordBlocks.Fact(Texts["Place"], _blocks.Spoken(Head.Place ?? "–"));
        yield return WordBlocks.Fact(Texts["Begin"], WordBlocks.Label(Texts.Clock(Head.Begin)));
        if (Head.End is { } end) yield return WordBlocks.Fact(Texts["End"], WordBlocks.Label(Texts.Clock(end)));
        if (Version == DocumentVersion.Public) yield return WordBlocks.Paragraph("Notice", WordBlocks.Label(LeftOut()));
        else if (Approved.Items.Any(item => item.Publicity == Publicity.NonPublic)) yield return WordBlocks.Paragraph("Notice", WordBlocks.Label(Texts["Confidential"]));
    }

    private IEnumerable<OpenXmlElement> Subtitle()
    {
        var parts = Texts["Subtitle"].Split("{1}");
        yield return WordBlocks.Label(string.Format(Texts.Culture, parts[0], Head.SessionNumber));
        yield return _blocks.Spoken(Head.GroupName);
    }

    private string LeftOut() =>
        $"{Texts["PublicVersion"]}. {Texts["ParticipantsLeftOut"]}{(LeavesOut ? $" {Texts["NonPublicLeftOut"]}" : "")}";

    private IEnumerable<OpenXmlElement> Attendance() => Version == DocumentVersion.Public ? [] :
    [
        WordBlocks.Paragraph("Heading1", WordBlocks.Label(Texts["Attendance"])),
        new AttendanceTable(Head, Texts).ToXml(),
    ];

    private IEnumerable<OpenXmlElement> Agenda()
    {
        yield return WordBlocks.Paragraph("Heading1", WordBlocks.Label(Texts["Agenda"]));
        if (Approved.Items.Count == 0) yield return WordBlocks.Paragraph("Normal", WordBlocks.Label(Texts["Invitation.NoItems"]));
        foreach (var part in Approved.Items.GroupBy(item => item.Publicity))
        {
            yield return WordBlocks.Paragraph("Part", WordBlocks.Label(Texts[$"Part.{part.Key}"]));
            foreach (var item in part) yield return _blocks.Item("AgendaItem", _numbering.Of("agenda", item.Number), item.Title);
        }
    }

    private IEnumerable<OpenXmlElement> Parts()
    {
        foreach (var part in Approved.Items.GroupBy(item => item.Publicity))
        {
            yield return WordBlocks.Paragraph("Heading1", WordBlocks.Label(Texts[$"Part.{part.Key}"]));
            foreach (var paragraph in part.SelectMany(Item)) yield return paragraph;
        }
    }

    private IEnumerable<OpenXmlElement> Item(MinutesItemView item)
    {
        yield return _blocks.Item("Heading2", _numbering.Of("heading", item.Number), item.Title);
        if (item.Entries.All(entry => entry.Kind == EntryKind.Decision)) yield return WordBlocks.Paragraph("BeforeResult", WordBlocks.Label(Texts["NothingSaid"]));
        foreach (var (place, entry) in item.Entries.Index())
        {
            var leadsToResult = place + 1 < item.Entries.Count && item.Entries[place + 1].Kind == EntryKind.Decision;
            yield return entry is { Kind: EntryKind.Decision, Decision: { } decision } ? Result(entry, decision) : Said(entry, leadsToResult);
        }
    }

    private Paragraph Said(MinutesEntryView entry, bool leadsToResult) => WordBlocks.Paragraph(
        leadsToResult ? "BeforeResult" : "Normal",
        [.. entry.Kind == EntryKind.OpenQuestion ? _blocks.Around("OpenQuestion", entry.Text) : [_blocks.Spoken(entry.Text)], .. Addition(entry)]);

    /// <summary>Set apart from what was said: label and wording, and the votes on a line of their own as far as the wording does not say them.</summary>
    private Paragraph Result(MinutesEntryView entry, Decision decision)
    {
        var label = Texts[ResultLabel.Key(Head.Profile, decision)];
        var unsaid = ResultLabel.Phrase(decision, entry.Text, Texts);
        var isVote = decision.Mode is not null || decision.Tally is not null || decision.Factions is not null;
        var paragraph = WordBlocks.Paragraph(
            "Result",
            [WordBlocks.Label(isVote || unsaid.Length == 0 ? $"{label}: " : $"{label} ({unsaid}): ", strong: true), _blocks.Spoken(entry.Text), .. Addition(entry)]);
        if (isVote && unsaid.Length > 0) paragraph.Append(WordBlocks.NewLine(), WordBlocks.Label(Texts.Format("Vote", unsaid)));
        return paragraph;
    }

    private Run[] Addition(MinutesEntryView entry) =>
        entry.AddedBy is { } clerk ? [WordBlocks.Label($" ({Texts.Format("Addition.Line", clerk)})")] : [];

    private IEnumerable<OpenXmlElement> Approval()
    {
        var approval = Approved.Approval;
        yield return WordBlocks.Paragraph("Heading1", WordBlocks.Label(Texts["Approval"]));
        yield return WordBlocks.Paragraph("Together", WordBlocks.Label(Texts.Format(
            "Approval.By", Texts.Date(approval.ApprovedAt), Texts.Clock(approval.ApprovedAt), string.Join(", ", approval.ApprovedBy))));
        yield return WordBlocks.Paragraph("Checksum", WordBlocks.Label(Texts.Format("Approval.Hash", approval.Sha256)));
        if (Version == DocumentVersion.Full) yield return AttendanceTable.Signatures(Texts, Signatories.Chair, Signatories.Clerk);
    }

    private IEnumerable<OpenXmlElement> Corrections()
    {
        if (Approved.Corrections.Count == 0) yield break;

        yield return WordBlocks.Paragraph("Heading1", WordBlocks.Label(Texts["Corrections"]));
        foreach (var correction in Approved.Corrections)
        {
            var after = correction.After.Length > 0 ? _blocks.Around("Correction.After", correction.After) : [WordBlocks.Label(Texts["Correction.FallsAway"])];
            var by = WordBlocks.Label(Texts.Format("Correction.By", Texts.Date(correction.At), correction.By));
            yield return WordBlocks.Paragraph(
                "Correction",
                [
                    .. _blocks.Around("Correction.Before", correction.Before), WordBlocks.NewLine(), .. after, WordBlocks.NewLine(),
                    .. _blocks.Around("Correction.Reason", correction.Reason), WordBlocks.NewLine(), by,
                ]);
        }
    }
}

/// <summary>Who signs a Niederschrift by hand: Vorsitz and Schriftführung, where the approval or the attendance list names them.</summary>
public sealed record Signatories(string? Chair, string? Clerk);
