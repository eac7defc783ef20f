using System.Globalization;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Lists of items: what waits for the chair, and what somebody proposed. Long lists are cut so that the card stays within its size.</summary>
public static class ItemListCards
{
    /// <summary>More than this nobody works through in a chat.</summary>
    private const int MostItems = 20;
    private const int LongestLine = 200;

    /// <summary>Vorschläge that wait for the chair, each with its buttons.</summary>
    /// <param name="followUps">How many Wiedervorlagen wait as well.</param>
    public static Card Proposals(IReadOnlyList<AgendaItemView> items, Wording words, Viewer viewer, string? note, int followUps = 0) =>
        Fitting.Of(Math.Min(items.Count, MostItems), most => Proposals(items, words, viewer, note, followUps, most));

    /// <summary>What the person proposed, and what became of it.</summary>
    public static Card Mine(IReadOnlyList<AgendaItemView> items, Wording words, Viewer viewer) =>
        Fitting.Of(Math.Min(items.Count, MostItems), most => Mine(items, words, viewer, most));

    private static Card Proposals(IReadOnlyList<AgendaItemView> items, Wording words, Viewer viewer, string? note, int followUps, int most)
    {
        var title = words.Say(items.Count == 0 ? Phrase.NoProposals : Phrase.ProposalsTitle, items.Count);
        var card = new Card(title).Heading(title);
        if (note is not null)
            card.Line(note);

        var shown = items.Where(viewer.MaySee).Take(most).ToList();
        foreach (var (place, item) in shown.Index())
        {
            var id = ("item", (string?)item.Id.ToString());
            var list = ("list", (string?)"1");
            card.Separate(string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {Short(item.Title)}")).Note(Origin(item, words)).Fact(words.Say(Phrase.LabelPresenter), item.Presenter).Fact(words.Say(Phrase.LabelReason), Short(item.Reason));
            if (viewer.IsChair)
            {
                card.ButtonRow(
                    CardButton.Do(words.Say(Phrase.ButtonAdmit), Verbs.AdmitItem, id, list).Positive(),
                    CardButton.Do(words.Say(Phrase.ButtonRefuse), Verbs.RefuseItemForm, id, list),
                    CardButton.Do(words.Say(Phrase.ButtonDefer), Verbs.DeferItemForm, id, list));
            }
        }

        Rest(card, words, items, shown, viewer);
        return followUps == 0
            ? card.Buttons(CardButton.Do(words.Say(Phrase.ButtonAgenda), Verbs.ShowAgenda))
            : card.Buttons(CardButton.Do(words.Say(Phrase.ButtonFollowUps, followUps), Verbs.ShowFollowUps), CardButton.Do(words.Say(Phrase.ButtonAgenda), Verbs.ShowAgenda));
    }

    private static Card Mine(IReadOnlyList<AgendaItemView> items, Wording words, Viewer viewer, int most)
    {
        var title = words.Say(items.Count == 0 ? Phrase.NoOwnItems : Phrase.OwnItemsTitle, items.Count);
        var card = new Card(title).Heading(title);
        var shown = items.Where(viewer.MaySee).Take(most).ToList();
        foreach (var item in shown)
        {
            card.Separate(item.Number is null ? Short(item.Title) : $"{item.Number} {Short(item.Title)}")
                .Note($"{words.Say(item.State)}, {words.Say(item.Publicity)}")
                .Fact(words.Say(Phrase.LabelStateReason), Short(item.StateReason));
            if (item.State is AgendaItemState.Proposed or AgendaItemState.Deferred)
                card.ButtonRow(CardButton.Do(words.Say(Phrase.ButtonDetails), Verbs.ShowItem, ("item", item.Id.ToString())));
        }

        Rest(card, words, items, shown, viewer);
        return viewer.MayPropose ? card.Buttons(CardButton.Do(words.Say(Phrase.ButtonPropose), Verbs.ProposeForm)) : card;
    }

    private static Card Rest(Card card, Wording words, IReadOnlyList<AgendaItemView> all, List<AgendaItemView> shown, Viewer viewer)
    {
        var hidden = all.Count(item => !viewer.MaySee(item));
        if (hidden > 0)
            card.Note(words.Say(Phrase.NonPublicHidden, hidden));

        var more = all.Count - hidden - shown.Count;
        return more > 0 ? card.Note(words.Say(Phrase.AndMore, more)) : card;
    }

    private static string Origin(AgendaItemView item, Wording words) => string.Join(", ",
        new[] { words.Say(item.State), words.Say(item.Publicity), item.ProposedByName, item.FactionName }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Short(string? text) => text is null ? "" : text.Length <= LongestLine ? text : string.Concat(text.AsSpan(0, LongestLine - 1), "…");
}
