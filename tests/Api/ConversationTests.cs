using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class ConversationTests(ApiWorld world)
{
    private static ConversationRecord Personal(Guid person, Guid? group = null) =>
        new($"a:{person:N}", ConversationKind.Personal, "https://smba.example/de/", Guid.NewGuid(), group, person, $"29:{person:N}", "de-DE");

    private static ConversationRecord GroupChat(Guid? group) =>
        new($"19:{Guid.NewGuid():N}@thread.v2", ConversationKind.GroupChat, "https://smba.example/de/", Guid.NewGuid(), group, null, null, null);

    [Fact]
    public async Task A_personal_chat_belongs_to_its_person_alone()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var chat = Personal(scene.Member.PersonId, scene.GroupId);

        await scene.As(scene.Member).PutConversationAsync(chat, default);

        Assert.Equal(chat, (await scene.As(scene.Member).GetMeAsync(chat.Id, default)).Chat);
        Assert.Null((await scene.As(scene.Chair).GetMeAsync(chat.Id, default)).Chat);
        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Chair).PutConversationAsync(chat with { PersonId = scene.Chair.PersonId }, default));
        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Chair).PutConversationAsync(chat, default));
    }

    [Fact]
    public async Task An_address_comes_from_the_bot_and_never_from_a_persons_own_token()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var chat = Personal(scene.Member.PersonId) with { ServiceUrl = "https://attacker.example/" };
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Own(scene.Member).PutConversationAsync(chat, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => world.Admin.PutConversationAsync(GroupChat(scene.GroupId), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Own(scene.Member).GetMeAsync(chat.Id, default));
    }

    [Fact]
    public async Task In_a_personal_chat_people_choose_among_their_own_groups()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var other = await CouncilScene.CreateAsync(world);
        var chat = Personal(scene.Member.PersonId);
        await scene.As(scene.Member).PutConversationAsync(chat, default);

        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Member).PutConversationAsync(chat with { GroupId = other.GroupId }, default));

        Assert.Equal(scene.GroupId, (await scene.As(scene.Member).PutConversationAsync(chat with { GroupId = scene.GroupId }, default)).GroupId);
    }

    [Fact]
    public async Task Only_the_chair_binds_moves_or_frees_a_shared_chat()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var chat = GroupChat(scene.GroupId);

        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Member).PutConversationAsync(chat, default));
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).PutConversationAsync(chat, default));
        await scene.As(scene.Chair).PutConversationAsync(chat, default);
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Member).PutConversationAsync(chat with { GroupId = null }, default));
        var other = await CouncilScene.CreateAsync(world);
        await Refused.WithAsync(Refusal.NotFound, () => other.As(other.Chair).PutConversationAsync(chat with { GroupId = other.GroupId }, default));

        Assert.Equal(chat, (await scene.As(scene.Guest).GetMeAsync(chat.Id, default)).Chat);
        Assert.Null((await world.As(Guid.NewGuid()).GetMeAsync(chat.Id, default)).Chat);
    }

    [Fact]
    public async Task Every_member_refreshes_the_address_of_a_bound_chat()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var chat = GroupChat(scene.GroupId);
        await scene.As(scene.Chair).PutConversationAsync(chat, default);

        await scene.As(scene.Member).PutConversationAsync(chat with { ServiceUrl = "https://smba.example/emea/" }, default);

        Assert.Equal("https://smba.example/emea/", (await scene.As(scene.Chair).GetMeAsync(chat.Id, default)).Chat!.ServiceUrl);
    }
}

public sealed class ConversationTestsOnSqlite(SqliteWorld world) : ConversationTests(world), IClassFixture<SqliteWorld>;

public sealed class ConversationTestsOnPostgreSql(PostgreSqlWorld world) : ConversationTests(world), IClassFixture<PostgreSqlWorld>;
