using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class ErrandTests(ApiWorld world)
{
    protected ApiWorld World => world;

    private CoordinationClient Worker => world.Bot(Routes.ErrandsRole);

    [Fact]
    public async Task Five_hundred_errands_leased_by_eight_workers_at_two_hosts_are_each_done_once()
    {
        var queued = await QueueAsync((await CouncilScene.CreateAsync(world)).GroupId, 500);
        await using var second = await world.StartApiAsync();
        var addresses = new[] { world.BaseAddress, new Uri(second.Urls.Single()) };
        var leased = new ConcurrentBag<Guid>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var http = world.WithToken(world.Issuer.AppToken(Routes.ErrandsRole));
            http.BaseAddress = addresses[i % 2];
            var worker = new CoordinationClient(http);
            while (await worker.LeaseErrandsAsync(new LeaseErrands(Max: 7), default) is { Count: > 0 } errands)
            {
                foreach (var errand in errands)
                {
                    leased.Add(errand.Id);
                    await worker.CompleteErrandAsync(errand.Id, new ErrandReport(errand.LeaseToken), default);
                }
            }
        }));

        await second.StopAsync();
        Assert.Equal(500, leased.Count);
        Assert.Equal(queued.Order(), leased.Order());
        Assert.Equal(500, await CountAsync(queued, ErrandState.Done));
    }

    [Fact]
    public async Task An_errand_is_leased_to_one_worker_at_a_time()
    {
        var id = await QueueOneAsync();
        var lease = await LeaseAsync(id);
        Assert.Equal(1, lease.Attempt);
        Assert.DoesNotContain(await Worker.LeaseErrandsAsync(new LeaseErrands(100), default), errand => errand.Id == id);
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_given_to_somebody_else_and_the_old_token_is_worth_nothing()
    {
        var id = await QueueOneAsync();
        var lost = await LeaseAsync(id);
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var taken = await LeaseAsync(id);

        Assert.Equal(2, taken.Attempt);
        await Refused.WithAsync(Refusal.LeaseLost, () => Worker.CompleteErrandAsync(id, new ErrandReport(lost.LeaseToken), default));
        await Refused.WithAsync(Refusal.LeaseLost, () => Worker.ExtendLeaseAsync(id, new ErrandReport(lost.LeaseToken), default));
        await Refused.WithAsync(Refusal.LeaseLost, () => Worker.FailErrandAsync(id, new ErrandFailure(lost.LeaseToken, ErrandProblem.Unavailable), default));
        await Worker.CompleteErrandAsync(id, new ErrandReport(taken.LeaseToken), default);
        await Worker.CompleteErrandAsync(id, new ErrandReport(taken.LeaseToken), default);
    }

    [Fact]
    public async Task A_long_errand_keeps_its_lease_by_reporting()
    {
        var id = await QueueOneAsync();
        var lease = await LeaseAsync(id);
        world.Clock.Advance(TimeSpan.FromSeconds(50));
        await Worker.ExtendLeaseAsync(id, new ErrandReport(lease.LeaseToken), default);
        world.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.DoesNotContain(await Worker.LeaseErrandsAsync(new LeaseErrands(100), default), errand => errand.Id == id);
        await Worker.CompleteErrandAsync(id, new ErrandReport(lease.LeaseToken), default);
    }

    [Fact]
    public async Task A_failing_errand_waits_longer_each_time_then_is_stuck_until_the_clerk_retries()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var id = (await QueueAsync(scene.GroupId, 1)).Single();
        foreach (var minutes in new[] { 1, 5, 30, 120, 360, 0 })
        {
            var lease = await LeaseAsync(id);
            await Worker.FailErrandAsync(id, new ErrandFailure(lease.LeaseToken, ErrandProblem.Unavailable), default);
            var waiting = Assert.Single(await scene.As(scene.Clerk).GetErrandsAsync(scene.GroupId, default));
            Assert.Equal((minutes == 0 ? ErrandState.Stuck : ErrandState.Due, ErrandProblem.Unavailable), (waiting.State, waiting.Problem));
            Assert.Equal(minutes == 0 ? waiting.DueAt : world.Clock.Now.AddMinutes(minutes), waiting.DueAt);
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        await scene.As(scene.Clerk).RetryErrandAsync(id, default);
        Assert.Equal(1, (await LeaseAsync(id)).Attempt);
        Assert.Equal(["ErrandStuck", "ErrandRetried"], (await ReadJournalAsync(id)).Select(action => action.ToString()));
    }

    [Theory]
    [InlineData(ErrandProblem.RecipientUnknown)]
    [InlineData(ErrandProblem.Rejected)]
    public async Task What_waiting_cannot_mend_is_stuck_at_once(ErrandProblem problem)
    {
        var id = await QueueOneAsync();
        var lease = await LeaseAsync(id);
        await Worker.FailErrandAsync(id, new ErrandFailure(lease.LeaseToken, problem), default);
        Assert.Equal(1, await CountAsync([id], ErrandState.Stuck));
    }

    [Fact]
    public async Task What_was_stuck_for_want_of_a_chat_is_due_once_the_person_writes_to_the_bot()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var errand = Errand.Due(ErrandKind.SendMinutes, scene.GroupId, null, Guid.NewGuid(), 1, 0, scene.Member.PersonId, world.Clock.Now);
        await StoreAsync(errand);
        await Worker.FailErrandAsync(errand.Id, new ErrandFailure((await LeaseAsync(errand.Id)).LeaseToken, ErrandProblem.RecipientUnknown), default);
        Assert.Equal(1, await CountAsync([errand.Id], ErrandState.Stuck));

        await ChatAsync(scene.Member.PersonId, "a:first");
        Assert.NotNull((await LeaseAsync(errand.Id)).Conversation);
    }

    [Fact]
    public async Task An_errand_comes_with_the_chat_last_seen_of_its_recipient_and_the_trace_of_its_cause()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await ChatAsync(scene.Member.PersonId, "a:old");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChatAsync(scene.Member.PersonId, "a:new");
        using var cause = new Activity("cause").Start();
        var errand = Errand.Due(ErrandKind.SendMinutes, scene.GroupId, null, Guid.NewGuid(), 1, 0, scene.Member.PersonId, world.Clock.Now);
        await StoreAsync(errand);

        var lease = await LeaseAsync(errand.Id);
        Assert.StartsWith("a:new", lease.Conversation?.Id, StringComparison.Ordinal);
        Assert.Equal(cause.Id, lease.TraceParent);
    }

    [Fact]
    public async Task An_errand_that_takes_its_bots_down_is_set_aside()
    {
        var id = await QueueOneAsync();
        for (var i = 0; i < 6; i++)
        {
            await LeaseAsync(id);
            Assert.Equal(0, await CountAsync([id], ErrandState.Stuck));
            world.Clock.Advance(TimeSpan.FromSeconds(61));
            await world.ReadAsync(db => ErrandQueries.SetLostAsideAsync(db, world.Clock.Now, default));
        }

        Assert.Equal(1, await CountAsync([id], ErrandState.Stuck));
    }

    [Fact]
    public async Task Errands_are_for_the_bots_own_token_and_their_list_for_chair_and_clerk()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await Refused.WithAsync(Refusal.NotAllowed, () => world.Admin.LeaseErrandsAsync(new LeaseErrands(), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => world.Bot(Routes.ActForRole).LeaseErrandsAsync(new LeaseErrands(), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Member).GetErrandsAsync(scene.GroupId, default));
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).GetErrandsAsync(scene.GroupId, default));
        await Refused.WithAsync(Refusal.Malformed, () => Worker.LeaseErrandsAsync(new LeaseErrands(Max: 5000), default));
    }

    private async Task<Guid> QueueOneAsync() => (await QueueAsync((await CouncilScene.CreateAsync(world)).GroupId, 1)).Single();

    protected async Task<List<Guid>> QueueAsync(Guid groupId, int count)
    {
        var errands = Enumerable.Range(0, count)
            .Select(i => Errand.Due(ErrandKind.SendInvitation, groupId, null, Guid.NewGuid(), 1, 0, Guid.NewGuid(), world.Clock.Now)).ToArray();
        await StoreAsync(errands);
        return [.. errands.Select(errand => errand.Id)];
    }

    private Task<int> StoreAsync(params Errand[] errands) => world.ReadAsync(async db =>
    {
        db.Errands.AddRange(errands);
        return await db.SaveChangesAsync();
    });

    /// <summary>Other tests of the class leave errands behind: only this one counts.</summary>
    private async Task<ErrandView> LeaseAsync(Guid id)
    {
        while (true)
        {
            var leased = await Worker.LeaseErrandsAsync(new LeaseErrands(100), default);
            Assert.NotEmpty(leased);
            if (leased.FirstOrDefault(errand => errand.Id == id) is { } found) return found;
        }
    }

    private Task<int> CountAsync(IReadOnlyList<Guid> ids, ErrandState state) =>
        world.ReadAsync(db => db.Errands.CountAsync(errand => ids.Contains(errand.Id) && errand.State == state));

    private Task<List<Coordination.Api.Journal.JournalAction>> ReadJournalAsync(Guid subject) =>
        world.ReadAsync(db => db.Journal.Where(entry => entry.SubjectId == subject).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());

    private Task<ConversationRecord> ChatAsync(Guid person, string id) => world.Bot(Routes.ActForRole).ActingFor(person).PutConversationAsync(
        new ConversationRecord($"{id}-{person}", ConversationKind.Personal, "https://smba.example/", world.Issuer.Registrations.TenantId, null, person, $"29:{person}", "de"),
        default);
}

public sealed class ErrandTestsOnSqlite(SqliteWorld world) : ErrandTests(world), IClassFixture<SqliteWorld>;

public sealed class ErrandTestsOnPostgreSql(PostgreSqlWorld world) : ErrandTests(world), IClassFixture<PostgreSqlWorld>
{
    [Fact]
    public async Task Rows_that_another_lease_is_just_taking_are_passed_over_without_waiting()
    {
        var queued = await QueueAsync((await CouncilScene.CreateAsync(World)).GroupId, 6);
        await World.ReadAsync(async db =>
        {
            await using var uncommitted = await db.Database.BeginTransactionAsync();
            var first = await ErrandQueries.LeaseAsync(db, new LeaseErrands(3), World.Clock.Now, default);
            var second = await World.ReadAsync(other => ErrandQueries.LeaseAsync(other, new LeaseErrands(100), World.Clock.Now, default))
                .WaitAsync(TimeSpan.FromSeconds(20));
            await uncommitted.CommitAsync();

            Assert.Equal(3, first.Count);
            Assert.Empty(first.Select(errand => errand.Id).Intersect(second.Select(errand => errand.Id)));
            Assert.Empty(queued.Except(first.Concat(second).Select(errand => errand.Id)));
            return 0;
        });
    }
}
