using System.Globalization;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>What members do with their items: propose, look up, change, withdraw.</summary>
internal static class ItemTalk
{
    /// <summary>Saved at once: whoever closes Teams now has proposed. The card offers to change or withdraw it.</summary>
    public static async Task ProposeAsync(Talk talk, Wish.Propose said)
    {
        if (await GroupTalk.FindGroupAsync(talk) is { } group)
            await ProposeAsync(talk, group, talk.SourceId, new ProposeItem(group.Id, said.Title, said.Reason, said.Publicity, said.Presenter));
    }

    public static async Task ProposeFromFormAsync(Talk talk, CardAction form)
    {
        if (form["title"] is not { } title)
        {
            await talk.SayAsync(Phrase.TitleRequired);
            return;
        }

        if (await GroupTalk.FindGroupAsync(talk) is { } group)
        {
            await ProposeAsync(talk, group, form.Id("source") ?? talk.SourceId,
                new ProposeItem(group.Id, title.Trim(), form["reason"]?.Trim(), PublicityOf(form), form["presenter"]?.Trim()));
        }
    }

    public static Task ShowFormAsync(Talk talk, string? title) =>
        talk.ReplyAsync(ItemCards.ProposeForm(talk.Words, talk.SourceId, title is null ? null : title[..Math.Min(title.Length, ItemCards.LongestTitle)]));

    public static async Task ShowMineAsync(Talk talk)
    {
        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return;

        var mine = (await talk.Api.GetMyItemsAsync(talk.Ct)).Where(item => item.GroupId == group.Id).ToList();
        await talk.ReplyAsync(ItemListCards.Mine(mine, talk.Words, await talk.ViewerAsync(group.Id)));
    }

    public static async Task ShowAsync(Talk talk, CardAction click)
    {
        var item = await ItemOfAsync(talk, click);
        await talk.ReplyAsync(ItemCards.Of(item, talk.Words, await talk.ViewerAsync(item.GroupId)));
    }

    public static async Task ShowChangeFormAsync(Talk talk, CardAction click)
    {
        var item = await ItemOfAsync(talk, click);
        var viewer = await talk.ViewerAsync(item.GroupId);
        await talk.ReplyAsync(viewer.MaySee(item) ? ItemCards.ChangeForm(item, talk.Words) : ItemCards.Neutral(talk.Words, null));
    }

    public static async Task SaveAsync(Talk talk, CardAction form)
    {
        var before = await ItemOfAsync(talk, form);
        var viewer = await talk.ViewerAsync(before.GroupId);
        var content = new ItemContent(form["title"]?.Trim() ?? before.Title, form["reason"]?.Trim(), PublicityOf(form) ?? before.Publicity, form["presenter"]?.Trim());
        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : before.Version;
        var saved = await talk.Api.PutItemContentAsync(before.Id, content, version, talk.Ct);
        await talk.ReplaceAsync(ItemCards.Of(saved, talk.Words, viewer, talk.Words.Say(Phrase.Saved)));
        if (!viewer.MaySee(saved))
            await TellDetailsAsync(talk, saved, viewer);
    }

    public static async Task WithdrawAsync(Talk talk, CardAction click)
    {
        var before = await ItemOfAsync(talk, click);
        var viewer = await talk.ViewerAsync(before.GroupId);
        var (item, note) = await ActAsync(talk, before, AgendaItemState.Withdrawn, () => talk.Api.PutWithdrawalAsync(before.Id, talk.Ct));
        await talk.ReplaceAsync(ItemCards.Of(item, talk.Words, viewer, note));
    }

    public static async Task<AgendaItemView> ItemOfAsync(Talk talk, CardAction click) =>
        (click.Id("item") is { } id ? await talk.Api.FindItemAsync(id, talk.Ct) : null) ?? throw new RefusedException(Refusal.NotFound);

    /// <summary>
    /// Carries out a transition. A second click, or a click on an old card, finds the item decided: then the card shows what it became,
    /// which helps more than a refusal.
    /// </summary>
    public static async Task<(AgendaItemView Item, string Note)> ActAsync(
        Talk talk, AgendaItemView before, AgendaItemState target, Func<Task<AgendaItemView>> act)
    {
        if (before.State == target)
            return (before, talk.Words.Say(Phrase.AlreadyDone, talk.Words.Say(target)));

        try
        {
            var item = await act();
            return (item, talk.Words.Say(Phrase.Done, talk.Words.Say(item.State)));
        }
        catch (RefusedException refusal) when (refusal.Code == Refusal.ItemAlreadyDecided)
        {
            if (await talk.Api.FindItemAsync(before.Id, talk.Ct) is not { } item)
                throw;

            return (item, talk.Words.Say(Phrase.AlreadyDone, talk.Words.Say(item.State)));
        }
    }

    private static async Task ProposeAsync(Talk talk, GroupSummary group, Guid id, ProposeItem proposal)
    {
        var item = await talk.Api.PutItemAsync(id, proposal, talk.Ct);
        var viewer = await talk.ViewerAsync(group.Id);
        if (viewer.MaySee(item))
            await talk.ReplaceAsync(ItemCards.Of(item, talk.Words, viewer, talk.Words.Say(Phrase.ProposalSaved, group.Name)));
        else
            await talk.SayAsync(await TellDetailsAsync(talk, item, viewer) ? Phrase.NonPublicSaved : Phrase.NonPublicSavedNoChat);
    }

    private static Task<bool> TellDetailsAsync(Talk talk, AgendaItemView item, Viewer viewer) =>
        talk.Turn.TellSenderAsync(ItemCards.Of(item, talk.Words, viewer with { IsPersonal = true }), talk.Ct);

    private static Publicity? PublicityOf(CardAction form) =>
        Enum.TryParse<Publicity>(form["publicity"], ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
}
