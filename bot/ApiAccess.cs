using System.Net.Http.Headers;
using Coordination.Bot.Channel;
using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Bot;

/// <summary>The one way to the API: <see cref="CoordinationClient"/>, with the bot's own token unless a request already carries a person's.</summary>
public static class ApiAccess
{
    public static IServiceCollection AddApiAccess(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration("Api").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<EntraOptions>().BindConfiguration("Entra").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PagesOptions>().BindConfiguration("Pages").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>, EntraOptionsRules>();

        services.AddTransient<BotTokenHandler>();
        services.AddHttpClient<CoordinationClient>((provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<ApiOptions>>().Value.BaseAddress;
                http.Timeout = TimeSpan.FromSeconds(60);
            })
            .AddHttpMessageHandler<BotTokenHandler>();
        return services;
    }

    private sealed class BotTokenHandler(BotTokens tokens) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", await tokens.ForApiAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
