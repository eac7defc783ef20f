using System.Net;
using System.Net.Http.Headers;
using Coordination.Bot.Channel;
using Coordination.Contracts;
using Coordination.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Bot;

/// <summary>The one way to the API: <see cref="CoordinationClient"/>, with the bot's own token unless a request already carries a person's.</summary>
public static class ApiAccess
{
    public static IServiceCollection AddApiAccess(this IServiceCollection services)
    {
        services.AddSettings<ApiOptions>(ApiOptions.Section)
            .Validate(options => options.BaseAddress is null || SecureAddress.IsAllowed(options.BaseAddress, allowHttpOnLoopback: true), "Api:BaseAddress must be https, or http on this machine.");
        services.AddSettings<EntraOptions>(EntraOptions.Section);
        services.AddSettings<PagesOptions>(PagesOptions.Section)
            .Validate(options => options.BaseAddress is null || SecureAddress.IsAllowed(options.BaseAddress, allowHttpOnLoopback: true), "Pages:BaseAddress must be https, or http on this machine.");
        services.AddSingleton<IValidateOptions<EntraOptions>, EntraOptionsRules>();

        services.AddTransient<BotTokenHandler>();
        services.AddHttpClient<CoordinationClient>((provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<ApiOptions>>().Value.BaseAddress;
                http.Timeout = TimeSpan.FromSeconds(60);
            })
            .AddHttpMessageHandler<BotTokenHandler>()
            .RemoveAllLoggers();
        return services;
    }

    private sealed class BotTokenHandler(BotTokens tokens) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.Authorization is not null)
                return await base.SendAsync(request, cancellationToken);

            var token = await tokens.ForApiAsync(cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                tokens.ForgetForApi(token);

            return response;
        }
    }
}
