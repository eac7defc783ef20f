using System.Globalization;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>One agenda item (TOP) with its fate, and the forms around it.</summary>
public static class ItemCards
{
    public const int LongestTitle = 300;
    public const int LongestReason = 2000;
    public const int LongestPresenter = 200;

    /// <summary>No wish: the group's own rule decides.</summary>
    private const string UsualPublicity = "Usual";

    /// <summary>The item as it stands now, with the buttons that make sense for the viewer.</summary>
    /// <param name="note">What has just happened, or had already happened before the click.</param>
    /// <param name="summary">What a notification says instead of state and title, where it may show on a locked screen.</param>
    public static Card Of(AgendaItemView item, Wording words, Viewer viewer, string? note = null, string? summary = null)
    {
        if (!viewer.MaySee(item))
            return Neutral(words, note);

        var card = new Card(summary ?? $"{words.Say(item.State)}: {item.Title}").Heading(item.Number is null ? item.Title : $"{item.Number} {item.Title}");
        if (note is not null)
            card.Line(note);

        card.Fact(words.Say(Phrase.LabelState), words.Say(item.State))
            .Fact(words.Say(Phrase.LabelStateReason), item.StateReason)
            .Fact(words.Say(Phrase.LabelPublicity), words.Say(item.Publicity))
            .Fact(words.Say(Phrase.LabelPresenter), item.Presenter)
            .Fact(words.Say(Phrase.LabelReason), item.Reason)
            .Fact(words.Say(Phrase.LabelProposer), item.FactionName is null ? item.ProposedByName : $"{item.ProposedByName} ({item.FactionName})");
        if (item.IsSupplement)
            card.Note(words.Say(Phrase.Supplement));

        return card.Buttons([.. Buttons(item, words, viewer)]);
    }

    /// <summary>All that a shared chat may learn of a non-public item.</summary>
    public static Card Neutral(Wording words, string? note)
    {
        var card = new Card(words.Say(Phrase.NonPublicItem)).Line(words.Say(Phrase.NonPublicItem));
        return note is null ? card : card.Line(note);
    }

    public static Card ProposeForm(Wording words, Guid sourceId, string? title)
    {
        var card = new Card(words.Say(Phrase.ProposeTitle)).Heading(words.Say(Phrase.ProposeTitle));
        return Inputs(card, words, title, null, null, null)
            .Buttons(CardButton.Send(words.Say(Phrase.ButtonSubmitProposal), Verbs.ProposeItem, ("source", sourceId.ToString())).Positive());
    }

    public static Card ChangeForm(AgendaItemView item, Wording words)
    {
        var id = item.Id.ToString();
        var card = new Card(words.Say(Phrase.ChangeTitle)).Heading(words.Say(Phrase.ChangeTitle));
        return Inputs(card, words, item.Title, item.Reason, item.Publicity, item.Presenter)
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonSave), Verbs.SaveItem, ("item", id), ("version", item.Version.ToString(CultureInfo.InvariantCulture))).Positive(),
                CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowItem, ("item", id)));
    }

    /// <summary>Asks for the reason that refusing, deferring and late admission need: the proposer will read it.</summary>
    public static Card ReasonForm(AgendaItemView item, Wording words, Viewer viewer, string verb, Phrase question, string? reason, bool fromList)
    {
        var id = item.Id.ToString();
        var title = words.Say(question);
        return new Card(title).Heading(title).Line(viewer.MaySee(item) ? item.Title : words.Say(Phrase.NonPublicItem))
            .TextInput("reason", words.Say(Phrase.LabelStateReason), reason, words.Say(Phrase.ReasonRequired), LongestReason, multiline: true)
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonConfirm), verb, ("item", id), ("list", fromList ? "1" : null)).Positive(),
                fromList
                    ? CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowProposals)
                    : CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowItem, ("item", id)));
    }

    private static Card Inputs(Card card, Wording words, string? title, string? reason, Publicity? publicity, string? presenter) => card
        .TextInput("title", words.Say(Phrase.LabelTitle), title, words.Say(Phrase.TitleRequired), LongestTitle)
        .TextInput("reason", words.Say(Phrase.LabelReason), reason, null, LongestReason, multiline: true)
        .TextInput("presenter", words.Say(Phrase.LabelPresenter), presenter, null, LongestPresenter)
        .ChoiceInput("publicity", words.Say(Phrase.LabelPublicity), publicity?.ToString() ?? UsualPublicity, words.Say(Phrase.PublicityRequired),
            [
                .. publicity is null ? [(words.Say(Phrase.PublicityUsual), UsualPublicity)] : Array.Empty<(string, string)>(),
                (words.Say(Publicity.NonPublic), nameof(Publicity.NonPublic)), (words.Say(Publicity.Public), nameof(Publicity.Public)),
            ]);

    private static IEnumerable<CardButton> Buttons(AgendaItemView item, Wording words, Viewer viewer)
    {
        var id = ("item", (string?)item.Id.ToString());
        var waits = item.State is AgendaItemState.Proposed or AgendaItemState.Deferred;
        if (waits && viewer.IsChair)
        {
            yield return CardButton.Do(words.Say(Phrase.ButtonAdmit), Verbs.AdmitItem, id).Positive();
            yield return CardButton.Do(words.Say(Phrase.ButtonRefuse), Verbs.RefuseItemForm, id);
        }

        if (viewer.IsChair && item.State is (AgendaItemState.Proposed or AgendaItemState.Admitted))
            yield return CardButton.Do(words.Say(Phrase.ButtonDefer), Verbs.DeferItemForm, id);

        var mine = item.ProposedBy == viewer.PersonId;
        if ((mine && item.State == AgendaItemState.Proposed) || (viewer.IsChair && (waits || item.State == AgendaItemState.Admitted)))
            yield return CardButton.Do(words.Say(Phrase.ButtonChange), Verbs.ChangeItemForm, id);

        if (mine && (waits || item.State == AgendaItemState.Admitted))
            yield return CardButton.Do(words.Say(Phrase.ButtonWithdraw), Verbs.WithdrawItem, id).Destructive();
    }
}
