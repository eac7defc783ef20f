namespace Coordination.Bot.Texts;

/// <summary>What the bot says in chat and on cards; the texts stand in <c>Phrase.resx</c> (German) and <c>Phrase.en.resx</c> (English).</summary>
public enum Phrase
{
    Stranger, ApiUnavailable, ButtonUnknown, UnclearQuestion, NoGroup, WhichGroup, GroupChosen, BindQuestion, BindExplained, ChatBound,
    ChatNotBound, WelcomeTitle, Welcome, HelpTitle, HowToPropose, HowToRead, ForTheChair, HowToChair, ProposeTitle, ChangeTitle, ProposalSaved,
    NonPublicSaved, NonPublicSavedNoChat, NonPublicItem, NonPublicHidden, AndMore, Supplement, Saved, Done, AlreadyDone, AboutItem, ProposalsTitle,
    NoProposals, OwnItemsTitle, NoOwnItems, WhichItem, RefuseQuestion, DeferQuestion, SupplementQuestion, NoSessionToAdmitTo, AgendaTitle,
    AgendaEmpty, OrderTitle, OrderExplained, SessionTitle, NoSession, NoSessionChair, ScheduleTitle, MoveTitle, CancelTitle,
    SessionPlanned, SessionMoved, SessionCancelled, InviteQuestion, InviteExplained, InvitationSent, MinutesTitle, NoMinutes,
    MinutesNotStarted, LabelTitle, LabelReason, LabelPresenter, LabelPublicity, LabelProposer, LabelState, LabelStateReason, LabelWhen,
    LabelPlace, LabelOnline, LabelUrgency, LabelUrgencyInput, LabelLatestInvitation, LabelAgendaDeadline, LabelDate, LabelStart, LabelEnd,
    LabelMinutes, TitleRequired, PublicityRequired, PublicityUsual, TextTooLong, ReasonRequired, DateRequired, TimeRequired, PlaceRequired,
    PositionRequired, ButtonPropose, ButtonProposeThis, ButtonSubmitProposal, ButtonAgenda, ButtonMyItems, ButtonNextSession,
    ButtonMinutes, ButtonProposals, ButtonHelp, ButtonDetails, ButtonChange, ButtonWithdraw, ButtonAdmit, ButtonRefuse, ButtonDefer,
    ButtonConfirm, ButtonBack, ButtonSave, ButtonOrder, ButtonSession, ButtonSchedule, ButtonPlan, ButtonMoveForm, ButtonMove,
    FollowUpsTitle, NoFollowUps, DropFollowUpQuestion, FollowUpDropped, LabelAskedBy, LabelPromisedBy, LabelDue, ButtonFollowUps, ButtonTakeFollowUp, ButtonDropFollowUp,
    AnswerComing, AnswerLate, AnswerDeclined, AnswerDeputy, AnswerDeputyOpen, AnswerDeputyDeclined, AnswerNone, AnswerAsDeputy, AnswerNoted, LabelAnswer, LateTitle,
    LabelArrival, ArrivalRequired, DeputyTitle, LabelDeputy, DeputyRequired, DeputyNotOnList, NoDeputies, ButtonCome, ButtonDecline, ButtonLate, ButtonDeputy,
    ButtonRecusal, RecusalTitle, RecusalExplained, RecusalItemRequired, RecusalNoted, RecusalNotedHere, RecusalWithdrawn, LabelItem, ButtonRecuse,
    ToldPersonally, ToldPersonallyNoChat, ForecastTitle, ForecastComing, ForecastLate, ForecastDeclined, ForecastSilent, ForecastArrival, ForecastDeputy,
    ForecastDeputyOpen, ForecastDeputyDeclined, ForecastFor, ForecastFactions, FactionUnknown, FactionEmpty, LabelQuorum, QuorumNone, QuorumReached,
    QuorumUnknown, QuorumMissed, QuorumCounts, LabelRecusals, ButtonForecast,
    PollFormTitle, PollFormExplained, LabelPollOptions, LabelPollDeadline, LabelPollUntil, PollTwoToTen, PollLineUnread, ButtonOpenPoll, PollOpened, PollTitle,
    PollMayChange, PollChoiceRequired, ButtonAnswerPoll, PollAnswered, PollIsClosed, PollIsFinalised, PollRunsUntil, PollResultTitle, PollCounts, PollsTitle,
    ButtonShowPoll, ButtonPollResult, ButtonNewPoll, ButtonClosePoll, PollEnded, ButtonChooseDate, PollReasonTitle, NoPoll, AvailabilityYes,
    AvailabilityIfNeedBe, AvailabilityNo, ObstacleNotice, ObstacleFaction, ObstacleChair, PollFactionsTaken, PollFactionsUnknown, PollFactionsEmpty,
    LinkTitle, LinkExplained, LabelPerson, LinkPersonRequired, ButtonMakeLink, ButtonLinkForm, LinkFor, LinkOnce,
    ButtonCancelForm, ButtonCancelSession, ButtonInvitePreview, ButtonInvite, ButtonReadMinutes, ButtonReview,
    ButtonFindSlot, ButtonPollThese, ButtonPlanWithReason, SlotsTitle, NoSlotsTitle, SlotsPeriod, SlotsMore, SlotsUnchecked, SlotAttending, SlotRepresented, SlotFor,
    SlotUnknown, SlotMissing, SlotAssumed, SlotLost, SlotNeedsReason, SlotFaction, SlotOnlyObstacle, SlotObstacle, SlotsWouldHelp,
    SlotsNothingHelps, SlotRelaxation, SlotGone,
}
