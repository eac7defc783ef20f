using Coordination.Bot.Calendar;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>
/// From a turn to the talk that answers it, in two visible tables: what people say, and what they click. Whatever the API refuses is
/// caught here once and answered with its sentence.
/// </summary>
internal sealed partial class TurnHandler(
    CoordinationClient api, PageLinks pages, CalendarLinks calendar, Apologies apologies, TimeProvider time, ILogger<TurnHandler> log)
{
    /// <summary>Teams waits 15 seconds for a message; a late apology is better than silence.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task HandleAsync(Turn turn, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (turn.Action is { } click)
            return CarefullyAsync(turn, Wording.For(click[Talk.LanguageKey] ?? turn.Locale), now, talk => ClickedAsync(talk, click), ct);

        var heard = Hearing.Hear(turn.Text, CouncilTime.DateOf(now));
        return CarefullyAsync(turn, heard.Language ?? Wording.For(turn.Locale), now, talk => SaidAsync(talk, heard.Wish), ct);
    }

    /// <summary>The bot has come into a chat.</summary>
    public Task WelcomeAsync(Turn turn, CancellationToken ct) =>
        CarefullyAsync(turn, Wording.For(turn.Locale), time.GetUtcNow(), ReadingTalk.WelcomeAsync, ct);

    private async Task CarefullyAsync(Turn turn, Wording words, DateTimeOffset now, Func<Talk, Task> answer, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var talk = new Talk(turn, api.ActingFor(turn.Sender.PersonId), words, now, pages, calendar, apologies.SourceOf(turn), patience.Token);
        try
        {
            await answer(talk);
            apologies.Forget(turn);
        }
        catch (RefusedException refusal)
        {
            Refused(log, refusal.Code);
            await turn.ReplyAsync(words.Sentence(refusal), ct);
        }
        catch (Exception e) when (e is ApiUnavailableException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Unavailable(log);
            apologies.Remember(turn, talk.SourceId);
            await turn.ReplyAsync(e is ApiUnavailableException { Code: { } code } ? words.Say(code) : words.Say(Phrase.ApiUnavailable), ct);
        }
    }

    private static Task SaidAsync(Talk talk, Wish wish) => wish switch
    {
        Wish.Propose proposal => ItemTalk.ProposeAsync(talk, proposal),
        Wish.ProposeForm => ItemTalk.ShowFormAsync(talk, null),
        Wish.ShowAgenda => ReadingTalk.ShowAgendaAsync(talk, null),
        Wish.ShowMyItems => ItemTalk.ShowMineAsync(talk),
        Wish.ShowProposals => ChairTalk.ShowProposalsAsync(talk),
        Wish.ShowFollowUps => FollowUpTalk.ShowAsync(talk),
        Wish.ShowMinutes => ReadingTalk.ShowMinutesAsync(talk),
        Wish.ShowNextSession => SessionTalk.ShowNextAsync(talk),
        Wish.OrderAgenda => ChairTalk.ShowOrderFormAsync(talk, null),
        Wish.Schedule plan => SessionTalk.ShowPlanFormAsync(talk, plan.Said),
        Wish.FindSlot search => SlotTalk.SearchAsync(talk, search.Said),
        Wish.Move move => SessionTalk.ShowMoveFormAsync(talk, null, move.Said),
        Wish.Cancel cancel => SessionTalk.ShowCancelFormAsync(talk, null, cancel.Reason),
        Wish.Invite => SessionTalk.ShowInvitePreviewAsync(talk, null),
        Wish.Come => AnswerTalk.ComeAsync(talk, null),
        Wish.Decline => AnswerTalk.DeclineAsync(talk, null),
        Wish.ComeLate late => AnswerTalk.ComeLateAsync(talk, null, late.Arrival),
        Wish.NameDeputy named => AnswerTalk.NameDeputyAsync(talk, named.Name),
        Wish.Recuse recusal => RecusalTalk.AnnounceAsync(talk, recusal.Reference),
        Wish.ShowForecast => ForecastTalk.ShowAsync(talk, null),
        Wish.AskForDates poll => PollTalk.StartAsync(talk, poll.Dates),
        Wish.Decide decision => ChairTalk.FindAsync(talk, decision),
        Wish.Bind bind => GroupTalk.BindAsync(talk, bind.Group),
        Wish.ChooseGroup => GroupTalk.AskAsync(talk),
        Wish.Help => ReadingTalk.HelpAsync(talk),
        _ => ReadingTalk.AskBackAsync(talk),
    };

    private static Task ClickedAsync(Talk talk, CardAction click) => click.Verb switch
    {
        Verbs.Menu => ReadingTalk.HelpAsync(talk),
        Verbs.ShowAgenda => ReadingTalk.ShowAgendaAsync(talk, click),
        Verbs.ShowMyItems => ItemTalk.ShowMineAsync(talk),
        Verbs.ShowProposals => ChairTalk.ShowProposalsAsync(talk),
        Verbs.ShowFollowUps => FollowUpTalk.ShowAsync(talk),
        Verbs.TakeFollowUp => FollowUpTalk.TakeAsync(talk, click),
        Verbs.DropFollowUpForm => FollowUpTalk.ShowDropFormAsync(talk, click),
        Verbs.DropFollowUp => FollowUpTalk.DropAsync(talk, click),
        Verbs.ShowNextSession => SessionTalk.ShowNextAsync(talk),
        Verbs.ShowMinutes => ReadingTalk.ShowMinutesAsync(talk),
        Verbs.ProposeForm => ItemTalk.ShowFormAsync(talk, click["title"]),
        Verbs.ProposeItem => ItemTalk.ProposeFromFormAsync(talk, click),
        Verbs.ShowItem => ItemTalk.ShowAsync(talk, click),
        Verbs.ChangeItemForm => ItemTalk.ShowChangeFormAsync(talk, click),
        Verbs.SaveItem => ItemTalk.SaveAsync(talk, click),
        Verbs.WithdrawItem => ItemTalk.WithdrawAsync(talk, click),
        Verbs.AdmitItem => ChairTalk.AdmitAsync(talk, click),
        Verbs.RefuseItemForm => ChairTalk.ShowReasonFormAsync(talk, click, Verbs.RefuseItem),
        Verbs.RefuseItem => ChairTalk.RefuseAsync(talk, click),
        Verbs.DeferItemForm => ChairTalk.ShowReasonFormAsync(talk, click, Verbs.DeferItem),
        Verbs.DeferItem => ChairTalk.DeferAsync(talk, click),
        Verbs.OrderForm => ChairTalk.ShowOrderFormAsync(talk, click),
        Verbs.SaveOrder => ChairTalk.SaveOrderAsync(talk, click),
        Verbs.ScheduleForm => SessionTalk.ShowPlanFormAsync(talk, new SpokenSession(null, null, null, null)),
        Verbs.Schedule => SessionTalk.PlanAsync(talk, click),
        Verbs.ShowSession => SessionTalk.ShowAsync(talk, click),
        Verbs.MoveForm => SessionTalk.ShowMoveFormAsync(talk, click, new SpokenSession(null, null, null, null)),
        Verbs.Move => SessionTalk.MoveAsync(talk, click),
        Verbs.CancelForm => SessionTalk.ShowCancelFormAsync(talk, click, null),
        Verbs.Cancel => SessionTalk.CancelAsync(talk, click),
        Verbs.InvitePreview => SessionTalk.ShowInvitePreviewAsync(talk, click),
        Verbs.Invite => SessionTalk.InviteAsync(talk, click),
        Verbs.FindSlot => SlotTalk.SearchForAsync(talk, click),
        Verbs.SearchSlots => SlotTalk.SearchAgainAsync(talk, click),
        Verbs.PlanSlot => SlotTalk.PlanAsync(talk, click),
        Verbs.AnswerComing => AnswerTalk.ComeAsync(talk, click),
        Verbs.AnswerDeclined => AnswerTalk.DeclineAsync(talk, click),
        Verbs.AnswerLateForm => AnswerTalk.ComeLateAsync(talk, click, null),
        Verbs.AnswerLate => AnswerTalk.SaveLateAsync(talk, click),
        Verbs.AnswerDeputyForm => AnswerTalk.ShowDeputyFormAsync(talk, click),
        Verbs.AnswerDeputy => AnswerTalk.SaveDeputyAsync(talk, click),
        Verbs.ShowAnswer => AnswerTalk.ShowAsync(talk, click),
        Verbs.ShowForecast => ForecastTalk.ShowAsync(talk, click),
        Verbs.RecusalForm => RecusalTalk.ShowFormAsync(talk, click),
        Verbs.Recuse => RecusalTalk.SaveAsync(talk, click),
        Verbs.WithdrawRecusal => RecusalTalk.WithdrawAsync(talk, click),
        Verbs.PollForm => PollTalk.ShowFormAsync(talk, click),
        Verbs.OpenPoll => PollTalk.OpenAsync(talk, click),
        Verbs.ShowPoll => PollTalk.ShowAsync(talk, click),
        Verbs.AnswerPoll => PollTalk.AnswerAsync(talk, click),
        Verbs.ShowPollResult => PollTalk.ShowResultAsync(talk, click),
        Verbs.ClosePoll => PollTalk.CloseAsync(talk, click),
        Verbs.FinalisePoll => PollTalk.FinaliseAsync(talk, click),
        Verbs.LinkForm => AnswerLinkTalk.ShowFormAsync(talk, click),
        Verbs.MakeLink => AnswerLinkTalk.MakeAsync(talk, click),
        Verbs.ChooseGroup => ChosenAsync(talk, click),
        Verbs.BindGroup => GroupTalk.BindAsync(talk, click),
        _ => talk.SayAsync(Phrase.ButtonUnknown),
    };

    /// <summary>After the question "which group?" the bot goes on with what was said before it, under the id of that message.</summary>
    private static async Task ChosenAsync(Talk talk, CardAction click)
    {
        if (await GroupTalk.ChooseAsync(talk, click) is { } text)
            await SaidAsync(talk with { SourceId = click.Id("source") ?? talk.SourceId }, Hearing.Hear(text, talk.Today).Wish);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn refused: {Code}")]
    private static partial void Refused(ILogger logger, Refusal code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn apologised: the API did not answer")]
    private static partial void Unavailable(ILogger logger);
}
