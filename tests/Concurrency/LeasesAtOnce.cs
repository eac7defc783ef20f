using System.Collections.Concurrent;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Concurrency;

/// <summary>Eight workers at the errands: each errand is in one hand at a time, whatever runs out and whoever reports late.</summary>
public abstract class LeasesAtOnce(ApiWorld world)
{
    private const int Workers = 8;

    private CoordinationClient Bot => world.Bot(Routes.ErrandsRole);

    [Fact]
    public async Task Leases_that_ran_out_are_handed_out_once_more_and_late_reports_either_count_or_are_told_so()
    {
        await InviteTenGroupsAsync();
        var first = await DrainAsync();
        Assert.InRange(first.Count, 60, int.MaxValue);
        Assert.Equal(first.Count, first.Select(errand => errand.Id).Distinct().Count());
        Assert.Empty(await DrainAsync());

        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = await DrainAsync();
        Assert.Equal(first.Select(errand => errand.Id).Order(), second.Select(errand => errand.Id).Order());
        Assert.All(second, errand => Assert.Equal(2, errand.Attempt));
        var stale = await AtOnce.RunAsync(first.Select(errand => (Func<Task<bool>>)(() => CompleteAsync(errand))));
        Assert.Empty(stale.Done);
        Assert.All(stale.Refused, refused => Assert.Equal(Refusal.LeaseLost, refused.Code));

        // Their time is over again: who reports now meets those who come for the rest.
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var draining = DrainAsync();
        var reported = new ConcurrentBag<Guid>();
        await Task.WhenAll(second.Chunk(second.Count / 4).Select(part => Task.Run(async () =>
        {
            foreach (var errand in part)
            {
                try
                {
                    await CompleteAsync(errand);
                    reported.Add(errand.Id);
                }
                catch (RefusedException late) when (late.Code == Refusal.LeaseLost)
                {
                    // Somebody else has it by now.
                }
            }
        })));
        var third = (await draining).Select(errand => errand.Id).ToList();
        Assert.Empty(third.Intersect(reported));
        Assert.Equal(second.Select(errand => errand.Id).Order(), third.Concat(reported).Order());
    }

    /// <summary>One errand for each person: a second one would wait for the first.</summary>
    private async Task InviteTenGroupsAsync()
    {
        var planned = new List<(CouncilScene Scene, Guid Session)>();
        for (var i = 0; i < 10; i++)
        {
            var scene = await CouncilScene.CreateAsync(world);
            var session = await scene.ScheduleAsync();
            await scene.AdmitAsync(session.Id);
            planned.Add((scene, session.Id));
        }

        while (await DrainAsync() is { Count: > 0 } proposals)
        {
            foreach (var errand in proposals) await CompleteAsync(errand);
        }

        foreach (var (scene, session) in planned) await scene.As(scene.Chair).PutInvitationAsync(session, default);
    }

    private async Task<bool> CompleteAsync(ErrandView errand)
    {
        await Bot.CompleteErrandAsync(errand.Id, new ErrandReport(errand.LeaseToken), default);
        return true;
    }

    /// <summary>Eight workers lease until nothing is due.</summary>
    private async Task<List<ErrandView>> DrainAsync()
    {
        var leased = new ConcurrentBag<ErrandView>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (await Bot.LeaseErrandsAsync(new LeaseErrands(5, 60), default) is { Count: > 0 } more)
            {
                foreach (var errand in more) leased.Add(errand);
            }
        })));
        return [.. leased];
    }
}

public sealed class LeasesAtOnceOnSqlite(SqliteWorld world) : LeasesAtOnce(world), IClassFixture<SqliteWorld>;

public sealed class LeasesAtOnceOnPostgreSql(PostgreSqlWorld world) : LeasesAtOnce(world), IClassFixture<PostgreSqlWorld>;
