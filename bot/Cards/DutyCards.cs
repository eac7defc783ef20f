using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Reminders of a Frist around a session, each with the step that keeps it.</summary>
internal static class DutyCards
{
    public static Card InvitationDue(SessionView session, Wording say) =>
        Begin(Notice.InvitationDueTitle, session, say)
            .Line(say.Say(Notice.InvitationDue, say.Date(session.LatestInvitation)))
            .Buttons(CardButton.Do(say.Say(Notice.CheckInvitation), Verbs.InvitePreview, SessionPlanCards.Id(session)).Positive());

    public static Card AgendaDeadline(SessionView session, Wording say) =>
        Begin(Notice.AgendaDueTitle, session, say)
            .Line(say.Say(Notice.AgendaDue, say.Date(session.AgendaDeadline)))
            .Buttons(CardButton.Do(say.Say(Notice.ProposeItem), Verbs.ProposeForm));

    /// <param name="page">Where the clerk goes on.</param>
    public static Card MinutesDue(SessionView session, DateOnly due, Uri page, Wording say) =>
        Begin(Notice.MinutesDueTitle, session, say)
            .Line(say.Say(Notice.MinutesDue, say.Date(due)))
            .Buttons(CardButton.Open(say.Say(Notice.OpenReview), page));

    private static Card Begin(Notice title, SessionView session, Wording say) =>
        SessionCards.Begin(title, session, say).Fact(say.Say(Notice.When), say.Moment(session.StartsAt));
}
