using Coordination.Contracts;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Api.Documents.Word;

/// <summary>Tables of a document: real ones, with a head that is repeated on the next sheet and no empty cell.</summary>
public sealed record AttendanceTable(MinutesHead Head, Texts Texts)
{
    private const string None = "–";
    private static readonly string[] Columns = ["Name", "Faction", "Role", "Part"];
    private static readonly int[] Widths = [3119, 2041, 1928, 2266];
    private static readonly int[] SignatureWidths = [4677, 4677];
    private readonly WordBlocks _blocks = new(Texts);

    /// <summary>Present first, chair before members, then the guests, then who was missing.</summary>
    public Table ToXml()
    {
        var table = Begin("Attendance", Texts["Attendance.Caption"], Widths);
        table.Append(Row(isHead: true, [.. Columns.Select(column => Cell("TableHead", WordBlocks.Label(Texts[$"Column.{column}"])))]));
        var people = Head.Participants.OrderBy(person => person.Status).ThenBy(person => RankOf(person.Role)).ToList();
        foreach (var person in people.Where(person => person.Status == AttendanceStatus.Present)) table.Append(Row(person));
        foreach (var guest in Head.Guests)
        {
            table.Append(Row(false, Words(guest.Name), Words(guest.Organization ?? None), Own(Texts["Role.Guest"]), Own(Texts["Status.Present"])));
        }

        foreach (var person in people.Where(person => person.Status != AttendanceStatus.Present)) table.Append(Row(person));
        return table;
    }

    /// <summary>Where chair and clerk sign: their office, and a line above the name.</summary>
    public static Table Signatures(Texts texts, string? chair, string? clerk)
    {
        var blocks = new WordBlocks(texts);
        var table = Begin("Signatures", texts["Signatures.Caption"], SignatureWidths);
        table.Append(Row(true, Cell("SignatureHead", WordBlocks.Label(texts["Chair"])), Cell("SignatureHead", WordBlocks.Label(texts["Clerk"]))));
        table.Append(Row(false, Cell("SignatureName", Name(chair)), Cell("SignatureName", Name(clerk))));
        return table;

        Run Name(string? name) => name is null ? WordBlocks.Label(texts["Signatures.Name"]) : blocks.Spoken(name);
    }

    private static Table Begin(string style, string caption, int[] widths) => new(
        new TableProperties(
            new TableStyle { Val = style },
            new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            new TableCaption { Val = caption }),
        new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));

    private static TableRow Row(bool isHead, params ReadOnlySpan<TableCell> cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead) row.TableRowProperties!.Append(new TableHeader());
        foreach (var cell in cells) row.Append(cell);
        return row;
    }

    private static TableCell Cell(string style, Run content) => new(WordBlocks.Paragraph(style, content));

    private TableRow Row(Participant person)
    {
        var part = ParticipantList.Part(person, Texts);
        var (status, role) = (Texts[$"Status.{person.Status}"], Texts[$"Role.{person.Role}"]);
        return Row(
            false, Words(person.Function is { Length: > 0 } function && function != role ? $"{person.Name}, {function}" : person.Name), Words(person.Faction ?? None),
            Own(role), Own(part.Length > 0 ? $"{status}, {part}" : status));
    }

    private TableCell Words(string text) => Cell("TableText", _blocks.Spoken(text));

    private static TableCell Own(string text) => Cell("TableText", WordBlocks.Label(text));

    private static int RankOf(Role role) => role switch
    {
        Role.Chair => 0,
        Role.Member or Role.Deputy => 1,
        Role.Administration => 2,
        Role.Clerk => 3,
        _ => 4,
    };
}
