using Coordination.Api.Journal;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Extensibility;

namespace Coordination.Tests.Api;

public abstract class ClockTests(ApiWorld world, bool isShared)
{
    [Fact]
    public async Task Every_job_of_the_clock_is_scheduled_in_the_time_of_the_kreis_and_two_hosts_share_one_schedule()
    {
        await using var second = await world.StartApiAsync();
        var clock = Clock(world.Api.Services);
        var triggers = new List<ICronTrigger>();
        foreach (var key in new[] { "DeleteTranscripts", "SealJournal", "SetLostErrandsAside", "AdvanceDatePolls", "RemindOfSessions", "CheckEvents", "RemindOfDuties" })
        {
            triggers.Add(Assert.IsAssignableFrom<ICronTrigger>(await clock.GetTrigger(new TriggerKey(key))));
        }

        Assert.All(triggers, trigger => Assert.Equal("Europe/Berlin", trigger.TimeZone.Id));
        Assert.NotEqual(clock.SchedulerInstanceId == Clock(second.Services).SchedulerInstanceId, isShared);
        await second.StopAsync();
        if (isShared) Assert.Equal(7, await world.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM qrtz_triggers").SingleAsync()));
    }

    [Fact]
    public async Task A_job_that_fires_does_its_work()
    {
        await CouncilScene.CreateAsync(world);
        Assert.True(await UnsealedAsync() > 0);
        await Clock(world.Api.Services).TriggerJob(new JobKey("SealJournal"));
        for (var i = 0; i < 300 && await UnsealedAsync() > 0; i++) await Task.Delay(100);
        Assert.Equal(0, await UnsealedAsync());
        Assert.Null(await world.ReadAsync(db => JournalQueries.FindBreakAsync(db, default)));
    }

    private static IScheduler Clock(IServiceProvider services) => services.GetRequiredService<ISchedulerRepository>().LookupByName("Council").Single();

    private Task<int> UnsealedAsync() => world.ReadAsync(db => db.Journal.CountAsync(entry => entry.Link == null));
}

public sealed class ClockTestsOnSqlite(SqliteWorld world) : ClockTests(world, isShared: false), IClassFixture<SqliteWorld>;

public sealed class ClockTestsOnPostgreSql(PostgreSqlWorld world) : ClockTests(world, isShared: true), IClassFixture<PostgreSqlWorld>;
