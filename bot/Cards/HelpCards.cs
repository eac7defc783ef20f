using System.Collections.Concurrent;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Help, welcome and the short question after something that was not understood.</summary>
public static class HelpCards
{
    private static readonly ConcurrentDictionary<Wording, Card> Made = new();

    public static Card Welcome(Wording words) => WithMenu(
        new Card(words.Say(Phrase.WelcomeTitle)).Heading(words.Say(Phrase.WelcomeTitle)).Line(words.Say(Phrase.Welcome)).Line(words.Say(Phrase.HowToPropose)), words, false);

    /// <summary>
    /// The same for everybody who reads one language, made once: help is what people ask for when something else does not work, so it waits for
    /// nobody. What only the chair needs is folded in.
    /// </summary>
    public static Card Help(Wording words) => Made.GetOrAdd(words, MakeHelp);

    /// <param name="isPersonal">In a shared chat everybody sees the card: the chair's buttons would be dead ones to most.</param>
    public static Card Menu(Wording words, GroupSummary group, string note, bool isPersonal) =>
        WithMenu(new Card(note).Heading(group.Name).Line(note), words, isPersonal && group.MyRole == Role.Chair);

    /// <summary>One short question. The text is offered as a proposal, not taken as one.</summary>
    public static Card Unclear(Wording words, string text, Guid sourceId)
    {
        var card = new Card(words.Say(Phrase.UnclearQuestion)).Line(words.Say(Phrase.UnclearQuestion));
        if (text.Length is >= 3 and <= 200)
            card.Buttons(CardButton.Do(words.Say(Phrase.ButtonProposeThis), Verbs.ProposeForm, ("title", text), ("source", sourceId.ToString())));

        return card.Buttons(
            CardButton.Do(words.Say(Phrase.ButtonAgenda), Verbs.ShowAgenda),
            CardButton.Do(words.Say(Phrase.ButtonNextSession), Verbs.ShowNextSession),
            CardButton.Do(words.Say(Phrase.ButtonHelp), Verbs.Menu));
    }

    private static Card MakeHelp(Wording words)
    {
        var forChair = WithChairMenu(new Card(words.Say(Phrase.ForTheChair)).Line(words.Say(Phrase.HowToChair)), words);
        var card = new Card(words.Say(Phrase.HelpTitle)).Heading(words.Say(Phrase.HelpTitle)).Line(words.Say(Phrase.HowToPropose)).Line(words.Say(Phrase.HowToRead));
        card = WithMenu(card, words, forChair: false).Fold(words.Say(Phrase.ForTheChair), forChair);
        card.ToWrittenJson();
        return card;
    }

    private static Card WithMenu(Card card, Wording words, bool forChair)
    {
        card.Buttons(
            CardButton.Do(words.Say(Phrase.ButtonPropose), Verbs.ProposeForm),
            CardButton.Do(words.Say(Phrase.ButtonAgenda), Verbs.ShowAgenda),
            CardButton.Do(words.Say(Phrase.ButtonMyItems), Verbs.ShowMyItems),
            CardButton.Do(words.Say(Phrase.ButtonNextSession), Verbs.ShowNextSession));
        return forChair
            ? WithChairMenu(card, words)
            : card.Buttons(CardButton.Do(words.Say(Phrase.ButtonMinutes), Verbs.ShowMinutes));
    }

    private static Card WithChairMenu(Card card, Wording words) => card.Buttons(
        CardButton.Do(words.Say(Phrase.ButtonProposals), Verbs.ShowProposals),
        CardButton.Do(words.Say(Phrase.ButtonFindSlot), Verbs.FindSlot),
        CardButton.Do(words.Say(Phrase.ButtonSchedule), Verbs.ScheduleForm));
}
