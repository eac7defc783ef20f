using Coordination.Bot.Calendar;
using Coordination.Bot.Cards;
using Coordination.Bot.Minutes;

namespace Coordination.Bot.Errands;

/// <summary>Puts the errand worker together with the rooms it works for.</summary>
public static class ErrandRegistration
{
    public static IServiceCollection AddErrands(this IServiceCollection services)
    {
        services.AddOptions<ErrandOptions>().BindConfiguration("Errands").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CalendarOptions>().BindConfiguration("Calendar");
        services.AddSingleton<CalendarLinks>();
        services.AddSingleton<PageLinks>();
        services.AddSingleton<NoticeWriter>();
        services.AddTransient<DraftErrand>();
        services.AddTransient<ErrandRun>();
        services.AddSingleton<WorkerState>();
        services.AddHostedService<ErrandWorker>();
        services.AddHealthChecks().AddCheck<WorkerHealth>("errands", tags: ["ready"]);
        return services;
    }
}
