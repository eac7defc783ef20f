namespace Coordination.Bot.Texts;

/// <summary>What the messages say that the bot sends of its own accord.</summary>
public enum Notice
{
    InvitationTitle, RescheduleTitle, CancellationTitle, SupplementTitle, ProposalTitle, DraftTitle, MinutesTitle,
    ItemAdmitted, ItemDeferred, ItemRefused, FateAt,
    When, Span, NewTime, OldTime, Where, PlaceOpen, Urgency, Reason, Agenda, Item, ItemNonPublic, MoreItems,
    TakeOver, TakeOut, Subscribe, Join, OpenReview, OpenMinutes, OpenInvitation,
    NothingBlocks, Blockers, ApprovedBy, ApprovedByAt, NonPublicHint,
}
