using Coordination.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>Puts the Teams edge together: its settings, its HTTP clients and its one route.</summary>
public static class ChannelRegistration
{
    public static IServiceCollection AddChannel(this IServiceCollection services)
    {
        services.AddSettings<ChannelOptions>(ChannelOptions.Section);
        services.AddSingleton<IValidateOptions<ChannelOptions>, ChannelOptionsRules>();
        services.AddSingleton<BotTokens>();
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<ChannelTokenCheck>();
        services.AddSingleton<ActivityGate>();
        services.AddSingleton<SeenActivities>();
        services.AddSingleton<Welcomes>();
        services.AddSingleton<Reception>();
        services.AddTransient<ConnectorRetry>();

        services.AddHttpClient(BotTokens.HttpClientName, http => http.Timeout = TimeSpan.FromSeconds(10)).ConfigurePrimaryHttpMessageHandler(NoRedirects);
        services.AddHttpClient<ConnectorClient>(http => http.Timeout = TimeSpan.FromSeconds(15))
            .AddHttpMessageHandler<ConnectorRetry>()
            .ConfigurePrimaryHttpMessageHandler(NoRedirects);
        return services;
    }

    public static IEndpointRouteBuilder MapChannel(this IEndpointRouteBuilder routes)
    {
        // Anonymous to ASP.NET Core only: the endpoint checks Teams' own token, before anything else.
        routes.MapPost("/api/messages", MessagesEndpoint.HandleAsync).AllowAnonymous();
        return routes;
    }

    // A redirect would carry a token to a host that nobody allowed.
    private static SocketsHttpHandler NoRedirects() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
}
