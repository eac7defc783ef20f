using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Tests.Bot;

/// <summary>The bot as a process, without a client secret: it asks this issuer for its token, and brings it to this API.</summary>
[Collection(nameof(Stories.Alone))]
public sealed class ProofTests : IAsyncLifetime
{
    private const string AppId = "6f1c6f0e-0000-4000-8000-0000000000b0";
    private const string ApiId = "6f1c6f0e-0000-4000-8000-0000000000a9";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-proof-");
    private readonly ConcurrentQueue<string> _brought = new();
    private readonly ConcurrentQueue<Asked> _asked = new();
    private WebApplication _server = null!;

    private sealed record Asked(string Method, string? Header, IReadOnlyDictionary<string, string> Values);

    private string Address => _server.Urls.Single();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapGet("/v2.0/.well-known/openid-configuration", () => Results.Json(new { token_endpoint = $"{Address}/token" }));
        _server.MapPost("/token", async (HttpRequest request) =>
        {
            _asked.Enqueue(new Asked("POST", null, (await request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal)));
            return Results.Json(new { access_token = "by-certificate", expires_in = 3600, token_type = "Bearer" });
        });
        _server.MapGet("/identity", (HttpRequest request) =>
        {
            _asked.Enqueue(new Asked("GET", request.Headers["X-IDENTITY-HEADER"], request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal)));
            // As the platform answers: no expires_in, and the time as text.
            return Results.Json(new { access_token = "by-identity", expires_on = $"{TimeProvider.System.GetUtcNow().AddHours(8).ToUnixTimeSeconds()}", token_type = "Bearer" });
        });
        _server.MapPost("/errands/leases", (HttpRequest request) =>
        {
            _brought.Enqueue(request.Headers.Authorization.ToString());
            return Results.Json(Array.Empty<object>());
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_managed_identity_needs_no_secret()
    {
        await using var bot = Start(("Channel:ManagedIdentity", "true"));
        await Eventually.SeeAsync(() => Task.FromResult(_brought.Count), count => count >= 3, seconds: 60);

        Assert.All(_brought, token => Assert.Equal("Bearer by-identity", token));
        var asked = Assert.Single(_asked);
        Assert.Equal(("GET", "header-of-the-platform"), (asked.Method, asked.Header));
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["api-version"] = "2019-08-01", ["client_id"] = AppId, ["resource"] = $"api://{ApiId}" }, asked.Values);
    }

    [Theory]
    [InlineData("bot.pem")]
    [InlineData("bot.pfx")]
    public async Task A_certificate_signs_who_the_bot_is(string file)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        var path = Path.Combine(_folder.FullName, file);
        await File.WriteAllBytesAsync(path, file.EndsWith("pfx", StringComparison.Ordinal)
            ? certificate.Export(X509ContentType.Pkcs12, "geheim")
            : System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()));

        await using var bot = Start(("Channel:CertificatePath", path), ("Channel:CertificatePassword", "geheim"));
        await Eventually.SeeAsync(() => Task.FromResult(_brought.Count), count => count >= 1, seconds: 60);

        Assert.Equal("Bearer by-certificate", _brought.First());
        var values = Assert.Single(_asked).Values;
        Assert.Equal(
            ("client_credentials", AppId, $"api://{ApiId}/.default", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            (values["grant_type"], values["client_id"], values["scope"], values["client_assertion_type"]));
        Assert.DoesNotContain("client_secret", values.Keys);
        await SignedByAsync(certificate, values["client_assertion"]);
    }

    /// <summary>As an issuer checks it: the key of this certificate, for this endpoint, for a short while.</summary>
    private async Task SignedByAsync(X509Certificate2 certificate, string statement)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(statement, new TokenValidationParameters
        {
            ValidIssuer = AppId,
            ValidAudience = $"{Address}/token",
            ValidAlgorithms = [SecurityAlgorithms.RsaSsaPssSha256],
            IssuerSigningKey = new RsaSecurityKey(certificate.GetRSAPublicKey()),
            RequireExpirationTime = true,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        Assert.Equal(AppId, token.Subject);
        Assert.NotEmpty(token.Id);
        Assert.InRange((token.ValidTo - token.ValidFrom).TotalMinutes, 1, 10);
        Assert.Equal(Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)), token.GetHeaderValue<string>("x5t#S256"));
    }

    private ProductProcess Start(params (string Key, string Value)[] proof) => ProductProcess.Start(
        "dotnet", [ProductProcess.BuildOf("bot")], AppContext.BaseDirectory,
        [
            .. ProductProcess.VariablesOf(
            [
                new("Api:BaseAddress", $"{Address}/"), new("Pages:BaseAddress", "https://pages.example/"), new("Entra:Authority", $"{Address}/v2.0"),
                new("Entra:TenantId", Guid.NewGuid().ToString()), new("Entra:ClientId", ApiId), new("Entra:ClientSecret", "pages"),
                new("Entra:AllowHttpOnLoopback", "true"), new("Channel:AppId", AppId), new("Channel:TenantId", Guid.NewGuid().ToString()), new("Errands:Idle", "00:00:00.100"),
                .. proof.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
            ]),
            new("IDENTITY_ENDPOINT", $"{Address}/identity"), new("IDENTITY_HEADER", "header-of-the-platform"),
        ]);
}
