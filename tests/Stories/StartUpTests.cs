using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Playground;
using Coordination.Tests.World;
using Npgsql;

namespace Coordination.Tests.Stories;

/// <summary>What an operator sees of a host that starts, ends, or cannot start: exit codes, and a line for each key instead of a stack trace.</summary>
[Collection(nameof(Alone))]
public sealed class StartUpTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-start-");

    [Theory]
    [InlineData("api", "Database:ConnectionString", null)]
    [InlineData("api", "Database:ConnectionString", "Server=db;Password=geheim")]
    [InlineData("api", "Database:ConnectionString", "Host=127.0.0.1;Prot=1;Password=geheim")]
    [InlineData("api", "Entra:Authority", null)]
    [InlineData("api", "Entra:Authority", "http://login.example/")]
    [InlineData("api", "Entra:TenantId", null)]
    [InlineData("api", "Entra:Audience", null)]
    [InlineData("api", "Entra:AllowHttpOnLoopback", "true")]
    [InlineData("api", "Calendar:Key", null)]
    [InlineData("api", "Calendar:Key", "short")]
    [InlineData("api", "RateLimits:PersonPerMinute", "0")]
    [InlineData("api", "RateLimits:PersonPerMinute", "many")]
    [InlineData("api", "OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [InlineData("bot", "Api:BaseAddress", null)]
    [InlineData("bot", "Api:BaseAddress", "http://api.example/")]
    [InlineData("bot", "Api:BaseAddress", "api")]
    [InlineData("bot", "Entra:Authority", null)]
    [InlineData("bot", "Entra:TenantId", null)]
    [InlineData("bot", "Entra:TenantId", "contoso")]
    [InlineData("bot", "Entra:ClientId", null)]
    [InlineData("bot", "Entra:ClientSecret", null)]
    [InlineData("bot", "Channel:AppId", null)]
    [InlineData("bot", "Channel:ClientSecret", null)]
    [InlineData("bot", "Channel:ManagedIdentity", "true")]
    [InlineData("bot", "Channel:CertificatePath", "/nowhere/bot.pem")]
    [InlineData("bot", "Channel:TenantId", null)]
    [InlineData("bot", "Channel:AllowHttpOnLoopback", "true")]
    [InlineData("bot", "Channel:Paced", "false")]
    [InlineData("bot", "Errands:Parallel", "0")]
    [InlineData("bot", "Errands:Idle", "soon")]
    [InlineData("bot", "Pages:BaseAddress", null)]
    [InlineData("bot", "Pages:KeysFolder", null)]
    [InlineData("bot", "Pages:KeyCertificatePath", null)]
    [InlineData("bot", "Pages:KeyCertificatePath", "/nowhere/keys.pfx")]
    public async Task A_setting_that_does_not_do_is_named_in_one_line(string room, string key, string? value)
    {
        var settings = room == "api" ? ApiSettings() : BotSettings();
        settings[key] = value;
        await using var process = ProductProcess.Start(room, settings, environment: "Production");

        Assert.Equal(1, await process.ExitAsync());
        var line = Assert.Single(process.Log.Split(Environment.NewLine));
        Assert.StartsWith("Not started: ", line, StringComparison.Ordinal);
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api", "/openapi/v1.json")]
    [InlineData("bot", "/robots.txt")]
    public async Task A_host_starts_in_Production_and_ends_when_it_is_asked_to(string room, string file)
    {
        await using var process = ProductProcess.Start(room, room == "api" ? ApiSettings() : BotSettings(), environment: "Production");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = await process.ListeningAsync() };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
        Assert.NotEqual(HttpStatusCode.NotFound, (await http.GetAsync(file)).StatusCode);
        if (OperatingSystem.IsLinux())
        {
            // What is not configured costs no memory.
            var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
            Assert.Contains("Coordination.Hosting.dll", loaded, StringComparison.Ordinal);
            Assert.DoesNotContain("OpenAI.dll", loaded, StringComparison.Ordinal);
        }

        Assert.Equal(0, await process.StopAsync());
    }

    [Theory]
    [InlineData("api")]
    [InlineData("bot")]
    public async Task An_address_that_is_taken_is_named_without_a_stack_trace(string room)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var process = ProductProcess.Start(room, room == "api" ? ApiSettings() : BotSettings(), port, "Production");

        Assert.Equal(1, await process.ExitAsync());
        var lines = process.Log.Split(Environment.NewLine);
        // The worker may have asked an API that is not there before the address was found taken: its line comes before or after.
        Assert.Contains($":{port}", Assert.Single(lines, line => line.StartsWith("Not started: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_does_not_come_is_named_in_one_line()
    {
        var settings = ApiSettings();
        settings["Database:ConnectionString"] = $"Host=127.0.0.1;Port={ProductHosts.FreePort()};Username=council;Password=geheim;Database=council";
        settings["Database:WaitSeconds"] = "2";
        await using var api = ProductProcess.Start("api", settings, environment: "Production");

        Assert.Equal(1, await api.ExitAsync());
        Assert.Contains("Waiting for the database", api.Log, StringComparison.Ordinal);
        Assert.StartsWith("Not started: ", api.Log.Split(Environment.NewLine)[^1], StringComparison.Ordinal);
        Assert.Contains("Database:ConnectionString", api.Log.Split(Environment.NewLine)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", api.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_comes_late_is_waited_for()
    {
        await using var database = await Database.CreateAsync(Provider.PostgreSql);
        var there = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var port = ProductHosts.FreePort();
        var settings = ApiSettings();
        settings["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(there.ConnectionString) { Port = port }.ConnectionString;
        await using var api = ProductProcess.Start("api", settings, environment: "Production");
        while (!api.Log.Contains("Waiting for the database", StringComparison.Ordinal) && !api.HasExited)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        using var late = new TcpListener(IPAddress.Loopback, port);
        late.Start();
        using var over = new CancellationTokenSource();
        var forwarding = ForwardAsync(late, there.Port, over.Token);
        await api.ListeningAsync();
        Assert.Equal(0, await api.StopAsync());
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forwarding);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The server's port, reached by another one.</summary>
    private static async Task ForwardAsync(TcpListener listener, int port, CancellationToken ct)
    {
        while (true)
        {
            var caller = await listener.AcceptTcpClientAsync(ct);
            _ = PipeAsync(caller, port, ct);
        }
    }

    private static async Task PipeAsync(TcpClient caller, int port, CancellationToken ct)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, ct);
        await Task.WhenAny(caller.GetStream().CopyToAsync(server.GetStream(), ct), server.GetStream().CopyToAsync(caller.GetStream(), ct));
        caller.Dispose();
    }

    private Dictionary<string, string?> ApiSettings() => new(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder.FullName, "council.db")}",
        ["Entra:Authority"] = "https://login.example/v2.0",
        ["Entra:TenantId"] = Guid.NewGuid().ToString(),
        ["Entra:Audience"] = Guid.NewGuid().ToString(),
        ["Calendar:Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };

    private Dictionary<string, string?> BotSettings() => new(StringComparer.Ordinal)
    {
        // Nobody listens there: the worker asks in vain, and everything else works.
        ["Api:BaseAddress"] = $"http://127.0.0.1:{ProductHosts.FreePort()}/",
        ["Pages:BaseAddress"] = "https://pages.example/",
        ["Pages:KeysFolder"] = Path.Combine(_folder.FullName, "keys"),
        ["Pages:KeyCertificatePath"] = Certificate(),
        ["Pages:KeyCertificatePassword"] = "geheim",
        ["Entra:Authority"] = "https://login.example/v2.0",
        ["Entra:TenantId"] = Guid.NewGuid().ToString(),
        ["Entra:ClientId"] = Guid.NewGuid().ToString(),
        ["Entra:ClientSecret"] = "geheim",
        ["Channel:AppId"] = Guid.NewGuid().ToString(),
        ["Channel:ClientSecret"] = "geheim",
        ["Channel:TenantId"] = Guid.NewGuid().ToString(),
    };

    private string Certificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=pages", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        var path = Path.Combine(_folder.FullName, "keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "geheim"));
        return path;
    }
}
