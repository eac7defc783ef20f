using System.Diagnostics;
using Coordination.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Minutes;

/// <summary>Puts the drafting room together. The model's client comes to life with the first question, and never where no model is configured.</summary>
public static class MinutesRegistration
{
    /// <summary>The longest answer, in characters of up to four bytes, escaped; headers and all stay far below.</summary>
    private const long LongestAnswer = 8 * 1024 * 1024;

    public static IServiceCollection AddMinutes(this IServiceCollection services)
    {
        services.AddSettings<ModelOptions>(ModelOptions.Section);
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsRules>();
        services.AddSingleton<ModelClient>();
        services.AddSingleton(all => new Lazy<ModelClient>(all.GetRequiredService<ModelClient>));
        services.AddSingleton<ModelWriter>();
        services.AddTransient<DraftErrand>();

        // The client has time limits of its own, for each question.
        services.AddHttpClient(ModelClient.HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new BoundedAnswers(LongestAnswer))
            .ConfigurePrimaryHttpMessageHandler(Plain);
        return services;
    }

    // A redirect would carry what was said in a session to a host that nobody configured.
    private static SocketsHttpHandler Plain() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };
}
