using System.Globalization;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Zu- und Absagen: coming, coming late, declining, naming one's deputy; said or clicked, for the session meant.</summary>
internal static class AnswerTalk
{
    public static Task ComeAsync(Talk talk, CardAction? click) =>
        AnswerAsync(talk, click, (_, seen) => new AnswerInvitation(AttendanceIntent.Coming, seen));

    public static Task DeclineAsync(Talk talk, CardAction? click) =>
        AnswerAsync(talk, click, (_, seen) => new AnswerInvitation(AttendanceIntent.Declined, seen));

    public static async Task ComeLateAsync(Talk talk, CardAction? click, TimeOnly? arrival)
    {
        if (arrival is { } time)
            await AnswerAsync(talk, click, (session, seen) => new AnswerInvitation(AttendanceIntent.Late, seen, CouncilTime.FromLocal(CouncilTime.DateOf(session.StartsAt), time)));
        else if (await SessionTalk.SessionOfAsync(talk, click) is { } session)
            await talk.ReplyAsync(AnswerCards.LateForm(session, talk.Words));
    }

    /// <summary>Which of one's deputies was meant; where that is not certain, the list is shown.</summary>
    public static async Task NameDeputyAsync(Talk talk, string? named)
    {
        if (await SessionTalk.SessionOfAsync(talk, null) is not { } session)
            return;

        var mine = await MineAsync(talk, session);
        var meant = named is null ? [] : mine.Deputies.Where(deputy => IsMeant(deputy.Name, named)).ToList();
        if (mine.Deputies.Count == 0)
            await talk.SayAsync(Phrase.NoDeputies);
        else if (meant is [var deputy])
            await PutAsync(talk, session, new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt, null, deputy.MemberId));
        else
            await talk.ReplyAsync(AnswerCards.DeputyForm(session, mine, talk.Words, named is null ? null : talk.Words.Say(Phrase.DeputyNotOnList)));
    }

    public static async Task ShowDeputyFormAsync(Talk talk, CardAction click)
    {
        if (await SessionTalk.SessionOfAsync(talk, click) is not { } session)
            return;

        var mine = await MineAsync(talk, session);
        if (mine.Deputies.Count == 0)
            await talk.SayAsync(Phrase.NoDeputies);
        else
            await talk.ReplyAsync(AnswerCards.DeputyForm(session, mine, talk.Words));
    }

    public static async Task SaveDeputyAsync(Talk talk, CardAction form)
    {
        if (form.Id("deputy") is not { } deputy)
            await talk.SayAsync(Phrase.DeputyRequired);
        else
            await AnswerAsync(talk, form, (_, seen) => new AnswerInvitation(AttendanceIntent.Declined, seen, null, deputy));
    }

    public static async Task SaveLateAsync(Talk talk, CardAction form)
    {
        if (SessionTalk.Clock(form["arrives"]) is { } arrival)
            await ComeLateAsync(talk, form, arrival);
        else
            await talk.SayAsync(Phrase.ArrivalRequired);
    }

    public static async Task ShowAsync(Talk talk, CardAction click)
    {
        if (await SessionTalk.SessionOfAsync(talk, click) is { } session)
            await ShowAsync(talk, session, await MineAsync(talk, session));
    }

    private static async Task AnswerAsync(Talk talk, CardAction? click, Func<SessionView, DateTimeOffset, AnswerInvitation> answer)
    {
        if (await SessionTalk.SessionOfAsync(talk, click) is not { } session)
            return;

        var seen = DateTimeOffset.TryParseExact(click?["start"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) ? shown : session.StartsAt;
        await PutAsync(talk, session, answer(session, seen));
    }

    private static async Task PutAsync(Talk talk, SessionView session, AnswerInvitation answer) =>
        await ShowAsync(talk, session, await talk.Api.PutMyAnswerAsync(session.Id, answer, talk.Ct));

    /// <summary>In a personal chat the invitation again, with the answer on it; in a shared one a line, because buttons and calendar are one's own.</summary>
    private static async Task ShowAsync(Talk talk, SessionView session, MyAnswer mine)
    {
        if (!talk.Turn.IsPersonal)
        {
            await talk.SayAsync(Phrase.AnswerNoted, talk.Words.Moment(session.StartsAt), AnswerCards.Sentence(mine, talk.Words));
        }
        else if (session.State == SessionState.Invited)
        {
            var agenda = await ChairTalk.AgendaOfAsync(talk, session);
            var feed = await talk.Api.GetCalendarAsync(talk.Ct);
            var calendar = new CalendarAddresses(talk.Calendar.File(feed, session.Id), talk.Calendar.Feed(feed));
            await talk.ReplaceAsync(SessionCards.Invitation(session, agenda.Items, calendar, talk.Pages.Session(session.Id), talk.Words, mine));
        }
        else
        {
            await talk.ReplaceAsync(SessionPlanCards.Of(session, talk.Words, await talk.ViewerAsync(session.GroupId), mine: mine));
        }
    }

    private static async Task<MyAnswer> MineAsync(Talk talk, SessionView session) =>
        await talk.Api.FindMyAnswerAsync(session.Id, talk.Ct) ?? throw new RefusedException(Refusal.NotFound);

    /// <summary>"Frau Dr. Immenkamp" is meant where the list has "Ruth Immenkamp".</summary>
    private static bool IsMeant(string name, string said) =>
        said.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries) is [.., var family] && name.Split(' ')[^1].Equals(family, StringComparison.OrdinalIgnoreCase);
}
