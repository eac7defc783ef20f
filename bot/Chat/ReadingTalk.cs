using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>What everybody may look at: agenda, minutes, help; and the greeting.</summary>
internal static class ReadingTalk
{
    public static async Task ShowAgendaAsync(Talk talk, CardAction? click)
    {
        if (await SessionTalk.SessionOfAsync(talk, click) is not { } session)
            return;

        var agenda = await ChairTalk.AgendaOfAsync(talk, session);
        await talk.ReplyAsync(AgendaCards.Of(session, agenda, talk.Words, await talk.ViewerAsync(session.GroupId)));
    }

    public static async Task ShowMinutesAsync(Talk talk)
    {
        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return;

        var sessions = await talk.Api.GetSessionsAsync(group.Id, talk.Ct);
        var held = sessions.Where(session => session.Minutes is not null || session.State == SessionState.Closed || (session.State != SessionState.Cancelled && session.EndsAt <= talk.Now))
            .OrderByDescending(session => session.StartsAt).ToList();
        await talk.ReplyAsync(MinutesStateCard.Of(held, talk.Words, await talk.ViewerAsync(group.Id), talk.Pages));
    }

    public static Task HelpAsync(Talk talk) => talk.ReplyAsync(HelpCards.Help(talk.Words));

    /// <summary>One short question with buttons; nothing is written on a guess.</summary>
    public static Task AskBackAsync(Talk talk) => talk.ReplyAsync(HelpCards.Unclear(talk.Words, talk.Turn.Text, talk.SourceId));

    /// <summary>
    /// A chat the API already knows was greeted before; Teams tells of the same installation more than once. While the API is away the
    /// greeting still comes, and the first message has the chat remembered.
    /// </summary>
    public static async Task WelcomeAsync(Talk talk)
    {
        if (!await IsKnownAsync(talk))
            await talk.ReplyAsync(HelpCards.Welcome(talk.Words));
    }

    private static async Task<bool> IsKnownAsync(Talk talk)
    {
        try
        {
            if (await talk.KnownConversationAsync() is not null)
                return true;

            await GroupTalk.RememberAsync(talk, null);
        }
        catch (ApiUnavailableException)
        {
            // See above: better greeted twice than never.
        }

        return false;
    }
}
