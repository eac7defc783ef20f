using System.Globalization;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>A Sitzung: when, where, how far it is, and the forms with which the chair plans, moves and cancels it.</summary>
public static class SessionPlanCards
{
    /// <param name="mine">The viewer's own answer, where they look alone.</param>
    public static Card Of(SessionView session, Wording words, Viewer viewer, string? note = null, MyAnswer? mine = null)
    {
        var title = words.Say(Phrase.SessionTitle, session.Number, session.GroupName);
        var card = new Card($"{title}: {words.Moment(session.StartsAt)}").Heading(title);
        if (note is not null)
            card.Line(note);

        card.Fact(words.Say(Phrase.LabelWhen), When(session, words))
            .Fact(words.Say(Phrase.LabelPlace), session.Place)
            .Fact(words.Say(Phrase.LabelOnline), session.JoinUrl)
            .Fact(words.Say(Phrase.LabelState), words.Say(session.State))
            .Fact(words.Say(Phrase.LabelStateReason), session.CancellationReason)
            .Fact(words.Say(Phrase.LabelUrgency), session.UrgencyReason);
        if (session.State == SessionState.Scheduled)
        {
            card.Fact(words.Say(Phrase.LabelLatestInvitation), words.Date(session.LatestInvitation))
                .Fact(words.Say(Phrase.LabelAgendaDeadline), words.Date(session.AgendaDeadline));
        }

        return AnswerCards.Add(card, session, mine, words).Buttons([.. Buttons(session, words, viewer)]);
    }

    /// <param name="said">What the chair has already said; the rest stays to be filled in.</param>
    public static Card PlanForm(Guid groupId, Guid sessionId, SpokenSession said, Wording words) =>
        Form(words.Say(Phrase.ScheduleTitle), said, words)
            .Buttons(CardButton.Send(words.Say(Phrase.ButtonPlan), Verbs.Schedule, ("group", groupId.ToString()), ("session", sessionId.ToString())).Positive());

    public static Card MoveForm(SessionView session, SpokenSession said, Wording words)
    {
        var (start, end) = (CouncilTime.ToLocal(session.StartsAt), CouncilTime.ToLocal(session.EndsAt));
        var newStart = said.Start ?? TimeOnly.FromDateTime(start.DateTime);
        var filled = new SpokenSession(said.Date ?? DateOnly.FromDateTime(start.DateTime), newStart,
            said.End ?? newStart.Add(end - start), said.Place ?? session.Place);
        return Form(words.Say(Phrase.MoveTitle), filled, words).Buttons(
            CardButton.Send(words.Say(Phrase.ButtonMove), Verbs.Move, Id(session), ("from", session.StartsAt.ToString("O", CultureInfo.InvariantCulture))).Positive(),
            CardButton.Do(words.Say(Phrase.ButtonFindSlot), Verbs.FindSlot, Id(session)),
            CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowSession, Id(session)));
    }

    public static Card CancelForm(SessionView session, string? reason, Wording words)
    {
        var title = words.Say(Phrase.CancelTitle, words.Moment(session.StartsAt));
        return new Card(title).Heading(title)
            .TextInput("reason", words.Say(Phrase.LabelStateReason), reason, words.Say(Phrase.ReasonRequired), 1000, multiline: true)
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonCancelSession), Verbs.Cancel, Id(session)).Destructive(),
                CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowSession, Id(session)));
    }

    public static CardButton Show(SessionView session, Wording words) => CardButton.Do(words.Say(Phrase.ButtonSession), Verbs.ShowSession, Id(session));

    internal static (string Key, string? Value) Id(SessionView session) => ("session", session.Id.ToString());

    private static string When(SessionView session, Wording words) => words.Say(Notice.Span, words.Moment(session.StartsAt), words.Time(session.EndsAt));

    private static Card Form(string title, SpokenSession said, Wording words) => new Card(title).Heading(title)
        .DateInput("date", words.Say(Phrase.LabelDate), said.Date, words.Say(Phrase.DateRequired))
        .TimeInput("start", words.Say(Phrase.LabelStart), said.Start, words.Say(Phrase.TimeRequired))
        .TimeInput("end", words.Say(Phrase.LabelEnd), said.End ?? said.Start?.AddHours(2), words.Say(Phrase.TimeRequired))
        .TextInput("place", words.Say(Phrase.LabelPlace), said.Place, words.Say(Phrase.PlaceRequired))
        .TextInput("urgency", words.Say(Phrase.LabelUrgencyInput), maxLength: 1000);

    private static IEnumerable<CardButton> Buttons(SessionView session, Wording words, Viewer viewer)
    {
        if (session.State != SessionState.Cancelled)
            yield return CardButton.Do(words.Say(Phrase.ButtonAgenda), Verbs.ShowAgenda, Id(session));

        if (viewer is { IsPersonal: true, Role: Role.Chair or Role.Clerk } && session.State != SessionState.Cancelled)
            yield return CardButton.Do(words.Say(Phrase.ButtonForecast), Verbs.ShowForecast, Id(session));

        if (!viewer.IsChair || session.State is not (SessionState.Scheduled or SessionState.Invited))
            yield break;

        if (session.State == SessionState.Scheduled)
        {
            yield return CardButton.Do(words.Say(Phrase.ButtonProposals), Verbs.ShowProposals);
            yield return CardButton.Do(words.Say(Phrase.ButtonInvitePreview), Verbs.InvitePreview, Id(session)).Positive();
        }

        yield return CardButton.Do(words.Say(Phrase.ButtonMoveForm), Verbs.MoveForm, Id(session));
        yield return CardButton.Do(words.Say(Phrase.ButtonCancelForm), Verbs.CancelForm, Id(session)).Destructive();
    }
}
