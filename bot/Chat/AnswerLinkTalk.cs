using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>For people without Teams: chair or clerk fetch a link with which one person answers one question, and pass it on.</summary>
internal static class AnswerLinkTalk
{
    public static async Task ShowFormAsync(Talk talk, CardAction click)
    {
        var group = await talk.Api.FindGroupAsync(await GroupOfAsync(talk, click), talk.Ct) ?? throw new RefusedException(Refusal.NotFound);
        await talk.ReplyPersonallyAsync(AnswerLinkCards.Form(group, click.Id("session"), click.Id("poll"), talk.Words));
    }

    public static async Task MakeAsync(Talk talk, CardAction form)
    {
        if (form.Id("member") is not { } member)
        {
            await talk.SayAsync(Phrase.LinkPersonRequired);
            return;
        }

        var group = await talk.Api.FindGroupAsync(await GroupOfAsync(talk, form), talk.Ct) ?? throw new RefusedException(Refusal.NotFound);
        var made = form.Id("poll") is { } poll
            ? await talk.Api.PostPollLinkAsync(poll, member, talk.Ct)
            : await talk.Api.PostSessionLinkAsync(form.Id("session")!.Value, member, talk.Ct);
        var name = group.Members.FirstOrDefault(one => one.Id == member)?.Name.Full ?? "";
        await talk.ReplyPersonallyAsync(AnswerLinkCards.Made(name, talk.Pages.Answer(made.Secret), made.ExpiresAt, talk.Words));
    }

    /// <summary>The group of what the card names, if it may appear here and the person is its chair or clerk: nobody fills in what will be refused.</summary>
    private static async Task<Guid> GroupOfAsync(Talk talk, CardAction click)
    {
        var groupId = click.Id("poll") is { } poll ? (await talk.Api.FindDatePollAsync(poll, talk.Ct))?.GroupId
            : click.Id("session") is { } session ? (await talk.Api.FindSessionAsync(session, talk.Ct))?.GroupId
            : null;
        var viewer = await talk.ViewerAsync(groupId ?? throw new RefusedException(Refusal.NotFound));
        return viewer.Role is Role.Chair or Role.Clerk ? groupId.Value : throw new RefusedException(Refusal.NotAllowed);
    }
}
