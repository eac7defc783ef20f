using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Befangenheit: a person says for which item, never why.</summary>
internal static class RecusalTalk
{
    public static async Task AnnounceAsync(Talk talk, string? reference)
    {
        if (await SessionTalk.SessionOfAsync(talk, null) is not { } session)
            return;

        var agenda = await ChairTalk.AgendaOfAsync(talk, session);
        if (reference is not null && Meant(agenda.Items, reference) is { } item)
            await AnnounceAsync(talk, session, item);
        else
            await ShowFormAsync(talk, session, agenda);
    }

    public static async Task ShowFormAsync(Talk talk, CardAction click)
    {
        if (await SessionTalk.SessionOfAsync(talk, click) is { } session)
            await ShowFormAsync(talk, session, await ChairTalk.AgendaOfAsync(talk, session));
    }

    public static async Task SaveAsync(Talk talk, CardAction form)
    {
        if (await SessionTalk.SessionOfAsync(talk, form) is not { } session)
            return;

        var agenda = await ChairTalk.AgendaOfAsync(talk, session);
        if (agenda.Items.FirstOrDefault(item => item.Id == form.Id("item")) is { } item)
            await AnnounceAsync(talk, session, item);
        else
            await talk.SayAsync(Phrase.RecusalItemRequired);
    }

    public static async Task WithdrawAsync(Talk talk, CardAction click)
    {
        var item = await ItemTalk.ItemOfAsync(talk, click);
        await talk.ViewerAsync(item.GroupId);
        await talk.Api.WithdrawMyRecusalAsync(item.Id, talk.Ct);
        await talk.SayAsync(Phrase.RecusalWithdrawn);
    }

    private static async Task AnnounceAsync(Talk talk, SessionView session, AgendaItemView item)
    {
        var viewer = await talk.ViewerAsync(session.GroupId);
        await talk.Api.PutMyRecusalAsync(item.Id, talk.Ct);
        if (viewer.IsPersonal)
            await talk.ReplaceAsync(RecusalCards.Noted(item, talk.Words));
        else
            await talk.SayAsync(Phrase.RecusalNotedHere);
    }

    /// <summary>The list of items is shown to the person alone: it may hold non-public ones, and nobody has to announce this before others.</summary>
    private static async Task ShowFormAsync(Talk talk, SessionView session, AgendaView agenda)
    {
        if (agenda.Items.Count == 0)
        {
            await talk.SayAsync(Phrase.AgendaEmpty);
            return;
        }

        var mine = await talk.Api.GetRecusalsAsync(session.Id, talk.Ct);
        var own = agenda.Items.Where(item => mine.Any(recusal => recusal.ItemId == item.Id)).ToList();
        await talk.ReplyPersonallyAsync(RecusalCards.Form(session, agenda.Items, own, talk.Words));
    }

    /// <summary>"3" and "Ö 3" by number; otherwise words that occur in one title only.</summary>
    internal static AgendaItemView? Meant(IReadOnlyList<AgendaItemView> items, string reference)
    {
        var said = reference.Replace(" ", "", StringComparison.Ordinal);
        var numbered = items.Where(item => item.Number?.Replace(" ", "", StringComparison.Ordinal) is { } number
            && (number.Equals(said, StringComparison.OrdinalIgnoreCase) || number.TrimStart('Ö', 'N').Equals(said, StringComparison.OrdinalIgnoreCase))).Take(2).ToList();
        if (numbered is [var only])
            return only;

        return numbered.Count == 0 && !said.All(char.IsAsciiDigit) ? ChairTalk.Meant(items, reference) : null;
    }
}
