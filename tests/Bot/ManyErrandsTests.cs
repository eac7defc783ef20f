using System.Diagnostics;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.World;
using Xunit.Abstractions;

namespace Coordination.Tests.Bot;

/// <summary>Many messages to the same few people: each delivered once by two API and two bot instances, and none lost by bots that are killed.</summary>
public abstract class ManyErrandsTests(ApiWorld world, ITestOutputHelper output)
{
    private const int Versions = 15;
    private const int Kills = 5;
    private const int InHand = 8;

    [Fact]
    public async Task Ninety_errands_and_two_bots_make_ninety_messages()
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

    [Fact]
    public async Task Bots_killed_at_work_lose_nothing_and_repeat_only_what_they_had_in_hand()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await scene.ForgetAsync();
        await QueueAsync(scene);

        for (var kill = 0; kill < Kills; kill++)
        {
            var before = scene.Connector.Received.Count;
            var doomed = await BotInstance.StartAsync(world);
            await Eventually.SeeAsync(() => Task.FromResult(scene.Connector.Received.Count), count => count >= before + 12);
            await doomed.StopAsync(new CancellationToken(canceled: true));
            await doomed.DisposeAsync();
            // A question for work that it had under way may still be answered; only then do the leases of the dead run out.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            world.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        await using var heir = await BotInstance.StartAsync(world);
        var errands = await Eventually.SeeAsync(scene.ErrandsAsync, all => all.TrueForAll(e => e.State == ErrandState.Done), seconds: 120);

        var doubles = scene.Connector.Received.Count - errands.Count;
        output.WriteLine($"{errands.Count} errands, {Kills} kills, {doubles} doubles");
        Assert.All(scene.Council.Everybody, place => Assert.True(scene.TakenBy(place).Count >= Versions));
        Assert.InRange(doubles, 0, Kills * InHand);
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
