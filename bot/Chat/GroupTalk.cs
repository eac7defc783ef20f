using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Which group a chat is about: chosen once in a personal chat, bound by the chair in a shared one.</summary>
internal static class GroupTalk
{
    /// <summary>The group this turn is about; null where a question went back instead.</summary>
    public static async Task<GroupSummary?> FindGroupAsync(Talk talk)
    {
        var known = await talk.KnownConversationAsync();
        var me = await talk.MeAsync();
        if (me.Groups.Count == 0)
        {
            await talk.SayAsync(Phrase.NoGroup);
            return null;
        }

        var chosen = me.Groups.FirstOrDefault(group => group.Id == known?.GroupId);
        if (!talk.Turn.IsPersonal)
        {
            if (chosen is null)
                await OfferBindingAsync(talk, me);

            return chosen;
        }

        chosen ??= me.Groups.Count == 1 ? me.Groups[0] : null;
        await RememberAsync(talk, chosen?.Id);
        if (chosen is null)
            await talk.ReplyAsync(GroupCards.Choose(me.Groups, talk.Words, talk.Turn.Text, talk.SourceId));

        return chosen;
    }

    public static async Task AskAsync(Talk talk)
    {
        var me = await talk.MeAsync();
        if (me.Groups.Count == 0)
            await talk.SayAsync(Phrase.NoGroup);
        else if (talk.Turn.IsPersonal)
            await talk.ReplyAsync(GroupCards.Choose(me.Groups, talk.Words, null, null));
        else
            await OfferBindingAsync(talk, me);
    }

    /// <summary>Keeps the choice and returns what the person had asked before, so that nobody has to type twice.</summary>
    public static async Task<string?> ChooseAsync(Talk talk, CardAction click)
    {
        var me = await talk.MeAsync();
        if (me.Groups.FirstOrDefault(group => group.Id == click.Id("group")) is not { } chosen)
            throw new RefusedException(Refusal.NotFound);

        await talk.Api.PutConversationAsync(talk.Turn.Conversation with { GroupId = chosen.Id }, talk.Ct);
        if (click["text"] is { } text)
            return text;

        await talk.ReplyAsync(HelpCards.Menu(talk.Words, chosen, talk.Words.Say(Phrase.GroupChosen, chosen.Name), talk.Turn.IsPersonal));
        return null;
    }

    public static async Task BindAsync(Talk talk, string? named)
    {
        if (talk.Turn.IsPersonal)
        {
            await AskAsync(talk);
            return;
        }

        var me = await talk.MeAsync();
        var meant = named is null
            ? []
            : me.Groups.Where(group => group.Name.Equals(named, StringComparison.OrdinalIgnoreCase) || group.ShortName.Equals(named, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant is [var group])
            await BindAsync(talk, group);
        else
            await OfferBindingAsync(talk, me);
    }

    public static async Task BindAsync(Talk talk, CardAction click)
    {
        var me = await talk.MeAsync();
        var group = me.Groups.FirstOrDefault(candidate => candidate.Id == click.Id("group")) ?? throw new RefusedException(Refusal.NotFound);
        await BindAsync(talk, group);
    }

    /// <summary>Keeps the address of a personal chat up to date: it is how invitations reach this person.</summary>
    public static async Task RememberAsync(Talk talk, Guid? groupId)
    {
        var known = await talk.KnownConversationAsync();
        var seen = talk.Turn.Conversation with { GroupId = groupId, Locale = talk.Turn.Locale ?? known?.Locale };
        if (talk.Turn.IsPersonal && seen != known)
            await talk.Api.PutConversationAsync(seen, talk.Ct);
    }

    private static async Task BindAsync(Talk talk, GroupSummary group)
    {
        await talk.Api.PutConversationAsync(talk.Turn.Conversation with { GroupId = group.Id }, talk.Ct);
        await talk.ReplaceAsync(HelpCards.Menu(talk.Words, group, talk.Words.Say(Phrase.ChatBound, group.Name), isPersonal: false));
    }

    private static async Task OfferBindingAsync(Talk talk, MeView me)
    {
        var chaired = me.Groups.Where(group => group.MyRole == Role.Chair).ToList();
        if (chaired.Count == 0)
            await talk.SayAsync(Phrase.ChatNotBound);
        else
            await talk.ReplyAsync(GroupCards.Bind(chaired, talk.Words));
    }
}
