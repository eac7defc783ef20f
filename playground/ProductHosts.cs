using System.Net;
using System.Net.Sockets;
using Coordination.Api;
using Coordination.Bot;
using Coordination.Contracts;
using Coordination.Playground.Channel;

namespace Coordination.Playground;

/// <summary>Where the product listens and keeps its data.</summary>
/// <param name="Database">The API's connection string; decides between SQLite and PostgreSQL.</param>
/// <param name="ApiPort">0 takes a free one.</param>
public sealed record ProductSettings(string Database, int ApiPort = 0, int BotPort = 0)
{
    /// <summary>Further settings of the API or the bot, by their configuration keys.</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Shows warnings of both hosts on the console.</summary>
    public bool Logs { get; init; }

    /// <summary>Reads along in the logs of both hosts, with everything that the most curious operator can switch on.</summary>
    public ILoggerProvider? Reader { get; init; }
}

/// <summary>API and bot as they are deployed, both in this process, each on its own socket, with the simulated Teams as their Teams and Entra.</summary>
public sealed class ProductHosts : IAsyncDisposable
{
    private readonly WebApplication _api;
    private readonly WebApplication _bot;
    private readonly HttpClient _http;

    private ProductHosts(WebApplication api, WebApplication bot, Uri apiAddress, Uri botAddress)
    {
        _api = api;
        _bot = bot;
        ApiAddress = apiAddress;
        BotAddress = botAddress;
        _http = bot.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        _http.BaseAddress = apiAddress;
    }

    /// <summary>What the bot is made of, for tests that walk its routes.</summary>
    public IServiceProvider BotServices => _bot.Services;

    public Uri ApiAddress { get; }

    public Uri BotAddress { get; }

    /// <summary>The API called from outside; give it a person's token with <see cref="CoordinationClient.WithToken"/>.</summary>
    public CoordinationClient Api => new(_http);

    public static async Task<ProductHosts> StartAsync(SimulatedTeams teams, ProductSettings settings, TimeProvider clock)
    {
        var api = ApiHost.Build(OptionsOf("api", typeof(ApiHost)), builder => Configure(builder, ApiSettings(teams, settings), settings, settings.ApiPort, clock));
        await api.StartAsync();
        var apiAddress = new Uri(api.Urls.Single() + "/");
        var botPort = settings.BotPort == 0 ? FreePort() : settings.BotPort;
        var botAddress = new Uri($"http://127.0.0.1:{botPort}/");
        var bot = BotHost.Build(
            OptionsOf("bot", typeof(BotHost)),
            builder => Configure(builder, BotSettings(teams, apiAddress, botAddress), settings, botPort, clock));
        await bot.StartAsync();
        teams.BotAddress = botAddress;
        return new ProductHosts(api, bot, apiAddress, botAddress);
    }

    /// <summary>Until Ctrl+C or a request to end.</summary>
    public Task WaitForShutdownAsync() => _bot.WaitForShutdownAsync();

    /// <summary>
    /// A port that is free. The bot has to know its own before it starts, as cards link to its pages; from below those that systems give to
    /// outgoing connections, so that none of them takes it meanwhile.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    internal static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _api.StopAsync();
        await _api.DisposeAsync();
    }

    // Two hosts in one process: without a name and a folder of its own, one would take the other's settings and pages.
    private static WebApplicationOptions OptionsOf(string folder, Type host) => new()
    {
        ApplicationName = host.Assembly.GetName().Name,
        ContentRootPath = Path.Combine(SourceTree.Root, folder),
        EnvironmentName = Environments.Development,
    };

    private static void Configure(
        WebApplicationBuilder builder, Dictionary<string, string?> values, ProductSettings settings, int port, TimeProvider clock)
    {
        builder.Configuration.AddInMemoryCollection(values).AddInMemoryCollection(settings.More);
        builder.Services.AddSingleton(clock);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders();
        if (settings.Logs)
        {
            builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        if (settings.Reader is { } reader)
        {
            foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http", "Quartz" })
            {
                builder.Configuration[$"Logging:LogLevel:{category}"] = nameof(LogLevel.Debug);
            }

            builder.Logging.AddProvider(reader);
        }
    }

    private static Dictionary<string, string?> ApiSettings(SimulatedTeams teams, ProductSettings settings) => new(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = settings.Database,
        ["Entra:Authority"] = teams.Issuer.Authority,
        ["Entra:TenantId"] = teams.Issuer.Registrations.TenantId.ToString(),
        ["Entra:Audience"] = teams.Issuer.Registrations.ApiAudience,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Documents:House"] = "Kreis Mittelau",
        ["Documents:Department"] = "Büro des Kreistags, Kreishausplatz 1, 12345 Mittelau",
    };

    private static Dictionary<string, string?> BotSettings(SimulatedTeams teams, Uri apiAddress, Uri botAddress)
    {
        var registrations = teams.Issuer.Registrations;
        return new(StringComparer.Ordinal)
        {
            ["Api:BaseAddress"] = apiAddress.AbsoluteUri,
            ["Pages:BaseAddress"] = botAddress.AbsoluteUri,
            ["Entra:Authority"] = teams.Issuer.Authority,
            ["Entra:TenantId"] = registrations.TenantId.ToString(),
            ["Entra:ClientId"] = registrations.PagesClientId.ToString(),
            ["Entra:ClientSecret"] = registrations.PagesSecret,
            ["Entra:AllowHttpOnLoopback"] = "true",
            ["Channel:AppId"] = registrations.BotAppId.ToString(),
            ["Channel:ClientSecret"] = registrations.BotSecret,
            ["Channel:TenantId"] = registrations.TenantId.ToString(),
            ["Channel:TokenEndpoint"] = teams.Issuer.TokenEndpoint,
            ["Channel:Issuer"] = teams.Issuer.ChannelIssuer,
            ["Channel:MetadataAddress"] = teams.Issuer.ChannelMetadataAddress,
            ["Channel:AllowedServiceHosts:0"] = "127.0.0.1",
            ["Channel:AllowHttpOnLoopback"] = "true",
        };
    }
}
