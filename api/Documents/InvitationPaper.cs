using Coordination.Api.Documents.Word;
using Coordination.Contracts;
using DocumentFormat.OpenXml;

namespace Coordination.Api.Documents;

/// <summary>
/// The Einladung with its Tagesordnung as a Word file. Numbers are those that the invitation fixed; what came later is marked as Nachtrag.
/// </summary>
/// <param name="Session">As the reader sees it; invited.</param>
/// <param name="Items">The agenda as far as this version shows it.</param>
/// <param name="Chair">Who invites; null where the group has no chair now.</param>
public sealed record InvitationPaper(
    Letterhead Letterhead, GroupView Group, SessionView Session, IReadOnlyList<AgendaItemView> Items, string? Chair, Texts Texts, DocumentVersion Version)
{
    private readonly WordBlocks _blocks = new(Texts);
    private readonly WordNumbering _numbering = new();

    private bool IsPublic => Version == DocumentVersion.Public;

    public byte[] Write()
    {
        var date = Texts.Date(Session.StartsAt);
        var title = $"{Texts["Invitation.Title"]} {Texts.Format("Invitation.Subtitle", Session.Number, Group.Name)}, {date}";
        var running = $"{Texts["Invitation.Title"]}, {Group.ShortName}, {Texts.Format("Session.Number", Session.Number)}, {date}";
        return new WordPage(Letterhead, Group.Name, title, running, Texts, Session.InvitedAt!.Value).Write([.. Top(), .. Letter(), .. Agenda(), .. Greeting()], _numbering);
    }

    private IEnumerable<OpenXmlElement> Top()
    {
        yield return WordBlocks.Paragraph("Title", WordBlocks.Label(Texts["Invitation.Title"]));
        yield return WordBlocks.Paragraph(
            "Subtitle", WordBlocks.Label(string.Format(Texts.Culture, Texts["Invitation.Subtitle"].Split("{1}")[0], Session.Number)), _blocks.Spoken(Group.Name));
        yield return WordBlocks.Fact(Texts["Invitation.Day"], WordBlocks.Label(Texts.Day(Session.StartsAt)));
        yield return WordBlocks.Fact(Texts["Invitation.Time"], WordBlocks.Label(Texts.Format("Invitation.Span", Texts.Clock(Session.StartsAt), End())));
        yield return WordBlocks.Fact(Texts["Place"], Session.Place is { } place ? _blocks.Spoken(place) : WordBlocks.Label(Texts["Invitation.PlaceOnline"]));

        // Whoever has the address can enter the meeting: it is for those who are invited.
        if (Session.OnlineUrl is { } url && !IsPublic) yield return WordBlocks.Fact(Texts["Invitation.Online"], _blocks.Spoken(url));
        else if (Session is { OnlineUrl: not null, Place: not null }) yield return WordBlocks.Fact(Texts["Invitation.Online"], WordBlocks.Label(Texts["Invitation.OnlineToo"]));
        yield return WordBlocks.Fact(Texts["Invitation.SentOn"], WordBlocks.Label(Texts.Date(Session.InvitedAt!.Value)));
        if (Session.UrgencyReason is { } reason) yield return WordBlocks.Fact(Texts["Invitation.Urgency"], _blocks.Spoken(reason));
    }

    private string End() => CouncilTime.DateOf(Session.StartsAt) == CouncilTime.DateOf(Session.EndsAt)
        ? Texts.Clock(Session.EndsAt)
        : $"{Texts.Date(Session.EndsAt)}, {Texts.Clock(Session.EndsAt)}";

    private IEnumerable<OpenXmlElement> Letter()
    {
        if (IsPublic)
        {
            yield return WordBlocks.Paragraph("Letter", WordBlocks.Label(Texts["Invitation.Body.Public"]));
            yield break;
        }

        yield return WordBlocks.Paragraph("Letter", WordBlocks.Label(Texts["Invitation.Salutation"]));
        yield return WordBlocks.Paragraph("Normal", WordBlocks.Label(Texts["Invitation.Body"]));
    }

    private IEnumerable<OpenXmlElement> Agenda()
    {
        yield return WordBlocks.Paragraph("Heading1", WordBlocks.Label(Texts["Agenda"]));
        if (Items.Count == 0) yield return WordBlocks.Paragraph("Normal", WordBlocks.Label(Texts["Invitation.NoItems"]));
        foreach (var part in Items.GroupBy(item => item.Publicity))
        {
            yield return WordBlocks.Paragraph("Heading2", WordBlocks.Label(Texts[$"Part.{part.Key}"]));
            foreach (var paragraph in part.SelectMany(Item)) yield return paragraph;
        }
    }

    private IEnumerable<OpenXmlElement> Item(AgendaItemView item)
    {
        var number = _numbering.Of("agenda", item.Number ?? "");
        yield return _blocks.Item("AgendaItem", number, item.Title, item.IsSupplement ? Texts["Invitation.Supplement"] : null);
        if (item.Presenter is { } presenter) yield return WordBlocks.Paragraph("AgendaNote", [.. _blocks.Around("Invitation.Presenter", presenter)]);
        if (item.FactionName is { } faction) yield return WordBlocks.Paragraph("AgendaNote", [.. _blocks.Around("Invitation.Faction", faction)]);
    }

    private IEnumerable<OpenXmlElement> Greeting()
    {
        if (IsPublic) yield break;

        yield return WordBlocks.Paragraph("Greeting", WordBlocks.Label(Texts["Invitation.Greeting"]));
        if (Chair is not null) yield return WordBlocks.Paragraph("Signatory", _blocks.Spoken(Chair));
        yield return WordBlocks.Paragraph("Together", WordBlocks.Label(Texts["Chair"]));
    }
}
