using System.Net;
using Coordination.Api;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.World;

/// <summary>
/// The whole API on a real Kestrel socket with a real database and a real token issuer; only the clock is a test's own. One per test class
/// and provider: give each test its own group (<see cref="CouncilScene"/>) and they do not meet.
/// </summary>
public abstract class ApiWorld(Provider provider) : IAsyncLifetime, IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private IssuerHost _issuer = null!;
    private WebApplication _api = null!;

    public TestClock Clock { get; } = new();
    public ErrorLog Errors { get; } = new();
    public Database Database { get; private set; } = null!;
    public TokenIssuer Issuer => _issuer.Issuer;
    public Uri BaseAddress { get; private set; } = null!;
    public WebApplication Api => _api;
    public HttpClient Http { get; private set; } = null!;

    /// <summary>The administrator who creates groups.</summary>
    public static Person Administrator { get; } = new(Guid.Parse("5c0a1d7e-0000-4000-8000-00000000ad31"), "Alma Administrator", "alma@kreis.example", IsAdmin: true);

    public CoordinationClient Admin => OwnToken(Administrator);

    public async Task InitializeAsync()
    {
        _issuer = await IssuerHost.StartAsync([Administrator]);
        Database = await Database.CreateAsync(provider);
        _api = await StartApiAsync();
        BaseAddress = new Uri(_api.Urls.Single());
        Http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>One more API instance on the same database.</summary>
    public async Task<WebApplication> StartApiAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var api = ApiHost.Build(new WebApplicationOptions { EnvironmentName = "Test" }, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Errors);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Configuration.AddInMemoryCollection(Settings());
            builder.Services.AddSingleton<TimeProvider>(Clock);
            configure?.Invoke(builder);
        });
        await api.StartAsync();
        return api;
    }

    public virtual IDictionary<string, string?> Settings() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = Database.ConnectionString,
        ["Entra:Authority"] = Issuer.Authority,
        ["Entra:TenantId"] = Issuer.Registrations.TenantId.ToString(),
        ["Entra:Audience"] = Issuer.Registrations.ApiAudience,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["RateLimits:PersonPerMinute"] = "100000",
        ["RateLimits:BotPerMinute"] = "100000",
        ["RateLimits:AnonymousPerMinute"] = "100000",
    };

    /// <summary>The API called with a person's own token.</summary>
    public CoordinationClient OwnToken(Person person) => new CoordinationClient(Http).WithToken(Issuer.PersonToken(person));

    public CoordinationClient OwnToken(Guid person) => OwnToken(new Person(person, "Somebody", "somebody@kreis.example"));

    /// <summary>The API called by the bot for a person.</summary>
    public CoordinationClient As(Guid person) => Bot(Routes.ActForRole).ActingFor(person);

    /// <summary>The API called by the bot itself.</summary>
    public CoordinationClient Bot(params string[] roles) => new(WithToken(Issuer.AppToken(roles)));

    /// <summary>A bare client that carries this token.</summary>
    public HttpClient WithToken(string token)
    {
        var http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }

    /// <summary>A look into the database behind the API.</summary>
    public async Task<T> ReadAsync<T>(Func<CouncilDb, Task<T>> read)
    {
        await using var scope = _api.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CouncilDb>());
    }

    public async Task DisposeAsync()
    {
        // Disposing alone would leave the clock running into a database that is gone.
        await _api.StopAsync();
        await _api.DisposeAsync();
        await _issuer.DisposeAsync();
        await Database.DisposeAsync();
        Dispose();
        Assert.True(Errors.Entries.IsEmpty, string.Join(Environment.NewLine, Errors.Entries));
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The API on SQLite.</summary>
public sealed class SqliteWorld() : ApiWorld(Provider.Sqlite);

/// <summary>The API on PostgreSQL.</summary>
public sealed class PostgreSqlWorld() : ApiWorld(Provider.PostgreSql);
