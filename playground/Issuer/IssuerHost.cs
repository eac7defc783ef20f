using System.Net;

namespace Coordination.Playground.Issuer;

/// <summary>The issuer alone on a free loopback port, for tests that need tokens and no chat.</summary>
public sealed class IssuerHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IssuerHost(WebApplication app, TokenIssuer issuer)
    {
        _app = app;
        Issuer = issuer;
    }

    public TokenIssuer Issuer { get; }

    public static async Task<IssuerHost> StartAsync(IReadOnlyList<Person> people)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var issuer = new TokenIssuer(Registrations.Create(), SigningKey.Create(), SigningKey.Create(), TimeProvider.System);
        app.MapIssuer(issuer, people);
        await app.StartAsync();
        issuer.BaseAddress = new Uri(app.Urls.Single() + "/");
        return new IssuerHost(app, issuer);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
