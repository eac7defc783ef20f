using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class GroupTests(ApiWorld world)
{
    [Fact]
    public async Task A_group_reads_back_as_the_administrator_entered_it()
    {
        var scene = await CouncilScene.CreateAsync(world, new PolicyProfile(NoticeDays: 9, Style: MinutesStyle.Indicative));

        var group = await world.Admin.FindGroupAsync(scene.GroupId, default);

        Assert.NotNull(group);
        Assert.Equal("AG Garten", group.ShortName);
        Assert.Equal(new PolicyProfile(NoticeDays: 9, Style: MinutesStyle.Indicative), group.Profile);
        Assert.Equal(["Fraktion der Rosen", "Fraktion der Tulpen"], group.Factions.Select(faction => faction.Name));
        Assert.Equal(6, group.Members.Count);
        var deputy = Assert.Single(group.Members, member => member.Id == scene.Deputy.MemberId);
        Assert.Equal((Role.Deputy, scene.OtherMember.MemberId, 1), (deputy.Role, deputy.DeputyOf, deputy.DeputyOrder));
    }

    [Fact]
    public async Task Somebody_elses_group_is_not_there()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var stranger = Guid.NewGuid();

        Assert.Null(await world.As(stranger).FindGroupAsync(scene.GroupId, default));
        Assert.Empty(await world.OwnToken(stranger).GetGroupsAsync(default));
        Assert.Null(await world.As(scene.Member.PersonId).FindGroupAsync(Guid.NewGuid(), default));
    }
}

public sealed class GroupTestsOnSqlite(SqliteWorld world) : GroupTests(world), IClassFixture<SqliteWorld>;

public sealed class GroupTestsOnPostgreSql(PostgreSqlWorld world) : GroupTests(world), IClassFixture<PostgreSqlWorld>;
