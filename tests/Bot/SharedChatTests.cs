using System.Text.Json.Nodes;
using Coordination.Bot.Chat;
using Coordination.Playground.Channel;

namespace Coordination.Tests.Bot;

/// <summary>Group chat and channel: everybody reads along, so nothing non-public may stand there.</summary>
public sealed class SharedChatTests(BotWorld world) : IClassFixture<BotWorld>
{
    private const string Secret = "Geheimnis Grundstück";

    [Fact]
    public async Task A_shared_chat_belongs_to_no_group_until_the_chair_connects_it()
    {
        var refused = await world.SayAsync(world.Member, world.Teams.Channel, "TOP: Zu früh, öffentlich");
        Assert.Contains("mit keiner Ihrer Arbeitsgruppen verbunden", refused.Text!, StringComparison.Ordinal);

        await world.BindAsync(world.Teams.Channel);
        var taken = await world.SayAsync(world.Member, world.Teams.Channel, "TOP: Jetzt aber, öffentlich");
        Assert.Contains("Jetzt aber", taken.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_a_connected_chat_offers_what_everybody_may_do()
    {
        var bound = await world.SayAsync(world.Chair, world.Teams.GroupChat, "Chat verbinden");
        await bound.ClickAsync(world.Group.Group.ShortName);
        Assert.Contains("Tagesordnung", bound.Buttons);
        Assert.DoesNotContain("Vorschläge", bound.Buttons);
        Assert.DoesNotContain("Sitzung ansetzen …", bound.Buttons);
    }

    [Fact]
    public async Task A_non_public_item_shows_one_neutral_line_and_its_details_in_the_personal_chat()
    {
        var chat = world.Teams.GroupChat;
        await world.BindAsync(chat);
        var reply = await world.SayAsync(world.Member, chat, $"TOP: {Secret}, nichtöffentlich");

        Assert.Contains("persönlichen Chat", reply.Text!, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Said(chat), StringComparison.Ordinal);
        Assert.Contains(Secret, Said(world.Teams.PersonalChat(world.Member)), StringComparison.Ordinal);

        var item = (await world.ApiOf(world.Member).GetMyItemsAsync(default)).Single(i => i.Title == Secret);
        foreach (var (person, text) in new[] { (world.Chair, "Vorschläge"), (world.Member, "meine Punkte"), (world.Chair, $"{Secret} zulassen"), (world.Chair, "Tagesordnung") })
            await world.SayAsync(person, chat, text);

        var any = await world.SayAsync(world.Chair, chat, "Hilfe");
        foreach (var verb in new[] { Verbs.ShowItem, Verbs.ChangeItemForm, Verbs.RefuseItemForm, Verbs.DeferItemForm })
        {
            var answer = await any.PressAsync(verb, new JsonObject { ["item"] = item.Id.ToString() });
            Assert.DoesNotContain(Secret, answer.Body!.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, Said(chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_bots_own_mention_is_taken_off()
    {
        var chat = world.Teams.GroupChat;
        await world.BindAsync(chat);
        var reply = await world.SayAsync(world.Member, chat, "TOP: Dank an <at>Frau Ohm</at> & Team, öffentlich");
        Assert.Contains("Dank an <at>Frau Ohm</at> & Team", reply.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_seen_by_everybody_and_a_form_by_who_clicked()
    {
        var chat = world.Teams.GroupChat;
        await world.BindAsync(chat);
        var reply = await world.SayAsync(world.Member, chat, "TOP: Bänke im Park, öffentlich");
        await reply.ClickAsync("Ändern");
        Assert.Contains("Speichern", reply.Buttons);
        Assert.DoesNotContain("Speichern", reply.SeenBy(world.OtherMember).Buttons);

        await reply.ClickAsync("Speichern", ("title", "Bänke im Stadtpark"));
        Assert.Contains("Bänke im Stadtpark", reply.SeenBy(world.OtherMember).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_chat_was_greeted_once_though_Teams_told_of_it_twice()
    {
        foreach (var chat in new[] { world.Teams.PersonalChat(world.OtherMember), world.Teams.PersonalChat(world.Chair), world.Teams.GroupChat, world.Teams.Channel })
            Assert.Single(world.Teams.Chats.Messages(chat), m => m.Activity["summary"]?.GetValue<string>() == "Guten Tag");
    }

    /// <summary>Everything the bot has put into a chat, for anybody there.</summary>
    private string Said(Chat chat) => string.Join('\n', world.Teams.Chats.Messages(chat)
        .Where(message => message.From.StartsWith("28:", StringComparison.Ordinal))
        .SelectMany(message => message.CardsFor.Values.Prepend(message.Activity))
        .SelectMany(Strings));

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Strings(p.Value)),
        JsonArray a => a.SelectMany(Strings),
        JsonValue v => [v.ToString()],
        _ => [],
    };
}
