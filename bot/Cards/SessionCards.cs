using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Where a person's calendar takes a Sitzung over, or all of them.</summary>
internal sealed record CalendarAddresses(Uri File, Uri Feed);

/// <summary>Ladung, Verlegung, Absage, Nachtrag: what a member is told about a Sitzung, each complete in itself.</summary>
internal static class SessionCards
{
    /// <param name="page">Where the Einladung can be fetched as a file.</param>
    public static Card Invitation(SessionView session, IReadOnlyList<AgendaItemView> agenda, CalendarAddresses calendar, Uri page, Wording say, MyAnswer? mine = null) =>
        Fitting.Of(agenda.Count, shown =>
        {
            var card = Begin(Notice.InvitationTitle, session, say);
            Schedule(card, Notice.When, session, say);
            AnswerCards.Add(card, session, mine, say);
            AgendaLines.Add(card, agenda, shown, say);
            return Buttons(card, session, calendar, say).Buttons(CardButton.Open(say.Say(Notice.OpenInvitation), page));
        });

    public static Card Reschedule(SessionView session, CalendarAddresses calendar, Wording say, MyAnswer? mine = null)
    {
        var card = Begin(Notice.RescheduleTitle, session, say);
        Schedule(card, Notice.NewTime, session, say);
        if (mine is not null)
            card.Note(say.Say(Notice.AnswerAgain));

        AnswerCards.Add(card, session, mine, say);
        return Buttons(card, session, calendar, say);
    }

    public static Card Reminder(SessionView session, MyAnswer mine, Wording say)
    {
        var card = Begin(Notice.ReminderTitle, session, say);
        Schedule(card, Notice.When, session, say);
        return AnswerCards.Add(card, session, mine, say);
    }

    public static Card Cancellation(SessionView session, CalendarAddresses calendar, Wording say) =>
        Begin(Notice.CancellationTitle, session, say)
            .Fact(say.Say(Notice.OldTime), SpanOf(session, say))
            .Fact(say.Say(Notice.Reason), session.CancellationReason)
            .Buttons(CardButton.Open(say.Say(Notice.TakeOut), calendar.File));

    /// <param name="supplements">The items that came after the invitation, as far as the recipient may see them.</param>
    public static Card Supplement(SessionView session, IReadOnlyList<AgendaItemView> supplements, Wording say) =>
        Fitting.Of(supplements.Count, shown =>
        {
            var card = Begin(Notice.SupplementTitle, session, say).Fact(say.Say(Notice.When), SpanOf(session, say));
            AgendaLines.Add(card, supplements, shown, say);
            return card;
        });

    /// <summary>Heads a message about a session: its number and the group.</summary>
    public static Card Begin(Notice title, SessionView session, Wording say)
    {
        var heading = say.Say(title, session.Number, session.GroupName);
        return new Card(heading).Heading(heading);
    }

    private static void Schedule(Card card, Notice label, SessionView session, Wording say) => card
        .Fact(say.Say(label), SpanOf(session, say))
        .Fact(say.Say(Notice.Where), session.Place ?? say.Say(Notice.PlaceOpen))
        .Fact(say.Say(Notice.Urgency), session.UrgencyReason);

    private static Card Buttons(Card card, SessionView session, CalendarAddresses calendar, Wording say)
    {
        card.Buttons(CardButton.Open(say.Say(Notice.TakeOver), calendar.File), CardButton.Open(say.Say(Notice.Subscribe), calendar.Feed));

        // A person typed the address; a button leads to the web and nowhere else.
        return Uri.TryCreate(session.JoinUrl, UriKind.Absolute, out var meeting) && meeting.Scheme == Uri.UriSchemeHttps
            ? card.Buttons(CardButton.Open(say.Say(Notice.Join), meeting))
            : card;
    }

    /// <summary>"Do., 17.09.2026, 17:00 Uhr bis 19:00 Uhr"; with both dates where it goes past midnight.</summary>
    private static string SpanOf(SessionView session, Wording say) => say.Say(
        Notice.Span,
        say.Moment(session.StartsAt),
        CouncilTime.DateOf(session.StartsAt) == CouncilTime.DateOf(session.EndsAt) ? say.Time(session.EndsAt) : say.Moment(session.EndsAt));
}
