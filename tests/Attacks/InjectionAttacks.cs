using System.Text.Json.Nodes;
using Coordination.Bot.Chat;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.Bot;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Words that want to be more than words: in cards, in messages, in the log.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class InjectionAttacks(AttackedBot bot)
{
    private CouncilScene Scene => bot.Scene;

    public static TheoryData<string> Words =>
    [
        "<at>Alle</at> Zaunkönig", "<at id=\"0\">Karla Kranich</at> Zaunkönig", "**Zaunkönig** _schräg_", "[Zaunkönig](https://evil.example)", "[Zaunkönig](javascript:alert(1))",
        "![Zaunkönig](https://evil.example/x.png)", "<a href=\"https://evil.example\">Zaunkönig</a>", "<img src=x onerror=alert(1)>Zaunkönig", "# Zaunkönig", "{{DATE(2025-01-01,SHORT)}} Zaunkönig",
        "${Zaunkönig}", "\",\"actions\":[{\"type\":\"Action.OpenUrl\",\"title\":\"Zaunkönig\",\"url\":\"https://evil.example\"}],\"x\":\"",
    ];

    /// <summary>In a card what people wrote stands in text runs and input values, where neither Markdown nor mentions work.</summary>
    [Theory]
    [MemberData(nameof(Words))]
    public async Task What_people_write_stays_text_in_every_card(string words)
    {
        var id = Guid.NewGuid();
        var seen = new List<Posted>
        {
            await bot.PostAsync(bot.Click(Scene.Member, Verbs.ProposeItem, new JsonObject { ["source"] = id.ToString(), ["title"] = words, ["reason"] = words, ["presenter"] = words, ["publicity"] = "public" })),
            await bot.PostAsync(bot.Click(Scene.Member, Verbs.ChangeItemForm, new JsonObject { ["item"] = id.ToString() })),
            await bot.PostAsync(bot.Message(Scene.Member, "meine Punkte")),
            await bot.PostAsync(bot.Message(Scene.Chair, "Vorschläge")),
            await bot.PostAsync(bot.Message(Scene.Member, words)),
            await bot.PostAsync(bot.Message(Scene.Member, "TOP: " + words)),
            await bot.PostAsync(bot.Click(Scene.Chair, Verbs.RefuseItem, new JsonObject { ["item"] = id.ToString(), ["reason"] = words })),
            await bot.PostAsync(bot.Click(Scene.Member, Verbs.ShowItem, new JsonObject { ["item"] = id.ToString() })),
        };
        foreach (var answer in seen)
        {
            Assert.Equal(200, answer.Status);
            Assert.Empty(Misplaced(answer.Body, null, null));
        }

        Assert.Contains(seen, answer => answer.Said.Contains("Zaunkönig", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("Zaunkönig", StringComparison.Ordinal));
    }

    /// <summary>The same in the cards of a session: place and urgency, its agenda in order, the invitation, and what is asked before an item is refused.</summary>
    [Theory]
    [MemberData(nameof(Words))]
    public async Task What_people_write_stays_text_in_the_cards_of_a_session(string words)
    {
        var session = await Scene.ScheduleAsync(place: words, urgencyReason: words);
        await Scene.AdmitAsync(session.Id, words);
        var open = await Scene.ProposeAsync(words);
        foreach (var verb in new[] { Verbs.ShowSession, Verbs.ShowAgenda, Verbs.OrderForm, Verbs.MoveForm, Verbs.InvitePreview, Verbs.Invite, Verbs.RefuseItemForm, Verbs.DeferItemForm, Verbs.Cancel })
        {
            var answer = await bot.PostAsync(bot.Click(Scene.Chair, verb, new JsonObject { ["session"] = session.Id.ToString(), ["item"] = open.Id.ToString(), ["reason"] = words }));
            Assert.Equal((verb, 200), (verb, answer.Status));
            Assert.Contains("Zaunkönig", answer.Said, StringComparison.Ordinal);
            Assert.Empty(Misplaced(answer.Body, null, null));
        }
    }

    [Fact]
    public async Task What_is_sent_of_the_bots_own_accord_mentions_nobody_and_is_no_markup()
    {
        const string words = "<at>Alle</at> **Zaunkönig** [x](https://evil.example)";
        await ListenAsync(Scene, Scene.Chair);
        await Scene.ProposeAsync($"{words} als Vorschlag");
        var session = await Scene.ScheduleAsync(place: $"{words} als Ort");
        await Scene.AdmitAsync(session.Id, $"{words} auf der Tagesordnung");
        await Scene.As(Scene.Chair).PutInvitationAsync(session.Id, default);
        await SentAsync("als Vorschlag", "als Ort", "auf der Tagesordnung");
        await Scene.As(Scene.Chair).PutCancellationAsync(session.Id, new SessionCancellation($"{words} als Absage"), default);
        var minutes = await MinutesScene.DraftedAsync(bot.World);
        await ListenAsync(minutes.People, minutes.People.Member);
        var seen = await minutes.SettleAsync();
        seen = await minutes.Clerk.PutEntryAsync(minutes.SessionId, Guid.NewGuid(), MinutesScene.Own(minutes.Report, $"{words} als Beschluss"), seen.Version, default);
        await minutes.ClerkSignedIn.PostApprovalAsync(minutes.SessionId, seen.Version, default);

        foreach (var request in await SentAsync("als Absage", "als Beschluss"))
        {
            var activity = JsonNode.Parse(request.Body)!.AsObject();
            Assert.Empty(Misplaced(activity, null, null));
            Assert.Null(activity["entities"]);
            Assert.Null(activity["text"]);
        }
    }

    [Theory]
    [InlineData("\r\nfail: Coordination.Bot[0] Zaunkönig")]
    [InlineData("\u001b[2J\u001b[31mZaunkönig")]
    [InlineData("{Zaunkönig} {0} {{")]
    public async Task No_id_name_or_header_writes_into_the_log(string words)
    {
        foreach (var (part, field) in new[] { ("", "id"), ("", "name"), ("", "type"), ("", "channelId"), ("", "locale"), ("", "serviceUrl"), ("from", "name"), ("from", "id"), ("from", "aadObjectId"), ("conversation", "id"), ("conversation", "tenantId") })
        {
            var message = bot.Message(Scene.Member);
            (part.Length == 0 ? message : message[part]!.AsObject())[field] = words;
            Assert.InRange((await bot.PostAsync(message)).Status, 200, 403);
        }

        await bot.RawAsync($"POST /api/messages HTTP/1.1\nHost: bot\nConnection: close\nUser-Agent: Zaunk\u001b[31m\nAuthorization: Bearer Zaunk.Zaunk.Zaunk\nContent-Length: 0");
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("Zaunk", StringComparison.Ordinal) || line.Contains('\u001b', StringComparison.Ordinal));
    }

    /// <summary>Gives this person a chat in which the bot reaches them.</summary>
    private Task<ConversationRecord> ListenAsync(CouncilScene scene, CouncilScene.Place person) => scene.As(person).PutConversationAsync(new ConversationRecord(
        $"a:{Guid.NewGuid():N}", ConversationKind.Personal, bot.Connector.Address, Guid.Parse(bot.Tenant), null, person.PersonId, "29:listening", "de-DE"), default);

    /// <summary>Everything sent with the marked words, once each of these endings was seen.</summary>
    private Task<List<Collected>> SentAsync(params string[] endings) => Eventually.SeeAsync(
        () => Task.FromResult(bot.Connector.Requests.Where(request => request.Body.Contains("Zaunk", StringComparison.Ordinal)).ToList()),
        sent => Array.TrueForAll(endings, ending => sent.Exists(request => request.Body.Contains(ending, StringComparison.Ordinal))), seconds: 60);

    /// <summary>Places where the marked words stand although a client would read markup there.</summary>
    private static IEnumerable<string> Misplaced(JsonNode? node, string? type, string? key) => node switch
    {
        JsonObject o => o.Where(pair => !IsPlain(o, pair.Key)).SelectMany(pair => Misplaced(pair.Value, (o["type"] as JsonValue)?.ToString() ?? type, pair.Key)),
        JsonArray a => a.SelectMany(item => Misplaced(item, type, key)),
        JsonValue value when value.ToString().Contains("Zaunk", StringComparison.Ordinal) && !MayStand(value.ToString(), type, key) => [$"{type}.{key}: {value}"],
        _ => [],
    };

    /// <summary>The text of a message that says it is no Markdown.</summary>
    private static bool IsPlain(JsonObject message, string key) => key == "text" && message["textFormat"]?.ToString() == "plain";

    private static bool MayStand(string text, string? type, string? key) => (type, key) switch
    {
        ("TextRun", "text") or (_, "summary") => true,
        (_, "label") when type!.StartsWith("Input.", StringComparison.Ordinal) => true, // clients make a text run of it
        (_, "value") => true, // what an input holds, or the line of text that answers a click
        ("Action.Execute", _) => true, // data that comes back with the click
        (_, "fallbackText") => !text.Replace("\\[", "", StringComparison.Ordinal).Contains('[', StringComparison.Ordinal),
        _ => false,
    };
}
