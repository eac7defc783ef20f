using System.Diagnostics;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.World;
using Xunit.Abstractions;

namespace Coordination.Tests.Bot;

/// <summary>Two API and two bot instances on one database: five hundred messages, each delivered once.</summary>
public abstract class ManyErrandsTests(ApiWorld world, ITestOutputHelper output)
{
    private const int Versions = 84;

    [Fact]
    public async Task Five_hundred_errands_and_two_bots_make_five_hundred_messages()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await scene.ForgetAsync();
        await QueueAsync(scene);

        await using var otherApi = await world.StartApiAsync();
        var started = Stopwatch.GetTimestamp();
        await using var bot = await BotInstance.StartAsync(world);
        await using var otherBot = await BotInstance.StartAsync(world, ("Api:BaseAddress", otherApi.Urls.Single()));
        var errands = await Eventually.SeeAsync(scene.ErrandsAsync, all => all.TrueForAll(e => e.State == ErrandState.Done), seconds: 120);

        output.WriteLine($"{errands.Count} errands in {Stopwatch.GetElapsedTime(started).TotalSeconds:f1} s");
        Assert.All(errands, errand => Assert.Equal(1, errand.Attempt));
        Assert.All(scene.Council.Everybody, place => Assert.Equal(Versions, scene.TakenBy(place).Count));
        await otherApi.StopAsync();
    }

    private static Task<int> QueueAsync(ErrandScene scene) => scene.World.ReadAsync(db =>
    {
        var now = scene.World.Clock.Now;
        db.Errands.AddRange(
            from place in scene.Council.Everybody
            from version in Enumerable.Range(1000, Versions)
            select Errand.Due(ErrandKind.SendReschedule, scene.Council.GroupId, scene.SessionId, scene.SessionId, version, 0, place.PersonId, now));
        return db.SaveChangesAsync();
    });
}

public sealed class ManyErrandsTestsOnSqlite(SqliteWorld world, ITestOutputHelper output)
    : ManyErrandsTests(world, output), IClassFixture<SqliteWorld>;

public sealed class ManyErrandsTestsOnPostgreSql(PostgreSqlWorld world, ITestOutputHelper output)
    : ManyErrandsTests(world, output), IClassFixture<PostgreSqlWorld>;
