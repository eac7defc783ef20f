using Coordination.Bot.Calendar;
using Coordination.Bot.Cards;
using Coordination.Hosting;

namespace Coordination.Bot.Errands;

/// <summary>Puts the errand worker together with the rooms it works for.</summary>
public static class ErrandRegistration
{
    public static IServiceCollection AddErrands(this IServiceCollection services)
    {
        services.AddSettings<ErrandOptions>(ErrandOptions.Section);
        services.AddSettings<CalendarOptions>(CalendarOptions.Section)
            .Validate(
                options => options.BaseAddress is null || SecureAddress.IsAllowed(options.BaseAddress, allowHttpOnLoopback: true),
                "Calendar:BaseAddress must be https, or http on this machine.");
        services.AddSingleton<CalendarLinks>();
        services.AddSingleton<PageLinks>();
        services.AddSingleton<NoticeWriter>();
        services.AddTransient<ErrandRun>();
        services.AddSingleton<WorkerState>();
        services.AddHostedService<ErrandWorker>();
        services.AddHealthChecks().AddCheck<WorkerHealth>("errands", tags: ["ready"]);
        return services;
    }
}
