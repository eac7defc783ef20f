namespace Coordination.Bot.Texts;

/// <summary>What the messages say that the bot sends of its own accord.</summary>
public enum Notice
{
    InvitationTitle, RescheduleTitle, CancellationTitle, SupplementTitle, ProposalTitle, DraftTitle, RedraftTitle, MinutesTitle,
    ItemAdmitted, ItemDeferred, ItemRefused, FateAt,
    DeputyAsked, DeputyFree, DeputyDeclined, AnswerAgain, PollAsked, PollReminder, PollClosed, ReminderTitle,
    InvitationDueTitle, InvitationDue, AgendaDueTitle, AgendaDue, MinutesDueTitle, MinutesDue, ProposeItem, CheckInvitation,
    When, Span, NewTime, OldTime, Where, PlaceOpen, Urgency, Reason, Agenda, Item, ItemNonPublic, MoreItems,
    EventText, TakeOver, TakeOut, Subscribe, Join, OpenReview, OpenRedraft, OpenMinutes, OpenInvitation,
    NothingBlocks, Blockers, RedraftOpen, ApprovedBy, ApprovedByAt, NonPublicHint,
}
