using System.Globalization;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>What the chair does with the agenda: look through proposals, admit, refuse, defer, order. Whether somebody is the chair, the API knows.</summary>
internal static class ChairTalk
{
    public static async Task ShowProposalsAsync(Talk talk)
    {
        if (await GroupTalk.FindGroupAsync(talk) is { } group)
            await ShowProposalsAsync(talk, group.Id, null);
    }

    /// <summary>Shows the item that was meant with its buttons; text alone decides nothing, because a title is easily mistaken.</summary>
    public static async Task FindAsync(Talk talk, Wish.Decide said)
    {
        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return;

        var viewer = await talk.ViewerAsync(group.Id);
        var waiting = await talk.Api.GetGroupItemsAsync(group.Id, talk.Ct);
        var meant = Meant(waiting.Where(viewer.MaySee).ToList(), said.Reference);
        if (meant is null)
            await talk.ReplyAsync(ItemListCards.Proposals(waiting, talk.Words, viewer, talk.Words.Say(Phrase.WhichItem)));
        else if (said.Verb == Verbs.AdmitItem || !viewer.IsChair)
            await talk.ReplyAsync(ItemCards.Of(meant, talk.Words, viewer));
        else
            await talk.ReplyAsync(ItemCards.ReasonForm(meant, talk.Words, viewer, said.Verb, QuestionOf(said.Verb), said.Reason, fromList: false));
    }

    public static async Task ShowReasonFormAsync(Talk talk, CardAction click, string verb)
    {
        var item = await ItemTalk.ItemOfAsync(talk, click);
        var viewer = await talk.ViewerAsync(item.GroupId);
        await talk.ReplyAsync(ItemCards.ReasonForm(item, talk.Words, viewer, verb, QuestionOf(verb), null, click["list"] is not null));
    }

    public static async Task AdmitAsync(Talk talk, CardAction click)
    {
        var before = await ItemTalk.ItemOfAsync(talk, click);
        var viewer = await talk.ViewerAsync(before.GroupId);
        var sessions = await talk.Api.GetSessionsAsync(before.GroupId, talk.Ct);
        if (SessionFor(before, sessions, talk.Now) is not { } session)
        {
            await talk.SayAsync(Phrase.NoSessionToAdmitTo);
            return;
        }

        try
        {
            var (item, note) = await ItemTalk.ActAsync(talk, before, AgendaItemState.Admitted,
                () => talk.Api.PutAdmissionAsync(before.Id, new AdmitItem(session.Id, click["reason"]), talk.Ct));
            await ShowResultAsync(talk, click, item, viewer, note);
        }
        catch (RefusedException refusal) when (refusal.Code == Refusal.AgendaDeadlinePassed && click["reason"] is null)
        {
            // Not a dead end: as a Nachtrag it may still be taken, with a reason.
            await talk.ReplyAsync(ItemCards.ReasonForm(
                before, talk.Words, viewer, Verbs.AdmitItem, Phrase.SupplementQuestion, null, click["list"] is not null));
        }
    }

    public static async Task RefuseAsync(Talk talk, CardAction click) => await DecideWithReasonAsync(talk, click, AgendaItemState.Refused,
        (id, reason) => talk.Api.PutItemRefusalAsync(id, new RefuseItem(reason), talk.Ct));

    public static async Task DeferAsync(Talk talk, CardAction click) => await DecideWithReasonAsync(talk, click, AgendaItemState.Deferred,
        (id, reason) => talk.Api.PutDeferralAsync(id, new DeferItem(reason), talk.Ct));

    public static async Task ShowOrderFormAsync(Talk talk, CardAction? click)
    {
        if (await SessionTalk.ChairedAsync(talk, click) is not { } session)
            return;

        var agenda = await AgendaOfAsync(talk, session);
        var viewer = await talk.ViewerAsync(session.GroupId);
        await talk.ReplyAsync(agenda.Items.Count < 2
            ? AgendaCards.Of(session, agenda, talk.Words, viewer)
            : AgendaCards.OrderForm(session, agenda, talk.Words, viewer));
    }

    public static async Task SaveOrderAsync(Talk talk, CardAction form)
    {
        if (await SessionTalk.SessionOfAsync(talk, form) is not { } session)
            return;

        var before = await AgendaOfAsync(talk, session);
        var viewer = await talk.ViewerAsync(session.GroupId);
        // Stable: items with the same number keep their order; one that came in meanwhile stays at the end.
        var wanted = before.Items.OrderBy(item => PlaceOf(form, item.Id)).Select(item => item.Id).ToList();
        var agenda = await talk.Api.PutAgendaOrderAsync(session.Id, new AgendaOrder(wanted), before.Version, talk.Ct);
        await talk.ReplaceAsync(AgendaCards.Of(session, agenda, talk.Words, viewer));
    }

    public static async Task<AgendaView> AgendaOfAsync(Talk talk, SessionView session) =>
        await talk.Api.FindAgendaAsync(session.Id, talk.Ct) ?? throw new RefusedException(Refusal.NotFound);

    /// <summary>The item named by its place in the list, or by words that occur in one title only.</summary>
    internal static AgendaItemView? Meant(IReadOnlyList<AgendaItemView> items, string reference)
    {
        if (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            return place >= 1 && place <= items.Count ? items[place - 1] : null;

        var words = reference.Trim('„', '“', '"', ' ');
        var matching = items.Where(item => item.Title.Contains(words, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return matching is [var only] ? only : null;
    }

    private static async Task DecideWithReasonAsync(
        Talk talk, CardAction click, AgendaItemState target, Func<Guid, string, Task<AgendaItemView>> decide)
    {
        var before = await ItemTalk.ItemOfAsync(talk, click);
        var viewer = await talk.ViewerAsync(before.GroupId);
        if (click["reason"]?.Trim() is not { } reason)
        {
            await talk.SayAsync(Phrase.ReasonRequired);
            return;
        }

        var (item, note) = await ItemTalk.ActAsync(talk, before, target, () => decide(before.Id, reason));
        await ShowResultAsync(talk, click, item, viewer, note);
    }

    /// <summary>From the list back to the list, so that the chair can go on with the next proposal.</summary>
    private static Task ShowResultAsync(Talk talk, CardAction click, AgendaItemView item, Viewer viewer, string note)
    {
        if (click["list"] is null)
            return talk.ReplaceAsync(ItemCards.Of(item, talk.Words, viewer, note));

        return ShowProposalsAsync(talk, item.GroupId, viewer.MaySee(item) ? talk.Words.Say(Phrase.AboutItem, item.Title, note) : note);
    }

    private static async Task ShowProposalsAsync(Talk talk, Guid groupId, string? note)
    {
        var viewer = await talk.ViewerAsync(groupId);
        var items = await talk.Api.GetGroupItemsAsync(groupId, talk.Ct);
        var followUps = viewer.IsChair ? await talk.Api.GetFollowUpsAsync(groupId, talk.Ct) : [];
        await talk.ReplaceAsync(ItemListCards.Proposals(items, talk.Words, viewer, note, followUps.Count));
    }

    private static SessionView? SessionFor(AgendaItemView item, IReadOnlyList<SessionView> sessions, DateTimeOffset now) =>
        sessions.FirstOrDefault(session => session.Id == item.SessionId && SessionTalk.IsAhead(session, now)) ?? SessionTalk.Next(sessions, now);

    private static int PlaceOf(CardAction form, Guid itemId) =>
        int.TryParse(form[$"place:{itemId}"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue;

    private static Phrase QuestionOf(string verb) => verb == Verbs.RefuseItem ? Phrase.RefuseQuestion : Phrase.DeferQuestion;
}
