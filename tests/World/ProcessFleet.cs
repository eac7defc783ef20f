using Coordination.Playground.Channel;

namespace Coordination.Tests.World;

/// <summary>
/// API and bot as processes of their own over one database. The simulated Teams runs in the test, so that it sees every message and outlives
/// whoever is killed. Disposing ends every process that was started here.
/// </summary>
/// <param name="more">Settings that every process gets beside the usual ones.</param>
public sealed class ProcessFleet(string connectionString, SimulatedTeams teams, params (string Key, string Value)[] more) : IAsyncDisposable
{
    private readonly List<ProductProcess> _started = [];
    private readonly Lock _lock = new();

    public string Logs => string.Join("\n\n", Started.Select(process => process.Log));

    private List<ProductProcess> Started
    {
        get
        {
            lock (_lock)
            {
                return [.. _started];
            }
        }
    }

    public ProductProcess StartApi(int port = 0) => Start("api", ApiSettings, port);

    public ProductProcess StartBot(Uri api, int port = 0) => Start("bot", BotSettings(api), port);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Started)
        {
            await process.DisposeAsync();
        }
    }

    private ProductProcess Start(string room, Dictionary<string, string?> settings, int port)
    {
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var process = ProductProcess.Start(room, settings, port);
        lock (_lock)
        {
            _started.Add(process);
        }

        return process;
    }

    private Dictionary<string, string?> ApiSettings => new(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = connectionString,
        ["Entra:Authority"] = teams.Issuer.Authority,
        ["Entra:TenantId"] = teams.Issuer.Registrations.TenantId.ToString(),
        ["Entra:Audience"] = teams.Issuer.Registrations.ApiAudience,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Calendar:Key"] = Convert.ToBase64String(new byte[32]),
    };

    private Dictionary<string, string?> BotSettings(Uri api) => new(StringComparer.Ordinal)
    {
        ["Api:BaseAddress"] = api.AbsoluteUri,
        ["Pages:BaseAddress"] = "https://pages.example/",
        ["Entra:Authority"] = teams.Issuer.Authority,
        ["Entra:TenantId"] = teams.Issuer.Registrations.TenantId.ToString(),
        ["Entra:ClientId"] = teams.Issuer.Registrations.PagesClientId.ToString(),
        ["Entra:ClientSecret"] = teams.Issuer.Registrations.PagesSecret,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Channel:AppId"] = teams.Issuer.Registrations.BotAppId.ToString(),
        ["Channel:ClientSecret"] = teams.Issuer.Registrations.BotSecret,
        ["Channel:TenantId"] = teams.Issuer.Registrations.TenantId.ToString(),
        ["Channel:TokenEndpoint"] = teams.Issuer.TokenEndpoint,
        ["Channel:Issuer"] = teams.Issuer.ChannelIssuer,
        ["Channel:MetadataAddress"] = teams.Issuer.ChannelMetadataAddress,
        ["Channel:AllowedServiceHosts:0"] = "127.0.0.1",
        ["Channel:AllowHttpOnLoopback"] = "true",
        ["Errands:Idle"] = "00:00:00.200",
        ["Errands:LongestWait"] = "00:00:01",
        ["Errands:LeaseSeconds"] = "20",
    };
}
