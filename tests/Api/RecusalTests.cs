using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class RecusalTests(ApiWorld world)
{
    [Fact]
    public async Task Befangenheit_is_announced_once_and_seen_by_chair_clerk_and_the_person_alone()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var hidden = await scene.AdmitAsync(session.Id, "Grundstück", Publicity.NonPublic);

        await scene.As(scene.Member).PutMyRecusalAsync(hidden.Id, default);
        await scene.As(scene.Member).PutMyRecusalAsync(hidden.Id, default);

        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(entry => entry.SubjectId == hidden.Id && entry.Action == JournalAction.RecusalAnnounced)));
        foreach (var place in new[] { scene.Chair, scene.Clerk, scene.Member })
        {
            var seen = Assert.Single(await scene.As(place).GetRecusalsAsync(session.Id, default));
            Assert.Equal((hidden.Id, scene.Member.MemberId, "Erna Brandt"), (seen.ItemId, seen.MemberId, seen.Name));
        }

        foreach (var place in new[] { scene.OtherMember, scene.Deputy, scene.Guest })
        {
            Assert.Empty(await scene.As(place).GetRecusalsAsync(session.Id, default));
        }

        await scene.As(scene.Member).WithdrawMyRecusalAsync(hidden.Id, default);
        await scene.As(scene.Member).WithdrawMyRecusalAsync(hidden.Id, default);
        Assert.Empty(await scene.As(scene.Clerk).GetRecusalsAsync(session.Id, default));
        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(entry => entry.SubjectId == hidden.Id && entry.Action == JournalAction.RecusalWithdrawn)));
    }

    [Fact]
    public async Task A_guest_learns_nothing_of_a_non_public_item_by_announcing()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var hidden = await scene.AdmitAsync(session.Id, "Grundstück", Publicity.NonPublic);
        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Guest).PutMyRecusalAsync(hidden.Id, default));
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).PutMyRecusalAsync(hidden.Id, default));
    }

    [Fact]
    public async Task It_needs_an_item_on_an_agenda_whose_session_is_still_to_come_or_open()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var member = scene.As(scene.Member);
        var proposed = await scene.ProposeAsync();
        await Refused.WithAsync(Refusal.ItemNotOnAgenda, () => member.PutMyRecusalAsync(proposed.Id, default));

        var session = await scene.InviteAsync();
        var item = Assert.Single((await member.FindAgendaAsync(session.Id, default))!.Items);
        await scene.As(scene.Chair).PutOpeningAsync(session.Id, new SessionMoment(session.StartsAt), default);
        await member.PutMyRecusalAsync(item.Id, default);
        await scene.As(scene.Chair).PutClosureAsync(session.Id, new SessionMoment(session.EndsAt), default);
        await Refused.WithAsync(Refusal.SessionAlreadyHeld, () => member.WithdrawMyRecusalAsync(item.Id, default));
        Assert.Single(await scene.As(scene.Clerk).GetRecusalsAsync(session.Id, default));
    }
}

public sealed class RecusalTestsOnSqlite(SqliteWorld world) : RecusalTests(world), IClassFixture<SqliteWorld>;

public sealed class RecusalTestsOnPostgreSql(PostgreSqlWorld world) : RecusalTests(world), IClassFixture<PostgreSqlWorld>;
