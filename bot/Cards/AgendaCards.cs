using System.Globalization;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Tagesordnung of a session: to read, to put in order, to check before the invitation goes out.</summary>
public static class AgendaCards
{
    private const int LongestTitle = 160;

    public static Card Of(SessionView session, AgendaView agenda, Wording words, Viewer viewer) =>
        Fitting.Of(agenda.Items.Count, most => Of(session, agenda, words, viewer, most));

    /// <summary>Last look before the Ladung: afterwards the numbers are fixed and everybody has it.</summary>
    public static Card InvitePreview(SessionView session, AgendaView agenda, Wording words, Viewer viewer) =>
        Fitting.Of(agenda.Items.Count, most => InvitePreview(session, agenda, words, viewer, most));

    private static Card Of(SessionView session, AgendaView agenda, Wording words, Viewer viewer, int most)
    {
        var title = words.Say(Phrase.AgendaTitle, words.Moment(session.StartsAt));
        var card = Items(new Card(title).Heading(title), agenda, words, viewer, most);
        if (viewer.MayPropose)
            card.Buttons(CardButton.Do(words.Say(Phrase.ButtonPropose), Verbs.ProposeForm));

        card.Buttons(SessionPlanCards.Show(session, words));
        if (!viewer.IsChair || session.State != SessionState.Scheduled)
            return card;

        if (agenda.Items.Count > 1)
            card.Buttons(CardButton.Do(words.Say(Phrase.ButtonOrder), Verbs.OrderForm, SessionPlanCards.Id(session)));

        return card.Buttons(CardButton.Do(words.Say(Phrase.ButtonInvitePreview), Verbs.InvitePreview, SessionPlanCards.Id(session)));
    }

    private static Card InvitePreview(SessionView session, AgendaView agenda, Wording words, Viewer viewer, int most)
    {
        var title = words.Say(Phrase.InviteQuestion, words.Moment(session.StartsAt));
        var card = new Card(title).Heading(title).Fact(words.Say(Phrase.LabelPlace), session.Place).Note(words.Say(Phrase.InviteExplained));
        return Items(card, agenda, words, viewer, most).Buttons(
            CardButton.Do(words.Say(Phrase.ButtonInvite), Verbs.Invite, SessionPlanCards.Id(session)).Positive(),
            CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowSession, SessionPlanCards.Id(session)));
    }

    /// <summary>The order as numbers to type: works by keyboard and with a screen reader, unlike dragging.</summary>
    public static Card OrderForm(SessionView session, AgendaView agenda, Wording words, Viewer viewer)
    {
        var title = words.Say(Phrase.OrderTitle);
        var card = new Card(title).Heading(title).Note(words.Say(Phrase.OrderExplained));
        for (var i = 0; i < agenda.Items.Count; i++)
        {
            card.NumberInput($"place:{agenda.Items[i].Id}", TitleOf(agenda.Items[i], words, viewer), i + 1, 1, agenda.Items.Count,
                words.Say(Phrase.PositionRequired));
        }

        return card.Buttons(
            CardButton.Send(words.Say(Phrase.ButtonSave), Verbs.SaveOrder, SessionPlanCards.Id(session)).Positive(),
            CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowAgenda));
    }

    private static Card Items(Card card, AgendaView agenda, Wording words, Viewer viewer, int most)
    {
        if (agenda.Items.Count == 0)
            return card.Line(words.Say(Phrase.AgendaEmpty));

        foreach (var item in agenda.Items.Take(most))
            card.Line(string.Create(CultureInfo.InvariantCulture, $"{item.Number} {TitleOf(item, words, viewer)}{Mark(item, words)}").Trim());

        return agenda.Items.Count > most ? card.Note(words.Say(Phrase.AndMore, agenda.Items.Count - most)) : card;
    }

    private static string Mark(AgendaItemView item, Wording words) => item.IsSupplement ? $" ({words.Say(Phrase.Supplement)})" : "";

    private static string TitleOf(AgendaItemView item, Wording words, Viewer viewer) =>
        !viewer.MaySee(item) ? words.Say(Phrase.NonPublicItem)
        : item.Title.Length <= LongestTitle ? item.Title
        : string.Concat(item.Title.AsSpan(0, LongestTitle - 1), "…");
}
