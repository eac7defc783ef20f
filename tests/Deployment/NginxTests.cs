using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Playground;
using Coordination.Tests.Bot;
using Coordination.Tests.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Deployment;

/// <summary>deploy/nginx/coordination.conf in a real nginx, in front of something that says what reached it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NginxTests : IAsyncLifetime, IDisposable
{
    private const string Subject = "CN=sitzung.kreis.example";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-nginx-");
    private readonly int _port = ProductHosts.FreePort();
    private readonly HttpClient _http;
    private WebApplication _api = null!;
    private WebApplication _bot = null!;

    public NginxTests() => _http = new HttpClient(
        new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == Subject } }, disposeHandler: true)
    {
        BaseAddress = new Uri($"https://127.0.0.1:{_port}/"),
    };

    public async Task InitializeAsync()
    {
        _api = await EchoAsync("api");
        _bot = await EchoAsync("bot");
        // Started by root, nginx works as somebody else.
        _folder.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nginx.conf"), Configuration());
        WriteCertificate();
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        await _bot.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public void Dispose() => _http.Dispose();

    [FactWhereInstalled("nginx")]
    public async Task Callers_reach_what_is_theirs_and_secrets_reach_no_log()
    {
        var (code, said) = await NginxAsync("-t");
        Assert.True(code == 0, said);
        Assert.DoesNotContain("[warn]", said, StringComparison.Ordinal);
        Assert.Equal(0, (await NginxAsync()).Code);
        try
        {
            await ReachesAsync();
        }
        finally
        {
            await NginxAsync("-s", "quit");
            await Eventually.SeeAsync(() => Task.FromResult(File.Exists(Path.Combine(_folder.FullName, "nginx.pid"))), there => !there);
        }

        var logs = string.Concat(Directory.GetFiles(_folder.FullName, "*.log").Select(File.ReadAllText));
        Assert.Contains("GET /review 200", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("geheimnis", logs, StringComparison.Ordinal);
    }

    private async Task ReachesAsync()
    {
        Assert.Equal("bot /review https 127.0.0.1", await SaidAsync("/review?code=geheimnis"));
        Assert.Equal("bot /review/sessions/1 https 127.0.0.1", await SaidAsync("/review/sessions/1"));
        Assert.Equal("api /calendar/geheimnis https 127.0.0.1", await SaidAsync("/calendar/geheimnis"));
        Assert.Equal("bot /answer/geheimnis https 127.0.0.1", await SaidAsync("/answer/geheimnis"));
        foreach (var path in (string[])["/", "/health/ready", "/groups", "/me", "/openapi/v1.json", "/api/messages/x", "/reviewer", "/errands/leases"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await PostAsync("/api/messages", 200_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("/api/messages", 300_000));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/review/sessions/1", 25_000_000));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("/calendar/geheimnis", 1));

        await _api.StopAsync();
        Assert.Equal(HttpStatusCode.BadGateway, (await _http.GetAsync("/calendar/geheimnis")).StatusCode);
    }

    private async Task<string> SaidAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "10.9.9.9");
        request.Headers.Add("X-Forwarded-Proto", "http");
        using var response = await _http.SendAsync(request);
        Assert.Contains("max-age", response.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> PostAsync(string path, int size)
    {
        using var content = new ByteArrayContent(new byte[size]);
        using var response = await _http.PostAsync(path, content);
        return response.StatusCode;
    }

    private Task<(int Code, string Said)> NginxAsync(params string[] more) =>
        Command.RunAsync("nginx", ["-p", _folder.FullName, "-e", "error.log", "-c", "nginx.conf", .. more]);

    /// <summary>The file as it is, with this test's addresses and folders.</summary>
    private string Configuration()
    {
        var site = Sources.ReadText("deploy/nginx/coordination.conf")
            .Replace("127.0.0.1:5080", new Uri(_api.Urls.Single()).Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:5090", new Uri(_bot.Urls.Single()).Authority, StringComparison.Ordinal)
            .Replace("/etc/coordination/tls", _folder.FullName, StringComparison.Ordinal)
            .Replace("/var/log/nginx", _folder.FullName, StringComparison.Ordinal)
            .Replace("listen [::]:80;", "", StringComparison.Ordinal).Replace("listen [::]:443 ssl http2;", "", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{ProductHosts.FreePort()};", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{_port} ssl", StringComparison.Ordinal);
        return $$"""
            pid nginx.pid;
            error_log error.log info;
            events { }
            http {
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
            {{site}}
            }
            """;
    }

    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(Path.Combine(_folder.FullName, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static async Task<WebApplication> EchoAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync($"{name} {context.Request.Path} {context.Request.Headers["X-Forwarded-Proto"]} {context.Request.Headers["X-Forwarded-For"]}");
        });
        await app.StartAsync();
        return app;
    }
}
