using System.Globalization;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Zu- und Absage on cards: what somebody has answered, the buttons to answer or to change one's mind, and the two small forms.</summary>
internal static class AnswerCards
{
    /// <summary>Answer and buttons in the middle of a card about the session; only where an answer still counts.</summary>
    public static Card Add(Card card, SessionView session, MyAnswer? mine, Wording words)
    {
        if (mine is null || session.State is not (SessionState.Scheduled or SessionState.Invited))
            return card;

        if (mine.StandsInFor is { } represented)
            card.Line(words.Say(Phrase.AnswerAsDeputy, represented.Name));

        return card.Fact(words.Say(Phrase.LabelAnswer), Sentence(mine, words)).ButtonRow([.. Buttons(session, mine, words)]);
    }

    public static string Sentence(MyAnswer mine, Wording words) => mine switch
    {
        { Intent: AttendanceIntent.Coming } => words.Say(Phrase.AnswerComing),
        { Intent: AttendanceIntent.Late, ArrivesAt: { } arrival } => words.Say(Phrase.AnswerLate, words.Time(arrival)),
        { Intent: AttendanceIntent.Declined, Deputy: { } deputy } => words.Say(SentenceOf(deputy.Intent), deputy.Name),
        { Intent: AttendanceIntent.Declined } => words.Say(Phrase.AnswerDeclined),
        _ => words.Say(Phrase.AnswerNone),
    };

    public static Card LateForm(SessionView session, Wording words)
    {
        var title = words.Say(Phrase.LateTitle);
        return new Card(title).Heading(title).Line(words.Moment(session.StartsAt))
            .TimeInput("arrives", words.Say(Phrase.LabelArrival), null, words.Say(Phrase.ArrivalRequired))
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonConfirm), Verbs.AnswerLate, Id(session), Seen(session)).Positive(),
                CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowAnswer, Id(session)));
    }

    /// <param name="note">Why the form comes, where somebody named a person who is not on it.</param>
    public static Card DeputyForm(SessionView session, MyAnswer mine, Wording words, string? note = null)
    {
        var title = words.Say(Phrase.DeputyTitle);
        var card = new Card(title).Heading(title).Line(words.Moment(session.StartsAt));
        if (note is not null)
            card.Line(note);

        return card
            .ChoiceInput(
                "deputy", words.Say(Phrase.LabelDeputy), mine.Deputy?.MemberId.ToString(), words.Say(Phrase.DeputyRequired),
                mine.Deputies.Select(deputy => (deputy.Name, deputy.MemberId.ToString())))
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonConfirm), Verbs.AnswerDeputy, Id(session), Seen(session)).Positive(),
                CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowAnswer, Id(session)));
    }

    private static IEnumerable<CardButton> Buttons(SessionView session, MyAnswer mine, Wording words)
    {
        if (mine.Intent != AttendanceIntent.Coming)
            yield return CardButton.Do(words.Say(Phrase.ButtonCome), Verbs.AnswerComing, Id(session), Seen(session)).Positive();

        if (mine.Intent != AttendanceIntent.Declined || mine.Deputy is not null)
            yield return CardButton.Do(words.Say(Phrase.ButtonDecline), Verbs.AnswerDeclined, Id(session), Seen(session));

        yield return CardButton.Do(words.Say(Phrase.ButtonLate), Verbs.AnswerLateForm, Id(session));
        if (mine.Deputies.Count > 0)
            yield return CardButton.Do(words.Say(Phrase.ButtonDeputy), Verbs.AnswerDeputyForm, Id(session));

        yield return CardButton.Do(words.Say(Phrase.ButtonRecusal), Verbs.RecusalForm, Id(session));
    }

    private static Phrase SentenceOf(AttendanceIntent? deputys) => deputys switch
    {
        null => Phrase.AnswerDeputyOpen,
        AttendanceIntent.Declined => Phrase.AnswerDeputyDeclined,
        _ => Phrase.AnswerDeputy,
    };

    private static (string Key, string? Value) Id(SessionView session) => SessionPlanCards.Id(session);

    /// <summary>The date that the card shows: a click on an old card is no answer to a new date.</summary>
    private static (string Key, string? Value) Seen(SessionView session) => ("start", session.StartsAt.ToString("O", CultureInfo.InvariantCulture));
}
