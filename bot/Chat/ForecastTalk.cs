using Coordination.Bot.Cards;
using Coordination.Bot.Channel;

namespace Coordination.Bot.Chat;

/// <summary>"Wer kommt?" for chair and clerk. Whoever else asks is refused by the API; in a shared chat the answer goes to who asked.</summary>
internal static class ForecastTalk
{
    public static async Task ShowAsync(Talk talk, CardAction? click)
    {
        if (await SessionTalk.SessionOfAsync(talk, click) is not { } session)
            return;

        var forecast = await talk.Api.GetAttendanceForecastAsync(session.Id, talk.Ct);
        var recusals = await talk.Api.GetRecusalsAsync(session.Id, talk.Ct);
        var agenda = await ChairTalk.AgendaOfAsync(talk, session);
        await talk.ReplyPersonallyAsync(ForecastCards.Of(session, forecast, agenda.Items, recusals, talk.Words));
    }
}
