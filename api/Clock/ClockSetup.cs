using Coordination.Api.Storage;
using Coordination.Contracts;
using Quartz;

namespace Coordination.Api.Clock;

/// <summary>
/// The clock (Uhr): Quartz fires, plain functions do. With PostgreSQL all instances share one schedule in the database (its tables come with
/// the schema scripts, before any scheduler starts), with SQLite it lives in memory. No job holds state: a double firing finds nothing to do.
/// </summary>
public static class ClockSetup
{
    public static void AddClock(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        builder.Services.AddQuartz("Council", quartz =>
        {
            if (database.IsPostgreSql)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(database.ConnectionString);
                    store.UseClustering(_ => { });
                    store.UseSystemTextJsonSerializer(_ => { });
                });
            }
            else
            {
                quartz.UseInMemoryStore(_ => { });
            }

            // A missed night is made up at once. At 03:30 no clock is put forward or back.
            Schedule<DeleteTranscripts>(quartz, "0 30 3 * * ?", CronTriggerMisfireInstruction.FireAndProceed);
            Schedule<CheckEvents>(quartz, "0 15 6 * * ?", CronTriggerMisfireInstruction.FireAndProceed);
            // A missed minute is not made up: the next one finds everything.
            Schedule<SealJournal>(quartz, "0 * * * * ?", CronTriggerMisfireInstruction.DoNothing);
            Schedule<AdvanceDatePolls>(quartz, "15 * * * * ?", CronTriggerMisfireInstruction.DoNothing);
            // Once would do; whoever was down at nine catches up, and nobody is reminded twice or at night.
            Schedule<RemindOfSessions>(quartz, "0 0 9-20 * * ?", CronTriggerMisfireInstruction.DoNothing);
            Schedule<RemindOfDuties>(quartz, "0 5 9-18 * * ?", CronTriggerMisfireInstruction.DoNothing);
            Schedule<SetLostErrandsAside>(quartz, "30 * * * * ?", CronTriggerMisfireInstruction.DoNothing);
        });
        builder.Services.AddQuartzHostedService("Council", options => options.WaitForJobsToComplete = true);
    }

    private static void Schedule<TJob>(IQuartzBuilder quartz, string cron, CronTriggerMisfireInstruction missed) where TJob : IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name)
            .WithCronSchedule(cron, schedule => schedule.InTimeZone(CouncilTime.Berlin).WithMisfireInstruction(missed)));
    }
}
