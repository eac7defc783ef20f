using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>What the chair does with Wiedervorlagen: look through them, take one on the next agenda, drop one with a reason.</summary>
internal static class FollowUpTalk
{
    public static async Task ShowAsync(Talk talk)
    {
        if (await GroupTalk.FindGroupAsync(talk) is { } group)
            await ShowAsync(talk, group.Id, null);
    }

    public static async Task TakeAsync(Talk talk, CardAction click)
    {
        if (await MeantAsync(talk, click) is not { } followUp)
            return;

        var sessions = await talk.Api.GetSessionsAsync(followUp.GroupId, talk.Ct);
        if (SessionTalk.Next(sessions, talk.Now) is not { } session)
        {
            await talk.SayAsync(Phrase.NoSessionToAdmitTo);
            return;
        }

        try
        {
            var item = await talk.Api.PutFollowUpOnAgendaAsync(followUp.Id, new TakeFollowUp(session.Id, null, click["reason"]?.Trim()), talk.Ct);
            await ShowAsync(talk, followUp.GroupId, talk.Turn.IsPersonal || item.Publicity == Publicity.Public
                ? talk.Words.Say(Phrase.AboutItem, $"{item.Number} {item.Title}", talk.Words.Say(item.State)) : talk.Words.Say(Phrase.NonPublicItem));
        }
        catch (RefusedException refusal) when (refusal.Code == Refusal.AgendaDeadlinePassed && click["reason"] is null)
        {
            await talk.ReplyAsync(FollowUpCards.ReasonForm(followUp, talk.Words, Verbs.TakeFollowUp, Phrase.SupplementQuestion));
        }
    }

    public static async Task ShowDropFormAsync(Talk talk, CardAction click)
    {
        if (await MeantAsync(talk, click) is { } followUp)
            await talk.ReplyAsync(FollowUpCards.ReasonForm(followUp, talk.Words, Verbs.DropFollowUp, Phrase.DropFollowUpQuestion));
    }

    public static async Task DropAsync(Talk talk, CardAction click)
    {
        if (click["reason"]?.Trim() is not { Length: > 0 } reason)
        {
            await talk.SayAsync(Phrase.ReasonRequired);
            return;
        }

        if (await MeantAsync(talk, click) is not { } followUp)
            return;

        await talk.Api.PutFollowUpDropAsync(followUp.Id, new DropFollowUp(reason), talk.Ct);
        await ShowAsync(talk, followUp.GroupId, talk.Words.Say(Phrase.FollowUpDropped));
    }

    private static async Task ShowAsync(Talk talk, Guid groupId, string? note)
    {
        var viewer = await talk.ViewerAsync(groupId);
        await talk.ReplaceAsync(FollowUpCards.List(await talk.Api.GetFollowUpsAsync(groupId, talk.Ct), talk.Words, viewer, note));
    }

    /// <summary>The one that was clicked, if it is still open and may be shown here.</summary>
    private static async Task<FollowUpView?> MeantAsync(Talk talk, CardAction click)
    {
        var groupId = click.Id("group") ?? throw new RefusedException(Refusal.NotFound);
        var viewer = await talk.ViewerAsync(groupId);
        var open = await talk.Api.GetFollowUpsAsync(groupId, talk.Ct);
        var meant = open.FirstOrDefault(followUp => followUp.Id == click.Id("followUp") && (viewer.IsPersonal || followUp.Publicity == Publicity.Public));
        if (meant is null)
            await talk.ReplaceAsync(FollowUpCards.List(open, talk.Words, viewer, talk.Words.Say(Refusal.FollowUpSettled)));

        return meant;
    }
}
