using System.Net;
using Coordination.Bot;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Bot;

/// <summary>One bot process as it is deployed, on a free port, with the API and the issuer of a world.</summary>
public static class BotInstance
{
    public static Task<WebApplication> StartAsync(ApiWorld world, params (string Key, string Value)[] settings) => StartAsync(world, null, settings);

    /// <param name="log">Reads along in the bot's log.</param>
    public static async Task<WebApplication> StartAsync(ApiWorld world, ILoggerProvider? log, params (string Key, string Value)[] settings)
    {
        var bot = BotHost.Build(new WebApplicationOptions { EnvironmentName = "Test" }, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(world.Errors);
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }

            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Configuration.AddInMemoryCollection(Settings(world));
            builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        });
        await bot.StartAsync();
        return bot;
    }

    private static Dictionary<string, string?> Settings(ApiWorld world)
    {
        var issuer = world.Issuer;
        return new(StringComparer.Ordinal)
        {
            ["Api:BaseAddress"] = world.BaseAddress.AbsoluteUri,
            ["Entra:Authority"] = issuer.Authority,
            ["Entra:TenantId"] = issuer.Registrations.TenantId.ToString(),
            ["Entra:ClientId"] = issuer.Registrations.PagesClientId.ToString(),
            ["Entra:ClientSecret"] = issuer.Registrations.PagesSecret,
            ["Entra:AllowHttpOnLoopback"] = "true",
            ["Channel:AppId"] = issuer.Registrations.BotAppId.ToString(),
            ["Channel:ClientSecret"] = issuer.Registrations.BotSecret,
            ["Channel:TenantId"] = issuer.Registrations.TenantId.ToString(),
            ["Channel:TokenEndpoint"] = issuer.TokenEndpoint,
            ["Channel:Issuer"] = issuer.ChannelIssuer,
            ["Channel:MetadataAddress"] = issuer.ChannelMetadataAddress,
            ["Channel:AllowedServiceHosts:0"] = "127.0.0.1",
            ["Channel:AllowHttpOnLoopback"] = "true",
            ["Pages:BaseAddress"] = "https://pages.example/",
            ["Errands:Idle"] = "00:00:00.050",
            ["Errands:LongestWait"] = "00:00:00.400",
            ["Errands:LeaseSeconds"] = "6",
        };
    }
}
