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
        Assert.Equivalent(new PolicyProfile(NoticeDays: 9, Style: MinutesStyle.Indicative), group.Profile, strict: true);
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

    [Fact]
    public async Task Only_administrators_create_and_change_groups()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var definition = new GroupDefinition("Andere", "A", new PolicyProfile());

        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Own(scene.Chair).PutGroupAsync(scene.GroupId, definition, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Chair).PutFactionAsync(scene.GroupId, Guid.NewGuid(), new FactionDefinition("F", "F"), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Own(scene.Chair).EndMemberAsync(scene.GroupId, scene.Member.MemberId, default));
    }

    [Fact]
    public async Task A_group_is_changed_with_the_version_one_saw()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var group = (await world.Admin.FindGroupAsync(scene.GroupId, default))!;
        var definition = new GroupDefinition("Arbeitsgruppe Obstbau", "AG Obst", group.Profile with { NoticeDays = 8 });

        await Refused.WithAsync(Refusal.IdTaken, () => world.Admin.PutGroupAsync(scene.GroupId, definition, default));
        var changed = await world.Admin.PutGroupAsync(scene.GroupId, definition, default, group.Version);

        Assert.Equal((definition.Name, 8), (changed.Name, changed.Profile.NoticeDays));
        await Refused.WithAsync(Refusal.Stale, () => world.Admin.PutGroupAsync(scene.GroupId, definition with { Name = "Dritte" }, default, group.Version));
    }

    [Fact]
    public async Task A_membership_or_faction_that_is_there_is_changed_with_the_version_one_saw_only()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var (admin, group) = (world.Admin, (await world.Admin.FindGroupAsync(scene.GroupId, default))!);
        var known = group.Members.Single(member => member.Id == scene.Member.MemberId);
        var typed = new MemberDefinition(known.PersonId, known.Name with { Function = "Sprecherin" }, known.Email, known.FactionId, known.Role, known.HasVote);
        var renamed = new FactionDefinition("Fraktion der Wildrosen", "Rosen");

        await Refused.WithAsync(Refusal.VersionNeeded, () => admin.PutMemberAsync(scene.GroupId, known.Id, typed, default));
        await Refused.WithAsync(Refusal.VersionNeeded, () => admin.PutFactionAsync(scene.GroupId, scene.Roses, renamed, default));
        var changed = await admin.PutMemberAsync(scene.GroupId, known.Id, typed, default, group.Version);
        await Refused.WithAsync(Refusal.Stale, () => admin.PutFactionAsync(scene.GroupId, scene.Roses, renamed, default, group.Version));

        Assert.Equal("Sprecherin", changed.Members.Single(member => member.Id == known.Id).Name.Function);
        // A second click: it is as it was sent.
        Assert.Equal(changed.Version, (await admin.PutMemberAsync(scene.GroupId, known.Id, typed, default, group.Version)).Version);
    }

    [Fact]
    public async Task A_profile_outside_its_limits_is_malformed()
    {
        var refused = await Refused.WithAsync(Refusal.Malformed, () => world.Admin.PutGroupAsync(
            Guid.NewGuid(), new GroupDefinition("Gruppe", "G", new PolicyProfile(NoticeDays: -1)), default));

        Assert.Equal("profile.noticeDays", refused.Facts["field"]!.ToString());
    }

    [Fact]
    public async Task A_membership_that_ended_no_longer_opens_the_group()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var yesterday = CouncilTime.DateOf(scene.At(-1, 12));

        await world.Admin.EndMemberAsync(scene.GroupId, scene.Member.MemberId, default);
        Assert.NotNull(await scene.As(scene.Member).FindGroupAsync(scene.GroupId, default));
        await scene.PutAsync(scene.Member, Role.Member, scene.Roses, true, until: yesterday);
        await scene.PutAsync(scene.OtherMember, Role.Member, scene.Roses, true, from: CouncilTime.DateOf(scene.At(1, 12)));

        Assert.Null(await scene.As(scene.Member).FindGroupAsync(scene.GroupId, default));
        Assert.Null(await scene.As(scene.OtherMember).FindGroupAsync(scene.GroupId, default));
        Assert.Empty((await scene.As(scene.Member).GetMeAsync(default)).Groups);
    }

    [Fact]
    public async Task The_last_chair_stays()
    {
        var scene = await CouncilScene.CreateAsync(world);

        await Refused.WithAsync(Refusal.LastChair, () => world.Admin.EndMemberAsync(scene.GroupId, scene.Chair.MemberId, default));
        await Refused.WithAsync(Refusal.LastChair, () => scene.PutAsync(scene.Chair, Role.Member, scene.Roses, true));
    }

    [Fact]
    public async Task A_membership_stays_with_its_person()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var another = new CouncilScene.Place("Brandt") { PersonId = scene.Member.PersonId };

        await Refused.WithAsync(Refusal.MemberInUse, () => scene.PutAsync(another, Role.Clerk, null, false));
    }

    [Fact]
    public async Task A_member_belongs_to_a_faction_and_represents_a_member_of_the_same_group()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var other = await CouncilScene.CreateAsync(world);

        var faction = await Refused.WithAsync(Refusal.Malformed, () => scene.PutAsync(new("Neu"), Role.Member, other.Roses, true));
        var deputy = await Refused.WithAsync(Refusal.Malformed, () => scene.PutAsync(new("Neu"), Role.Deputy, null, false, other.Member.MemberId));

        Assert.Equal(("factionId", "deputyOf"), (faction.Facts["field"]!.ToString(), deputy.Facts["field"]!.ToString()));
    }

    [Fact]
    public async Task Mail_addresses_are_for_chair_clerk_and_administrator()
    {
        var scene = await CouncilScene.CreateAsync(world);

        Assert.All((await scene.As(scene.Clerk).FindGroupAsync(scene.GroupId, default))!.Members, member => Assert.NotNull(member.Email));
        Assert.All((await scene.As(scene.Member).FindGroupAsync(scene.GroupId, default))!.Members, member => Assert.Null(member.Email));
    }

    [Fact]
    public async Task People_see_their_own_groups_and_administrators_all()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await CouncilScene.CreateAsync(world);

        Assert.Equal([new GroupSummary(scene.GroupId, "Arbeitsgruppe Gartenbau", "AG Garten", Role.Clerk)], await scene.As(scene.Clerk).GetGroupsAsync(default));
        Assert.True((await world.Admin.GetGroupsAsync(default)).Count >= 2);
        var me = await scene.Own(scene.Clerk).GetMeAsync(default);
        Assert.Equal((scene.Clerk.PersonId, "Erna Feder", false), (me.PersonId, me.Name, me.IsAdmin));
    }

    [Fact]
    public async Task The_journal_tells_who_did_what_by_which_channel_without_any_text()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var item = await scene.ProposeAsync("Geheimer Titel");

        var entry = (await scene.As(scene.Clerk).GetJournalAsync(scene.GroupId, default))[0];

        Assert.Equal(("itemProposed", "teams", scene.Member.PersonId, item.Id, world.Clock.Now), (entry.Action, entry.Channel, entry.PersonId!.Value, entry.SubjectId!.Value, entry.At));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Member).GetJournalAsync(scene.GroupId, default));
    }
}

public sealed class GroupTestsOnSqlite(SqliteWorld world) : GroupTests(world), IClassFixture<SqliteWorld>;

public sealed class GroupTestsOnPostgreSql(PostgreSqlWorld world) : GroupTests(world), IClassFixture<PostgreSqlWorld>;
