using System.Text.Json.Nodes;
using Coordination.Bot.Chat;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

/// <summary>What members and the chair do in chat, from the text to what the API stored.</summary>
public sealed class ChatTests(BotWorld world) : IClassFixture<BotWorld>
{
    [Fact]
    public async Task A_guest_is_offered_no_proposal_that_would_be_refused()
    {
        Assert.DoesNotContain("Punkt vorschlagen", (await world.SayAsync(world.Group.Guest, "Meine Punkte")).Buttons);
        Assert.Contains("Punkt vorschlagen", (await world.SayAsync(world.Member, "Meine Punkte")).Buttons);
    }

    [Fact]
    public async Task A_proposal_is_saved_at_once_and_the_card_offers_to_change_or_withdraw_it()
    {
        var reply = await world.SayAsync(world.Member, "TOP: Radweg am Kanal, bitte mit Vortrag von Frau Muster, nichtöffentlich");

        var item = await StoredAsync("Radweg am Kanal");
        Assert.Equal((AgendaItemState.Proposed, Publicity.NonPublic, "Frau Muster"), (item.State, item.Publicity, item.Presenter));
        Assert.Contains("Radweg am Kanal", reply.Shown, StringComparison.Ordinal);
        Assert.Equal(["Ändern", "Zurückziehen"], reply.Buttons);
    }

    [Fact]
    public async Task A_changed_and_then_withdrawn_item_shows_its_state_in_place_and_a_second_click_says_so()
    {
        var reply = await world.SayAsync(world.Member, "TOP: Brücke");
        await reply.ClickAsync("Ändern");
        await reply.ClickAsync("Speichern", ("title", "Brücke über den Bach"), ("publicity", "NonPublic"));
        Assert.Contains("Brücke über den Bach", reply.Shown, StringComparison.Ordinal);
        var stale = reply.Card!.DeepClone();

        await reply.ClickAsync("Zurückziehen");
        Assert.Contains("zurückgezogen", reply.Shown, StringComparison.Ordinal);
        Assert.Equal(AgendaItemState.Withdrawn, (await StoredAsync("Brücke über den Bach")).State);

        var again = await reply.PressAsync(Verbs.WithdrawItem, BotReply.All(stale).First(o => o["verb"]?.GetValue<string>() == Verbs.WithdrawItem)["data"]!.DeepClone().AsObject());
        Assert.Contains("schon erledigt", again.Body!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_plans_admits_orders_invites_moves_and_cancels_by_card()
    {
        await world.SayAsync(world.Member, "TOP: Spielplatz Nord, öffentlich");
        await world.SayAsync(world.Member, "TOP: Spielplatz Süd, öffentlich");
        var form = await world.SayAsync(world.Chair, "Sitzung am Donnerstag, 3. April um 17:30 im Kreishaus, Saal 2");
        var button = BotReply.All(form.Card).First(o => o["verb"]?.GetValue<string>() == Verbs.Schedule)["data"]!.DeepClone().AsObject();
        await form.ClickAsync("Ansetzen");
        foreach (var (id, value) in new[] { ("date", "2025-04-03"), ("start", "17:30"), ("end", "19:30"), ("place", "Kreishaus, Saal 2") })
            button[id] = value;

        await form.PressAsync(Verbs.Schedule, button);
        Assert.Contains("Do., 03.04.2025, 17:30 Uhr", form.Shown, StringComparison.Ordinal);
        Assert.Contains("Kreishaus, Saal 2", form.Shown, StringComparison.Ordinal);
        var session = (await world.ApiOf(world.Chair).GetSessionsAsync(world.Group.GroupId, default)).Single(s => s.State == SessionState.Scheduled);

        await AdmitAsync("Spielplatz Nord");
        await AdmitAsync("Spielplatz Süd");
        var order = await world.SayAsync(world.Chair, "Reihenfolge");
        var south = await StoredAsync("Spielplatz Süd");
        await order.ClickAsync("Speichern", ($"place:{south.Id}", "0"));
        Assert.Equal("Ö 1", (await StoredAsync("Spielplatz Süd")).Number);

        var invite = await world.SayAsync(world.Chair, "Einladung versenden");
        await invite.ClickAsync("Jetzt versenden");
        Assert.Contains("eingeladen", invite.Shown, StringComparison.Ordinal);
        var twice = await invite.PressAsync(Verbs.Invite, new JsonObject { ["session"] = session.Id.ToString() });
        Assert.Contains("schon erledigt. Stand: eingeladen", twice.Body!.ToString(), StringComparison.Ordinal);

        await world.SayAsync(world.Member, "TOP: Spielplatz West, öffentlich");
        var late = await world.SayAsync(world.Chair, "Spielplatz West zulassen");
        await late.ClickAsync("Zulassen");
        Assert.Contains("Warum soll der Punkt als Nachtrag aufgenommen werden?", late.Shown, StringComparison.Ordinal);
        await late.ClickAsync("Bestätigen", ("reason", "Der Zaun ist gebrochen"));
        Assert.True((await StoredAsync("Spielplatz West")).IsSupplement);

        var move = await world.SayAsync(world.Chair, "Sitzung auf den 10.04.2025 verlegen");
        await move.ClickAsync("Verlegen");
        Assert.Contains("Do., 10.04.2025, 17:30 Uhr", move.Shown, StringComparison.Ordinal);

        var cancel = await world.SayAsync(world.Chair, "Sitzung absagen, weil der Saal belegt ist");
        await cancel.ClickAsync("Sitzung absagen");
        Assert.Contains("abgesagt", cancel.Shown, StringComparison.Ordinal);
        Assert.Equal((SessionState.Cancelled, "der Saal belegt ist"), await StateOf(session.Id));
    }

    [Fact]
    public async Task A_refused_item_carries_the_chairs_reason_to_the_member()
    {
        await world.SayAsync(world.Member, "TOP: Zirkuszelt");
        var list = await world.SayAsync(world.Chair, "Zirkuszelt ablehnen, weil nicht zuständig");
        await list.ClickAsync("Bestätigen");

        var mine = await world.SayAsync(world.Member, "meine Punkte");
        Assert.Contains("abgelehnt", mine.Shown, StringComparison.Ordinal);
        Assert.Contains("nicht zuständig", mine.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_too_short_notice_is_refused_with_the_earliest_date_in_words()
    {
        var form = await world.SayAsync(world.Chair, "Sitzung morgen um 18 Uhr im Kreishaus");
        var answer = await form.ClickAsync("Ansetzen");

        Assert.Equal("application/vnd.microsoft.activity.message", answer.Body!["type"]!.GetValue<string>());
        Assert.Contains("Frühestens möglich ist Mo., 10.03.2025", answer.Body["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_follow_the_sender_and_not_the_data_of_a_card()
    {
        await world.SayAsync(world.Member, "TOP: Freibad, öffentlich");
        var item = await StoredAsync("Freibad");
        var own = await world.SayAsync(world.OtherMember, "Hilfe");

        var answer = await own.PressAsync(Verbs.RefuseItem, new JsonObject
        {
            ["item"] = item.Id.ToString(), ["reason"] = "weil ich will", ["person"] = world.Chair.Id.ToString(), ["role"] = "Chair",
        });

        Assert.Contains("nicht berechtigt", answer.Body!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(AgendaItemState.Proposed, (await StoredAsync("Freibad")).State);
    }

    [Fact]
    public async Task An_unclear_text_is_asked_back_and_nothing_is_written()
    {
        var before = (await world.ApiOf(world.OtherMember).GetMyItemsAsync(default)).Count;
        var reply = await world.SayAsync(world.OtherMember, "Der Hafen macht mir Sorgen");

        Assert.Contains("Das vorschlagen", reply.Buttons);
        Assert.Equal(before, (await world.ApiOf(world.OtherMember).GetMyItemsAsync(default)).Count);
    }

    [Fact]
    public async Task English_is_answered_in_English()
    {
        var reply = await world.SayAsync(world.OtherMember, "agenda item: harbour lights, public");
        Assert.Equal(["Change", "Withdraw"], reply.Buttons);

        await reply.ClickAsync("Withdraw");
        Assert.Contains("withdrawn", reply.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_stands_in_text_runs_only_and_every_card_has_its_text_alternative()
    {
        const string hostile = "**fett** [klick](https://evil.example) <at>Alle</at>";
        var reply = await world.SayAsync(world.Member, $"TOP: {hostile}");

        var texts = BotReply.All(reply.Card).Where(o => o["text"] is not null).ToList();
        Assert.Contains(texts, o => o["text"]!.GetValue<string>().Contains(hostile, StringComparison.Ordinal));
        Assert.All(texts, o => Assert.Equal("TextRun", o["type"]!.GetValue<string>()));
        Assert.Contains(hostile.Replace("[", "\\[", StringComparison.Ordinal), reply.Card!["fallbackText"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(reply.Message.Activity["summary"]!.GetValue<string>());
        Assert.Null(reply.Message.Activity["text"]);
    }

    private async Task AdmitAsync(string title)
    {
        var card = await world.SayAsync(world.Chair, $"{title} zulassen");
        await card.ClickAsync("Zulassen");
        Assert.Contains("zugelassen", card.Shown, StringComparison.Ordinal);
    }

    private async Task<(SessionState State, string? Reason)> StateOf(Guid sessionId)
    {
        var session = await world.ApiOf(world.Chair).FindSessionAsync(sessionId, default);
        return (session!.State, session.CancellationReason);
    }

    private async Task<AgendaItemView> StoredAsync(string title)
    {
        var mine = await world.ApiOf(world.Member).GetMyItemsAsync(default);
        return Assert.Single(mine, item => item.Title == title);
    }
}
