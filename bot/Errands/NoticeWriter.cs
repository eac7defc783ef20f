using Coordination.Bot.Calendar;
using Coordination.Bot.Cards;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Errands;

/// <summary>
/// Turns an errand into the message for its recipient. Everything is read anew and as that person: what they may not see is not in it, and
/// what was overtaken meanwhile gives no message.
/// </summary>
internal sealed class NoticeWriter(CalendarLinks calendar, PageLinks pages)
{
    /// <param name="api">The API acting for the recipient.</param>
    /// <returns>null where there is nothing to tell any more.</returns>
    public Task<Card?> WriteAsync(ErrandView errand, CoordinationClient api, CancellationToken ct)
    {
        var say = Wording.For(errand.Conversation?.Locale);
        return errand.Kind switch
        {
            ErrandKind.SendInvitation => InvitationAsync(errand, api, say, ct),
            ErrandKind.SendReschedule => RescheduleAsync(errand, api, say, ct),
            ErrandKind.SendCancellation => CancellationAsync(errand, api, say, ct),
            ErrandKind.SendSupplement => SupplementAsync(errand, api, say, ct),
            ErrandKind.SendItemFate => ItemFateAsync(errand, api, say, ct),
            ErrandKind.SendProposal => ProposalAsync(errand, api, say, ct),
            ErrandKind.TellClerk => DraftAsync(errand, api, say, ct),
            ErrandKind.TellRedraft => RedraftAsync(errand, api, say, ct),
            ErrandKind.SendMinutes => MinutesAsync(errand, api, say, ct),
            ErrandKind.TellDeputy => DeputyAsync(errand, api, say, ct),
            ErrandKind.TellDeputyDeclined => DeputyDeclinedAsync(errand, api, say, ct),
            ErrandKind.SendDatePoll or ErrandKind.RemindDatePoll => PollNotices.AskAsync(errand, api, say, ct),
            ErrandKind.TellDatePollClosed => PollNotices.ClosedAsync(errand, api, say, ct),
            ErrandKind.RemindSession => ReminderAsync(errand, api, say, ct),
            ErrandKind.RemindInvitationDue or ErrandKind.RemindAgendaDeadline or ErrandKind.RemindMinutesDue => DutyNotices.OfAsync(errand, api, pages, say, ct),
            _ => throw new ErrandFailedException(ErrandProblem.Unexpected),
        };
    }

    private async Task<Card?> InvitationAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct)
    {
        if (await StandingAsync(errand, api, ct) is not { } session)
            return null;

        var agenda = await api.FindAgendaAsync(session.Id, ct);
        return SessionCards.Invitation(session, agenda?.Items ?? [], await CalendarAsync(session, api, ct), pages.Session(session.Id), say, await api.FindMyAnswerAsync(session.Id, ct));
    }

    /// <summary>A session that was moved again since then is announced by the later errand alone.</summary>
    private async Task<Card?> RescheduleAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await StandingAsync(errand, api, ct) is { } session && session.Sequence <= errand.Sequence
            ? SessionCards.Reschedule(session, await CalendarAsync(session, api, ct), say, await api.FindMyAnswerAsync(session.Id, ct))
            : null;

    private async Task<Card?> CancellationAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await api.FindSessionAsync(errand.SubjectId, ct) is { State: SessionState.Cancelled } session
            ? SessionCards.Cancellation(session, await CalendarAsync(session, api, ct), say)
            : null;

    private static async Task<Card?> SupplementAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct)
    {
        if (await StandingAsync(errand, api, ct) is not { } session || await api.FindAgendaAsync(session.Id, ct) is not { } agenda)
            return null;

        var supplements = agenda.Items.Where(item => item.IsSupplement).ToList();
        return supplements.Count == 0 ? null : SessionCards.Supplement(session, supplements, say);
    }

    /// <summary>What became of a proposal, to the person who made it. As it is now, and once: a later decision brings its own errand.</summary>
    private static async Task<Card?> ItemFateAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct)
    {
        if (errand.IsOvertaken || await api.FindItemAsync(errand.SubjectId, ct) is not { } item || FateOf(item.State) is not { } fate)
            return null;

        var session = item is { State: AgendaItemState.Admitted, SessionId: { } id } ? await api.FindSessionAsync(id, ct) : null;
        var note = session is null ? say.Say(fate) : say.Say(Notice.FateAt, say.Say(fate), say.Moment(session.StartsAt));
        return ItemCards.Of(item, say, new Viewer(errand.RecipientPersonId!.Value, null, IsPersonal: true), note, say.Say(fate));
    }

    private static Notice? FateOf(AgendaItemState state) => state switch
    {
        AgendaItemState.Admitted => Notice.ItemAdmitted,
        AgendaItemState.Deferred => Notice.ItemDeferred,
        AgendaItemState.Refused => Notice.ItemRefused,
        _ => null,
    };

    private static async Task<Card?> ProposalAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await api.FindItemAsync(errand.SubjectId, ct) is { State: AgendaItemState.Proposed } item
            ? ItemCards.Of(
                item, say, new Viewer(errand.RecipientPersonId!.Value, Role.Chair, IsPersonal: true), say.Say(Notice.ProposalTitle), say.Say(Notice.ProposalTitle))
            : null;

    private async Task<Card?> DraftAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await api.FindMinutesAsync(errand.SubjectId, ct) is { State: MinutesState.Draft } minutes
        && await api.FindSessionAsync(errand.SubjectId, ct) is { } session
            ? MinutesCards.DraftWaits(session, minutes, pages.Draft(session.Id), say)
            : null;

    private async Task<Card?> RedraftAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        !errand.IsOvertaken && await api.FindMinutesAsync(errand.SubjectId, ct) is { Redraft: { Open: > 0 } redraft }
        && await api.FindSessionAsync(errand.SubjectId, ct) is { } session
            ? MinutesCards.RedraftWaits(session, redraft, pages.Redraft(session.Id), say)
            : null;

    private async Task<Card?> MinutesAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await api.FindApprovedMinutesAsync(errand.SubjectId, ct) is { } minutes
        && await api.FindSessionAsync(errand.SubjectId, ct) is { } session
            ? MinutesCards.Approved(session, minutes, pages.Minutes(session.Id), say)
            : null;

    private static async Task<Card?> DeputyAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        !errand.IsOvertaken && await AheadAsync(errand, api, ct) is { } session && await api.FindMyAnswerAsync(session.Id, ct) is { } mine
            ? DeputyCards.Of(session, mine, say)
            : null;

    /// <summary>Only while somebody still relies on the deputy who has declined.</summary>
    private static async Task<Card?> DeputyDeclinedAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        !errand.IsOvertaken && await AheadAsync(errand, api, ct) is { } session
        && await api.FindMyAnswerAsync(session.Id, ct) is { Deputy.Intent: AttendanceIntent.Declined } mine
            ? DeputyCards.Declined(session, mine, say)
            : null;

    /// <summary>Whoever declined meanwhile, and whoever was told of another date since then, is not reminded.</summary>
    private static async Task<Card?> ReminderAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await AheadAsync(errand, api, ct) is { } session && CouncilTime.DateOf(session.StartsAt).DayNumber == errand.SubjectVersion
        && await api.FindMyAnswerAsync(session.Id, ct) is { Intent: not AttendanceIntent.Declined } mine
            ? SessionCards.Reminder(session, mine, say)
            : null;

    private static async Task<SessionView?> AheadAsync(ErrandView errand, CoordinationClient api, CancellationToken ct) =>
        errand.SessionId is { } id && await api.FindSessionAsync(id, ct) is { State: SessionState.Scheduled or SessionState.Invited } session ? session : null;

    /// <summary>The session if people are still to come to it.</summary>
    private static async Task<SessionView?> StandingAsync(ErrandView errand, CoordinationClient api, CancellationToken ct) =>
        await api.FindSessionAsync(errand.SubjectId, ct) is { State: SessionState.Scheduled or SessionState.Invited or SessionState.Open } session
            ? session
            : null;

    private async Task<CalendarAddresses> CalendarAsync(SessionView session, CoordinationClient api, CancellationToken ct)
    {
        var feed = await api.GetCalendarAsync(ct);
        return new CalendarAddresses(calendar.File(feed, session.Id), calendar.Feed(feed));
    }
}
