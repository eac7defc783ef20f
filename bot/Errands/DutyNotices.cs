using Coordination.Bot.Cards;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Errands;

/// <summary>Messages that remind of a Frist; null where it has been kept meanwhile.</summary>
internal static class DutyNotices
{
    public static async Task<Card?> OfAsync(ErrandView errand, CoordinationClient api, PageLinks pages, Wording say, CancellationToken ct)
    {
        if (await api.FindSessionAsync(errand.SubjectId, ct) is not { } session)
            return null;

        return (errand.Kind, session.State) switch
        {
            (ErrandKind.RemindInvitationDue, SessionState.Scheduled) => DutyCards.InvitationDue(session, say),
            (ErrandKind.RemindAgendaDeadline, SessionState.Scheduled) => DutyCards.AgendaDeadline(session, say),
            (ErrandKind.RemindMinutesDue, not SessionState.Cancelled) when session.Minutes != MinutesState.Approved
                && await api.FindGroupAsync(session.GroupId, ct) is { } group => DutyCards.MinutesDue(
                    session, CouncilTime.DateOf(session.StartsAt).AddDays(group.Profile.MinutesDueDays),
                    session.Minutes is null ? pages.Session(session.Id) : pages.Draft(session.Id), say),
            _ => null,
        };
    }
}
