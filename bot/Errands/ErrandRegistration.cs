using Coordination.Bot.Calendar;
using Coordination.Bot.Cards;
using Coordination.Hosting;
using Microsoft.Extensions.Options;

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
        services.AddSettings<GraphOptions>(GraphOptions.Section)
            .Validate(options => options.TimeoutSeconds is >= 1 and <= 100, "Graph:TimeoutSeconds must be between 1 and 100.")
            .Validate(options => SecureAddress.IsAllowed(options.BaseAddress, allowHttpOnLoopback: true), "Graph:BaseAddress must be https, or http on this machine.");
        services.AddHttpClient(OutlookCalendar.HttpClientName, (provider, http) =>
            http.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<GraphOptions>>().Value.TimeoutSeconds)).RemoveAllLoggers();
        services.AddSingleton<OutlookCalendar>();
        services.AddTransient<EventErrand>();
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
