using Coordination.Bot.Cards;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Errands;

/// <summary>Turns the errands of Terminumfragen and the reminder of a Sitzung into messages, as those of <see cref="NoticeWriter"/>.</summary>
internal static class PollNotices
{
    /// <summary>While it runs; somebody who has answered on another way meanwhile is not asked again.</summary>
    public static async Task<Card?> AskAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await api.FindDatePollAsync(errand.SubjectId, ct) is { State: DatePollState.Open, MyChoices: null } poll
            ? PollCards.Ask(poll, say, title: say.Say(errand.Kind == ErrandKind.RemindDatePoll ? Notice.PollReminder : Notice.PollAsked, poll.GroupName))
            : null;

    public static async Task<Card?> ClosedAsync(ErrandView errand, CoordinationClient api, Wording say, CancellationToken ct) =>
        await api.FindDatePollAsync(errand.SubjectId, ct) is { State: DatePollState.Closed, Result: not null } poll
            ? PollCards.Result(poll, say, say.Say(Notice.PollClosed))
            : null;
}
