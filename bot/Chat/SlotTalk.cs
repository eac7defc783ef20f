using System.Globalization;
using System.Text.Json;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Terminsuche: the chair asks for a date, gives up a rule where nothing fits, and plans the session on one of the dates. Three taps at most.</summary>
internal static class SlotTalk
{
    private const int UsualDays = 56;

    public static async Task SearchAsync(Talk talk, SpokenSearch said)
    {
        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return;

        var viewer = await talk.ViewerAsync(group.Id);
        if (!viewer.IsChair)
            throw new RefusedException(Refusal.NotAllowed);

        var from = said.From ?? talk.Today;
        var found = await talk.Api.GetSlotsAsync(group.Id, from, said.Until ?? from.AddDays(UsualDays), said.Minutes, talk.Ct);
        await talk.ReplyAsync(SlotCards.Of(found, talk.SourceId, talk.Words, viewer));
    }

    /// <summary>Another date for a session, from its form; the time it has now stands in nobody's way.</summary>
    public static async Task SearchForAsync(Talk talk, CardAction click)
    {
        if (click.Id("session") is null)
        {
            await SearchAsync(talk, new SpokenSearch(null, null, null));
            return;
        }

        if (await SessionTalk.ChairedAsync(talk, click) is not { } session)
            return;

        var minutes = (int)(session.EndsAt - session.StartsAt).TotalMinutes;
        var wish = new SlotWish(talk.Today, talk.Today.AddDays(UsualDays), minutes, Moving: session.Id);
        var found = await talk.Api.GetSlotsAsync(session.GroupId, wish, talk.Ct);
        await talk.ReplyAsync(SlotCards.Of(found, session.Id, talk.Words, await talk.ViewerAsync(session.GroupId), from: SlotCards.Written(session.StartsAt)));
    }

    /// <summary>The same search with something given up. The card is replaced, and keeps the id of the session that it may make.</summary>
    public static async Task SearchAgainAsync(Talk talk, CardAction click)
    {
        var (groupId, sessionId, wish) = Read(click);
        var viewer = await talk.ViewerAsync(groupId);
        await talk.ReplaceAsync(SlotCards.Of(await talk.Api.GetSlotsAsync(groupId, wish, talk.Ct), sessionId, talk.Words, viewer, from: click["from"]));
    }

    /// <summary>
    /// Plans on the date that was pressed. A card makes one session, however often and wherever it is pressed; a date that somebody has taken
    /// meanwhile is not planned, and the search is shown as it stands now.
    /// </summary>
    public static async Task PlanAsync(Talk talk, CardAction click)
    {
        var (groupId, sessionId, wish) = Read(click);
        var viewer = await talk.ViewerAsync(groupId);
        var known = await talk.Api.FindSessionAsync(sessionId, talk.Ct);
        if (known is not null && known.GroupId != groupId)
            throw new RefusedException(Refusal.NotFound);

        if (known is not null && (wish.Moving != sessionId || known.StartsAt == StartOf(click)))
        {
            await talk.ReplaceAsync(SessionPlanCards.Of(known, talk.Words, viewer, talk.Words.Say(Phrase.AlreadyDone, talk.Words.Say(known.State))));
            return;
        }

        if (await LawfulAsync(talk, click, groupId, wish) is not { } slot)
        {
            var found = await talk.Api.GetSlotsAsync(groupId, wish, talk.Ct);
            await talk.ReplaceAsync(SlotCards.Of(found, sessionId, talk.Words, viewer, talk.Words.Say(Phrase.SlotGone), click["from"]));
            return;
        }

        // The form asks for what only the chair can say: why it is urgent, or where the group meets if its profile names no room.
        if (slot.NeedsReason || slot.Room is null)
        {
            var spoken = SlotCards.Spoken(slot);
            await talk.ReplaceAsync(known is null
                ? SessionPlanCards.PlanForm(groupId, sessionId, spoken, talk.Words)
                : SessionPlanCards.MoveForm(known, spoken, talk.Words));
            return;
        }

        var session = known is null
            ? await talk.Api.PutSessionAsync(sessionId, new PlanSession(groupId, slot.StartsAt, slot.EndsAt, slot.Room), talk.Ct)
            : await talk.Api.PutScheduleAsync(sessionId, Moved(known, slot, click), talk.Ct);
        await talk.ReplaceAsync(SessionPlanCards.Of(session, talk.Words, viewer, talk.Words.Say(known is null ? Phrase.SessionPlanned : Phrase.SessionMoved)));
    }

    /// <summary>From the start that the card was made for: who moved the session in between is not overrun.</summary>
    private static SessionSchedule Moved(SessionView known, SlotView slot, CardAction click) => new(
        slot.StartsAt, slot.EndsAt, slot.Room, known.OnlineUrl, null,
        DateTimeOffset.TryParseExact(click["from"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var seen) ? seen : known.StartsAt);

    private static DateTimeOffset StartOf(CardAction click) =>
        DateTimeOffset.TryParseExact(click["start"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) && start.Year is >= 2000 and <= 2200
            ? start
            : throw new RefusedException(Refusal.Malformed);

    /// <summary>Asks again for this one start, because the card may be days old.</summary>
    private static async Task<SlotView?> LawfulAsync(Talk talk, CardAction click, Guid groupId, SlotWish wish)
    {
        var start = StartOf(click);
        var (begin, end) = (CouncilTime.ToLocal(start), CouncilTime.ToLocal(start.AddMinutes(wish.Minutes)));
        var (day, from, until) = (DateOnly.FromDateTime(begin.DateTime), TimeOnly.FromDateTime(begin.DateTime), TimeOnly.FromDateTime(end.DateTime));
        var group = await talk.Api.FindGroupAsync(groupId, talk.Ct) ?? throw new RefusedException(Refusal.NotFound);
        var rules = group.Profile.Slots ?? SlotRules.Usual;
        // The window of this question is the start alone: it may narrow what the group allows, never widen it.
        if (day < talk.Today || from < (wish.Earliest ?? rules.Earliest) || until > (wish.Latest ?? rules.Latest))
            return null;

        var found = await talk.Api.GetSlotsAsync(groupId, wish with { From = day, Until = day, Earliest = from, Latest = until }, talk.Ct);
        return found.Slots.FirstOrDefault(slot => slot.StartsAt == start);
    }

    private static (Guid GroupId, Guid SessionId, SlotWish Wish) Read(CardAction click)
    {
        if (click.Id("group") is not { } groupId || click.Id("session") is not { } sessionId || click["wish"] is not { } written)
            throw new RefusedException(Refusal.Malformed);

        try
        {
            // What a card carries may have been changed on its way: the API checks all of it, and the clock here reckons with the minutes.
            return JsonSerializer.Deserialize<SlotWish>(written, WireJson.Options) is { Minutes: > 0 and < 1440 } wish
                ? (groupId, sessionId, wish)
                : throw new RefusedException(Refusal.Malformed);
        }
        catch (JsonException)
        {
            throw new RefusedException(Refusal.Malformed);
        }
    }
}
