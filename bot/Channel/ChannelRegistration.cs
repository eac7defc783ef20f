using Coordination.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>Puts the Teams edge together: its settings, its HTTP clients and its one route.</summary>
public static class ChannelRegistration
{
    /// <summary>Ids, tokens and key sets are small; whatever else is sent must not fill the memory.</summary>
    private const int LongestAnswer = 1024 * 1024;

    public static IServiceCollection AddChannel(this IServiceCollection services)
    {
        services.AddSettings<ChannelOptions>(ChannelOptions.Section);
        services.AddSingleton<IValidateOptions<ChannelOptions>, ChannelOptionsRules>();
        services.AddSingleton<BotTokens>();
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton(all => new SendPace(all.GetRequiredService<TimeProvider>(), all.GetRequiredService<IOptions<ChannelOptions>>().Value.Paced));
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<ChannelTokenCheck>();
        services.AddSingleton<ActivityGate>();
        services.AddSingleton<SeenActivities>();
        services.AddSingleton<Welcomes>();
        services.AddSingleton<Reception>();
        services.AddTransient<ConnectorRetry>();

        services.AddHttpClient(BotTokens.HttpClientName, http => Bound(http, 10)).ConfigurePrimaryHttpMessageHandler(NoRedirects);
        services.AddHttpClient<ConnectorClient>(http => Bound(http, 15))
            .AddHttpMessageHandler<ConnectorRetry>()
            .ConfigurePrimaryHttpMessageHandler(NoRedirects)
            .RemoveAllLoggers();
        return services;
    }

    public static IEndpointRouteBuilder MapChannel(this IEndpointRouteBuilder routes)
    {
        // Anonymous to ASP.NET Core only: the endpoint checks Teams' own token, before anything else.
        routes.MapPost("/api/messages", MessagesEndpoint.HandleAsync).AllowAnonymous();
        return routes;
    }

    private static void Bound(HttpClient http, int seconds)
    {
        http.Timeout = TimeSpan.FromSeconds(seconds);
        http.MaxResponseContentBufferSize = LongestAnswer;
    }

    // A redirect would carry a token to a host that nobody allowed.
    private static SocketsHttpHandler NoRedirects() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
}
