using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Befangenheit on cards, for the person's own eyes.</summary>
internal static class RecusalCards
{
    private const int LongestChoice = 80;

    /// <param name="own">Where the person has announced it already.</param>
    public static Card Form(SessionView session, IReadOnlyList<AgendaItemView> items, IReadOnlyList<AgendaItemView> own, Wording words) =>
        Fitting.Of(items.Count, shown =>
        {
            var title = words.Say(Phrase.RecusalTitle);
            var card = new Card(title).Heading(title).Line(words.Say(Phrase.RecusalExplained));
            foreach (var item in own)
                card.Line(words.Say(Phrase.RecusalNoted, TitleOf(item))).ButtonRow(Withdraw(item, words));

            return card.ChoiceInput(
                    "item", words.Say(Phrase.LabelItem), null, words.Say(Phrase.RecusalItemRequired),
                    items.Take(shown).Select(item => (TitleOf(item), item.Id.ToString())))
                .Buttons(
                    CardButton.Send(words.Say(Phrase.ButtonRecuse), Verbs.Recuse, SessionPlanCards.Id(session)).Positive(),
                    CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowAnswer, SessionPlanCards.Id(session)));
        });

    public static Card Noted(AgendaItemView item, Wording words)
    {
        var text = words.Say(Phrase.RecusalNoted, TitleOf(item));
        return new Card(words.Say(Phrase.RecusalNotedHere)).Line(text).Note(words.Say(Phrase.RecusalExplained)).Buttons(Withdraw(item, words));
    }

    private static CardButton Withdraw(AgendaItemView item, Wording words) =>
        CardButton.Do(words.Say(Phrase.ButtonWithdraw), Verbs.WithdrawRecusal, ("item", item.Id.ToString()));

    private static string TitleOf(AgendaItemView item) =>
        $"{item.Number} {(item.Title.Length > LongestChoice ? item.Title[..(LongestChoice - 1)] + "…" : item.Title)}".Trim();
}
