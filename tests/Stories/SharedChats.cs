using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>Group chat and channel: what everybody may read there, and what stays between the bot and one person.</summary>
public abstract class SharedChats(Provider provider) : Story(provider)
{
    private const string Secret = "Trägerauswahl Beratungsstelle";

    [Fact]
    public async Task A_non_public_item_in_the_channel_leaves_one_neutral_line_there_and_its_details_in_the_personal_chat()
    {
        await BindAsync(Teams.Channel);
        var replies = await Member.SayAsync($"TOP: {Secret}, nichtöffentlich", default, Teams.Channel);
        var line = Assert.Single(replies);
        Assert.DoesNotContain(Secret, WrittenByTheBot(Teams.Channel), StringComparison.Ordinal);
        Assert.Equal(Publicity.NonPublic, Assert.Single(await Own(Member).GetMyItemsAsync(default)).Publicity);
        await Member.AwaitAsync(reply => reply.ToString().Contains(Secret, StringComparison.Ordinal), default);
        Assert.Contains(Member.Inbox, reply => reply.ToString().Contains(Secret, StringComparison.Ordinal));
        Assert.NotEmpty(line.ToString());
    }

    [Fact]
    public async Task In_a_group_chat_the_bot_answers_only_where_it_is_mentioned()
    {
        await BindAsync(Teams.GroupChat);
        var before = Teams.Chats.Messages(Teams.GroupChat).Count;
        await Teams.SayAsync(Member.Person, Teams.GroupChat, "TOP: nur unter uns gesagt", default, mention: false);
        Assert.Equal(before + 1, Teams.Chats.Messages(Teams.GroupChat).Count);
        Assert.Empty(await Own(Member).GetMyItemsAsync(default));
        await Member.SayAsync("TOP: Sachstand Sprachkurse", default, Teams.GroupChat);
        Assert.Single(await Own(Member).GetMyItemsAsync(default));
    }

    [Fact]
    public async Task An_answer_in_a_channel_stays_in_its_thread()
    {
        await BindAsync(Teams.Channel);
        var reply = Assert.Single(await Member.SayAsync("Nächste Sitzung", default, Teams.Channel));
        var asked = Teams.Chats.Messages(Teams.Channel).Last(m => m.From == Member.Person.TeamsUserId);
        Assert.Equal(asked.Id, reply.Message!.Thread);
    }

    private async Task BindAsync(Chat chat)
    {
        var question = (await Chair.SayAsync("Chat verbinden", default, chat))[^1];
        await Chair.PressAsync(question, "group.bind", default);
    }

    private string WrittenByTheBot(Chat chat) => string.Concat(
        Teams.Chats.Messages(chat).Where(m => m.From.StartsWith("28:", StringComparison.Ordinal))
            .SelectMany(m => m.CardsFor.Values.Prepend(m.Activity)).Select(j => j.ToJsonString(Plain)));

    private static readonly System.Text.Json.JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

public sealed class SharedChatsOnSqlite() : SharedChats(Provider.Sqlite);

public sealed class SharedChatsOnPostgreSql() : SharedChats(Provider.PostgreSql);
