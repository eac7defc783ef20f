using System.Diagnostics;
using System.Globalization;
using Coordination.Playground;

namespace Coordination.Tests.World;

/// <summary>A temporary PostgreSQL of a test's own, on a free port. PostgreSQL refuses to run as root: then it runs as the system user <c>postgres</c>.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _binaries;
    private readonly string _port = ProductHosts.FreePort().ToString(CultureInfo.InvariantCulture);

    private PostgresServer(string binaries, string folder)
    {
        _binaries = binaries;
        Folder = folder;
    }

    public string Folder { get; }

    /// <summary>A connection string without database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres";

    public static async Task<PostgresServer> StartAsync()
    {
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault()
            ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        var server = new PostgresServer(binaries, Directory.CreateTempSubdirectory("coordination-pg-").FullName);
        await GiveAsync(server.Folder);
        await RunAsPostgresAsync(
            $"{binaries}/bin/initdb", "-D", $"{server.Folder}/data", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale-provider=icu",
            "--icu-locale=de", "--no-sync", "--no-instructions");
        await server.UpAsync();
        return server;
    }

    public Task UpAsync() => RunAsPostgresAsync(
        $"{_binaries}/bin/pg_ctl", "-D", $"{Folder}/data", "-w", "-l", $"{Folder}/log", "-o",
        $"-p {_port} -k {Folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200", "start");

    /// <param name="mode"><c>fast</c> ends the sessions in order, <c>immediate</c> is a crash.</param>
    public Task DownAsync(string mode) => RunAsPostgresAsync($"{_binaries}/bin/pg_ctl", "-D", $"{Folder}/data", "-m", mode, "stop");

    /// <summary>Gives a folder to the user that the server runs as.</summary>
    public static Task GiveAsync(string folder) => Environment.IsPrivilegedProcess ? RunAsync("chown", "postgres", folder) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await DownAsync("immediate");
        Directory.Delete(Folder, recursive: true);
    }

    private static Task RunAsPostgresAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Standard streams stay closed to the server process, which outlives pg_ctl and would keep a pipe open.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/tmp", UseShellExecute = false, RedirectStandardInput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
