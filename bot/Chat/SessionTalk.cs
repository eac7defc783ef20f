using System.Globalization;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Sessions in chat: the next one, and for the chair planning, moving, cancelling and inviting, always by a card that is confirmed.</summary>
internal static class SessionTalk
{
    public static async Task ShowNextAsync(Talk talk)
    {
        if (await SessionOfAsync(talk, null) is { } session)
            await ShowAsync(talk, session);
    }

    public static async Task ShowAsync(Talk talk, CardAction click)
    {
        if (await SessionOfAsync(talk, click) is { } session)
            await ShowAsync(talk, session);
    }

    /// <summary>One's own answer and its buttons stand there only where nobody else reads along.</summary>
    private static async Task ShowAsync(Talk talk, SessionView session)
    {
        var mine = talk.Turn.IsPersonal ? await talk.Api.FindMyAnswerAsync(session.Id, talk.Ct) : null;
        await talk.ReplyAsync(SessionPlanCards.Of(session, talk.Words, await talk.ViewerAsync(session.GroupId), mine: mine));
    }

    /// <summary>What was said fills the form; the click plans. The form carries the id of the session it will make, so a double click makes one.</summary>
    public static async Task ShowPlanFormAsync(Talk talk, SpokenSession said)
    {
        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return;

        if (group.MyRole != Role.Chair)
            throw new RefusedException(Refusal.NotAllowed);

        await talk.ReplyAsync(SessionPlanCards.PlanForm(group.Id, talk.SourceId, said, talk.Words));
    }

    public static async Task PlanAsync(Talk talk, CardAction form)
    {
        if (form.Id("group") is not { } groupId || form.Id("session") is not { } sessionId)
            throw new RefusedException(Refusal.Malformed);

        var viewer = await talk.ViewerAsync(groupId);
        if (await TimesOfAsync(talk, form) is not var (startsAt, endsAt))
            return;

        var plan = new PlanSession(groupId, startsAt, endsAt, form["place"]?.Trim(), null, form["urgency"]?.Trim());
        var session = await talk.Api.PutSessionAsync(sessionId, plan, talk.Ct);
        await talk.ReplaceAsync(SessionPlanCards.Of(session, talk.Words, viewer, talk.Words.Say(Phrase.SessionPlanned)));
    }

    public static async Task ShowMoveFormAsync(Talk talk, CardAction? click, SpokenSession said)
    {
        if (await ChairedAsync(talk, click) is { } session)
            await talk.ReplyAsync(SessionPlanCards.MoveForm(session, said, talk.Words));
    }

    public static async Task MoveAsync(Talk talk, CardAction form)
    {
        if (await SessionOfAsync(talk, form) is not { } before || await TimesOfAsync(talk, form) is not var (startsAt, endsAt))
            return;

        var viewer = await talk.ViewerAsync(before.GroupId);
        var from = DateTimeOffset.TryParseExact(form["from"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var seen) ? seen : before.StartsAt;
        var schedule = new SessionSchedule(startsAt, endsAt, form["place"]?.Trim(), before.OnlineUrl, form["urgency"]?.Trim(), from);
        var session = await talk.Api.PutScheduleAsync(before.Id, schedule, talk.Ct);
        await talk.ReplaceAsync(SessionPlanCards.Of(session, talk.Words, viewer, talk.Words.Say(Phrase.SessionMoved)));
    }

    public static async Task ShowCancelFormAsync(Talk talk, CardAction? click, string? reason)
    {
        if (await ChairedAsync(talk, click) is { } session)
            await talk.ReplyAsync(SessionPlanCards.CancelForm(session, reason, talk.Words));
    }

    public static async Task CancelAsync(Talk talk, CardAction form)
    {
        if (form["reason"]?.Trim() is not { } reason)
        {
            await talk.SayAsync(Phrase.ReasonRequired);
            return;
        }

        await ActAsync(talk, form, SessionState.Cancelled, Phrase.SessionCancelled,
            session => talk.Api.PutCancellationAsync(session.Id, new SessionCancellation(reason), talk.Ct));
    }

    public static async Task ShowInvitePreviewAsync(Talk talk, CardAction? click)
    {
        if (await ChairedAsync(talk, click) is not { } session)
            return;

        var viewer = await talk.ViewerAsync(session.GroupId);
        if (session.State != SessionState.Scheduled)
            await talk.ReplyAsync(SessionPlanCards.Of(session, talk.Words, viewer, talk.Words.Say(Phrase.AlreadyDone, talk.Words.Say(session.State))));
        else
            await talk.ReplyAsync(AgendaCards.InvitePreview(session, await ChairTalk.AgendaOfAsync(talk, session), talk.Words, viewer));
    }

    public static Task InviteAsync(Talk talk, CardAction click) => ActAsync(talk, click, SessionState.Invited, Phrase.InvitationSent,
        session => talk.Api.PutInvitationAsync(session.Id, talk.Ct));

    /// <summary>The session that a card names, otherwise the group's next one; null where there is none and that has been said.</summary>
    public static async Task<SessionView?> SessionOfAsync(Talk talk, CardAction? click)
    {
        if (click?.Id("session") is { } id)
        {
            var named = await talk.Api.FindSessionAsync(id, talk.Ct) ?? throw new RefusedException(Refusal.NotFound);
            await talk.ViewerAsync(named.GroupId);
            return named;
        }

        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return null;

        var next = Next(await talk.Api.GetSessionsAsync(group.Id, talk.Ct), talk.Now);
        if (next is null)
            await talk.SayAsync(group.MyRole == Role.Chair ? Phrase.NoSessionChair : Phrase.NoSession);

        return next;
    }

    /// <summary>As <see cref="SessionOfAsync"/>, for the forms of the chair: nobody is to fill in what the API will refuse them.</summary>
    public static async Task<SessionView?> ChairedAsync(Talk talk, CardAction? click)
    {
        var session = await SessionOfAsync(talk, click);
        return session is null || (await talk.ViewerAsync(session.GroupId)).IsChair ? session : throw new RefusedException(Refusal.NotAllowed);
    }

    public static SessionView? Next(IEnumerable<SessionView> sessions, DateTimeOffset now) =>
        sessions.Where(session => IsAhead(session, now)).MinBy(session => session.StartsAt);

    public static bool IsAhead(SessionView session, DateTimeOffset now) =>
        session.State is SessionState.Scheduled or SessionState.Invited or SessionState.Open && session.EndsAt > now;

    private static async Task ActAsync(
        Talk talk, CardAction click, SessionState target, Phrase done, Func<SessionView, Task<SessionView>> act)
    {
        if (await SessionOfAsync(talk, click) is not { } before)
            return;

        var viewer = await talk.ViewerAsync(before.GroupId);
        if (before.State == target)
        {
            await talk.ReplaceAsync(SessionPlanCards.Of(before, talk.Words, viewer, talk.Words.Say(Phrase.AlreadyDone, talk.Words.Say(target))));
            return;
        }

        var session = await act(before);
        await talk.ReplaceAsync(SessionPlanCards.Of(session, talk.Words, viewer, talk.Words.Say(done)));
    }

    private static async Task<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)?> TimesOfAsync(Talk talk, CardAction form)
    {
        if (!DateOnly.TryParseExact(form["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            await talk.SayAsync(Phrase.DateRequired);
            return null;
        }

        if (Clock(form["start"]) is not { } start || Clock(form["end"]) is not { } end)
        {
            await talk.SayAsync(Phrase.TimeRequired);
            return null;
        }

        return (CouncilTime.FromLocal(date, start), CouncilTime.FromLocal(date, end));
    }

    internal static TimeOnly? Clock(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
