namespace Coordination.Bot.Chat;

/// <summary>What the buttons of cards say they want. Old cards live long in a chat: a verb keeps its meaning, or a new one is added.</summary>
public static class Verbs
{
    public const string Menu = "menu";
    public const string ShowAgenda = "agenda.show";
    public const string ShowMyItems = "items.mine";
    public const string ShowProposals = "items.proposed";
    public const string ShowFollowUps = "followUps.show";
    public const string TakeFollowUp = "followUp.take";
    public const string DropFollowUpForm = "followUp.dropForm";
    public const string DropFollowUp = "followUp.drop";
    public const string ShowNextSession = "session.next";
    public const string ShowMinutes = "minutes.show";

    public const string ProposeForm = "item.form";
    public const string ProposeItem = "item.propose";
    public const string ShowItem = "item.show";
    public const string ChangeItemForm = "item.change";
    public const string SaveItem = "item.save";
    public const string WithdrawItem = "item.withdraw";
    public const string AdmitItem = "item.admit";
    public const string RefuseItemForm = "item.refuse-form";
    public const string RefuseItem = "item.refuse";
    public const string DeferItemForm = "item.defer-form";
    public const string DeferItem = "item.defer";

    public const string OrderForm = "agenda.order-form";
    public const string SaveOrder = "agenda.order";

    public const string ScheduleForm = "session.form";
    public const string Schedule = "session.plan";
    public const string ShowSession = "session.show";
    public const string MoveForm = "session.move-form";
    public const string Move = "session.move";
    public const string CancelForm = "session.cancel-form";
    public const string Cancel = "session.cancel";
    public const string InvitePreview = "session.invite-preview";
    public const string Invite = "session.invite";

    public const string FindSlot = "slots.find";
    public const string SearchSlots = "slots.search";
    public const string PlanSlot = "slots.plan";
    public const string AnswerComing = "answer.come";
    public const string AnswerDeclined = "answer.decline";
    public const string AnswerLateForm = "answer.late-form";
    public const string AnswerLate = "answer.late";
    public const string AnswerDeputyForm = "answer.deputy-form";
    public const string AnswerDeputy = "answer.deputy";
    public const string ShowAnswer = "answer.show";
    public const string ShowForecast = "answers.show";
    public const string RecusalForm = "recusal.form";
    public const string Recuse = "recusal.announce";
    public const string WithdrawRecusal = "recusal.withdraw";

    public const string PollForm = "poll.form";
    public const string OpenPoll = "poll.open";
    public const string ShowPoll = "poll.show";
    public const string AnswerPoll = "poll.answer";
    public const string ShowPollResult = "poll.result";
    public const string ClosePoll = "poll.close";
    public const string FinalisePoll = "poll.finalise";

    public const string LinkForm = "link.form";
    public const string MakeLink = "link.make";

    public const string ChooseGroup = "group.choose";
    public const string BindGroup = "group.bind";
}
