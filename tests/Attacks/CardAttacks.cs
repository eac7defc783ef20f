using System.Text.Json.Nodes;
using Coordination.Bot.Chat;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Buttons pressed with data that no card ever carried: other people's things, other groups, other rights, other types.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class CardAttacks(AttackedBot bot)
{
    private const string Secret = "Ankauf Grundstück Mühlenweg";

    private CouncilScene Scene => bot.Scene;

    public static TheoryData<string> ChairsVerbs =>
    [
        Verbs.AdmitItem, Verbs.RefuseItem, Verbs.DeferItem, Verbs.RefuseItemForm, Verbs.DeferItemForm, Verbs.SaveOrder, Verbs.OrderForm,
        Verbs.Schedule, Verbs.Move, Verbs.MoveForm, Verbs.Cancel, Verbs.CancelForm, Verbs.Invite, Verbs.InvitePreview,
    ];

    [Theory]
    [MemberData(nameof(ChairsVerbs))]
    public async Task The_chairs_buttons_do_nothing_for_a_member_whoever_the_data_says_they_are(string verb)
    {
        var session = await Scene.ScheduleAsync();
        var item = await Scene.ProposeAsync("Bänke im Park");
        var data = Everything(session.Id, item.Id);
        foreach (var person in new[] { Scene.OtherMember, Scene.Guest })
            Assert.Equal(200, (await bot.PostAsync(bot.Click(person, verb, data.DeepClone().AsObject()))).Status);

        var after = (await Scene.As(Scene.Chair).FindSessionAsync(session.Id, default))!;
        Assert.Equal((session.State, session.Version, session.StartsAt), (after.State, after.Version, after.StartsAt));
        Assert.Equal(AgendaItemState.Proposed, (await Scene.As(Scene.Chair).FindItemAsync(item.Id, default))!.State);
        Assert.Null(await Scene.As(Scene.Chair).FindSessionAsync(Guid.Parse((string)data["newSession"]!), default));
    }

    public static TheoryData<string> ItemVerbs =>
        [Verbs.ShowItem, Verbs.ChangeItemForm, Verbs.SaveItem, Verbs.WithdrawItem, Verbs.AdmitItem, Verbs.RefuseItemForm, Verbs.RefuseItem, Verbs.DeferItemForm, Verbs.DeferItem];

    [Theory]
    [MemberData(nameof(ItemVerbs))]
    public async Task Another_groups_item_is_not_there_for_whoever_knows_its_id(string verb)
    {
        var other = await CouncilScene.CreateAsync(bot.World);
        var session = await other.ScheduleAsync();
        var item = await other.ProposeAsync(Secret, Publicity.NonPublic);
        foreach (var chat in new[] { null, "19:gemeinsam@thread.v2" })
        {
            var answer = await bot.PostAsync(bot.Click(Scene.Chair, verb, Everything(session.Id, item.Id), chat));
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain("Mühlenweg", answer.Said, StringComparison.Ordinal);
            Assert.DoesNotContain(item.Id.ToString(), answer.Said, StringComparison.Ordinal);
        }

        Assert.Equal((AgendaItemState.Proposed, item.Version), await StateOfAsync(other, item.Id));
    }

    public static TheoryData<string> SessionVerbs =>
        [Verbs.ShowAgenda, Verbs.ShowSession, Verbs.OrderForm, Verbs.SaveOrder, Verbs.MoveForm, Verbs.Move, Verbs.CancelForm, Verbs.Cancel, Verbs.InvitePreview, Verbs.Invite];

    [Theory]
    [MemberData(nameof(SessionVerbs))]
    public async Task Another_groups_session_is_not_there_for_whoever_knows_its_id(string verb)
    {
        var other = await CouncilScene.CreateAsync(bot.World);
        var session = await other.ScheduleAsync(place: "Geheimer Gartensaal");
        await other.AdmitAsync(session.Id, Secret, Publicity.NonPublic);
        var answer = await bot.PostAsync(bot.Click(Scene.Chair, verb, Everything(session.Id, Guid.NewGuid())));
        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("Gartensaal", answer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Mühlenweg", answer.Said, StringComparison.Ordinal);
        var after = (await other.As(other.Chair).FindSessionAsync(session.Id, default))!;
        Assert.Equal((SessionState.Scheduled, session.StartsAt), (after.State, after.StartsAt));
    }

    [Fact]
    public async Task Somebody_elses_item_is_neither_changed_nor_withdrawn_nor_taken_over_by_its_id()
    {
        var item = await Scene.ProposeAsync("Bänke im Park");
        foreach (var (verb, data) in new[]
        {
            (Verbs.SaveItem, new JsonObject { ["item"] = item.Id.ToString(), ["title"] = "Gekapert", ["version"] = item.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
            (Verbs.WithdrawItem, new JsonObject { ["item"] = item.Id.ToString() }),
            (Verbs.ProposeItem, new JsonObject { ["source"] = item.Id.ToString(), ["title"] = "Gekapert" }),
            (Verbs.ChooseGroup, new JsonObject { ["source"] = item.Id.ToString(), ["group"] = Scene.GroupId.ToString(), ["text"] = "TOP: Gekapert" }),
        })
        {
            Assert.Equal(200, (await bot.PostAsync(bot.Click(Scene.OtherMember, verb, data))).Status);
        }

        var after = (await Scene.As(Scene.Member).FindItemAsync(item.Id, default))!;
        Assert.Equal((item.Title, item.State, item.ProposedBy), (after.Title, after.State, after.ProposedBy));
    }

    [Fact]
    public async Task Whoever_the_data_names_the_one_who_clicked_is_the_one_who_proposes()
    {
        var id = Guid.NewGuid();
        var data = Everything(Guid.NewGuid(), Guid.NewGuid());
        (data["source"], data["title"]) = (id.ToString(), "Von mir");
        await bot.PostAsync(bot.Click(Scene.OtherMember, Verbs.ProposeItem, data));
        Assert.Equal(Scene.OtherMember.PersonId, (await Scene.As(Scene.OtherMember).FindItemAsync(id, default))!.ProposedBy);
    }

    [Theory]
    [InlineData(Verbs.BindGroup)]
    [InlineData(Verbs.ChooseGroup)]
    public async Task A_shared_chat_is_bound_by_no_member_and_by_no_chair_of_another_group(string verb)
    {
        var chat = $"19:{Guid.NewGuid():N}@thread.v2";
        var other = await CouncilScene.CreateAsync(bot.World);
        JsonObject To(CouncilScene scene) => new() { ["group"] = scene.GroupId.ToString() };
        foreach (var person in new[] { Scene.Member, Scene.Clerk, Scene.Guest, other.Chair })
            Assert.Equal(200, (await bot.PostAsync(bot.Click(person, verb, To(Scene), chat))).Status);

        Assert.Null((await Scene.As(Scene.Chair).GetMeAsync(chat, default)).Chat?.GroupId);
        await bot.PostAsync(bot.Click(Scene.Chair, Verbs.BindGroup, To(Scene), chat));
        await bot.PostAsync(bot.Click(other.Chair, verb, To(other), chat));
        Assert.Equal(Scene.GroupId, (await Scene.As(Scene.Chair).GetMeAsync(chat, default)).Chat!.GroupId);
    }

    public static TheoryData<string> Values =>
    [
        "null", "true", "7", "-1", "1e308", "[]", "{}", "[[[[[[[[]]]]]]]]", "\"\"", "\" \"", "\"00000000-0000-0000-0000-000000000000\"", "\"not-a-guid\"", "\"0001-01-01\"", "\"9999-12-31\"",
        "\"24:00\"", "\"00:00\"", "\"99999999999999999999\"", "\"x\\u0000y\"", "\"<at>x</at>\"", "123456789012345678901234567890", "0.0000000000000000000000000000000000000001",
    ];

    /// <summary>Every verb with every field edited to something else: a sentence comes back, never a fault.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public async Task Data_of_any_other_type_is_answered_in_words(string value)
    {
        var verbs = typeof(Verbs).GetFields().Select(field => (string)field.GetRawConstantValue()!).Append("unheard.of");
        var session = await Scene.ScheduleAsync();
        foreach (var verb in verbs)
        {
            var whole = Everything(session.Id, Guid.NewGuid());
            foreach (var key in whole.Select(pair => pair.Key).ToList())
                whole[key] = JsonNode.Parse(value);

            var times = Everything(session.Id, Guid.NewGuid());
            (times["date"], times["start"], times["group"]) = (JsonNode.Parse(value), "00:00", Scene.GroupId.ToString());
            foreach (var data in new[] { whole, times })
            {
                var answer = await bot.PostAsync(bot.Click(Scene.Chair, verb, data));
                Assert.Equal((verb, 200), (verb, answer.Status));
            }
        }
    }

    [Fact]
    public async Task A_click_that_is_repeated_is_done_once_and_answered_alike()
    {
        var click = bot.Click(Scene.Member, Verbs.ProposeItem, new JsonObject { ["title"] = "Nur einmal geklickt" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bot.PostAsync(click.DeepClone().AsObject())));
        Assert.Single(answers.Select(answer => answer.Body!.ToJsonString()).Distinct());
        Assert.Single(await Scene.As(Scene.Member).GetMyItemsAsync(default), item => item.Title == "Nur einmal geklickt");
    }

    [Fact]
    public async Task The_same_activity_id_in_two_chats_is_two_activities()
    {
        var (mine, theirs) = (bot.Message(Scene.Member, "TOP: Zwei Chats"), bot.Message(Scene.OtherMember, "TOP: Zwei Chats"));
        theirs["id"] = (string)mine["id"]!;
        foreach (var message in new[] { mine, theirs })
            Assert.Equal(200, (await bot.PostAsync(message)).Status);

        foreach (var person in new[] { Scene.Member, Scene.OtherMember })
            Assert.Single(await Scene.As(person).GetMyItemsAsync(default), item => item.Title == "Zwei Chats");
    }

    [Fact]
    public async Task A_megabyte_of_data_is_not_read_and_two_hundred_kilobytes_are_answered()
    {
        Assert.Equal(413, (await bot.PostAsync(bot.Click(Scene.Member, Verbs.ProposeItem, new JsonObject { ["title"] = new string('x', 1_000_000) }))).Status);
        Assert.Equal(200, (await bot.PostAsync(bot.Click(Scene.Member, Verbs.ProposeItem, new JsonObject { ["title"] = new string('x', 200_000) }))).Status);
        Assert.DoesNotContain(await Scene.As(Scene.Member).GetMyItemsAsync(default), item => item.Title.Length > 300);
    }

    /// <summary>All keys that any card carries, and those that an attacker would try.</summary>
    private JsonObject Everything(Guid session, Guid item)
    {
        var start = CouncilTime.ToLocal(bot.World.Clock.Now).AddDays(40);
        return new()
        {
            ["item"] = item.ToString(), ["session"] = session.ToString(), ["group"] = Scene.GroupId.ToString(), ["newSession"] = Guid.NewGuid().ToString(),
            ["source"] = Guid.NewGuid().ToString(), ["title"] = "Titel", ["reason"] = "Grund", ["publicity"] = "public", ["presenter"] = "Frau Ohm", ["version"] = "1", ["list"] = "1",
            ["date"] = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["start"] = "17:00", ["end"] = "19:00", ["place"] = "Anderswo", ["urgency"] = "eilig",
            ["text"] = "Tagesordnung", ["language"] = "de-DE", [$"place:{item}"] = "1",
            ["personId"] = Scene.Chair.PersonId.ToString(), ["aadObjectId"] = Scene.Chair.PersonId.ToString(), ["from"] = new JsonObject { ["aadObjectId"] = Scene.Chair.PersonId.ToString() },
            ["actingFor"] = Scene.Chair.PersonId.ToString(), ["role"] = "chair", ["isAdmin"] = true,
        };
    }

    private static async Task<(AgendaItemState, long)> StateOfAsync(CouncilScene scene, Guid item)
    {
        var found = (await scene.As(scene.Chair).FindItemAsync(item, default))!;
        return (found.State, found.Version);
    }
}
