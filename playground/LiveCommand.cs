using System.Globalization;
using Coordination.Playground.Channel;
using Coordination.Playground.Chat;
using Coordination.Playground.Sample;

namespace Coordination.Playground;

/// <summary><c>dotnet run --project playground</c>: the whole product on this machine until Ctrl+C. What was said and stored is there again next time.</summary>
internal static class LiveCommand
{
    public const int DefaultPort = 5080;

    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, out var port, out var fresh))
        {
            await Console.Error.WriteLineAsync($"usage: dotnet run --project playground [-- [--fresh] [--port {DefaultPort}]]   or   -- demo [...]");
            return 2;
        }

        if (new[] { port, port + 1, port + 2 }.FirstOrDefault(p => !ProductHosts.IsFree(p)) is var taken and > 0)
        {
            await Console.Error.WriteLineAsync($"Port {taken} is in use. Choose three others with --port N (N page, N+1 API, N+2 bot).");
            return 1;
        }

        var folder = Path.Combine(SourceTree.Root, ".playground");
        if (fresh && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        await ServeAsync(folder, port);
        return 0;
    }

    private static async Task ServeAsync(string folder, int port)
    {
        var group = SampleGroup.Read();
        await using var teams = await SimulatedTeams.StartAsync(group.Teams(folder, port), TimeProvider.System, (app, t) => ChatPage.Map(app, t, group));
        var settings = new ProductSettings($"Data Source={Path.Combine(folder, "coordination.db")}", port + 1, port + 2) { Logs = true };
        await using var hosts = await ProductHosts.StartAsync(teams, settings, TimeProvider.System);
        await group.EnterAsync(hosts.Api.WithToken(teams.Issuer.PersonToken(group.Admin)), CancellationToken.None);
        await teams.InstallAsync(CancellationToken.None);
        Announce(teams, hosts, folder);
        await hosts.WaitForShutdownAsync();
        Console.WriteLine("Stopped. The next start goes on from here; --fresh begins anew.");
    }

    private static void Announce(SimulatedTeams teams, ProductHosts hosts, string folder)
    {
        Console.WriteLine($"Simulated Teams  {teams.Address}");
        Console.WriteLine($"Review pages     {new Uri(hosts.BotAddress, "review")}");
        Console.WriteLine($"API              {hosts.ApiAddress}");
        Console.WriteLine($"Data             {folder}");
        if (!ChatPage.IsBuilt)
        {
            Console.WriteLine("The chat page was left out, as there was no Node.js when this was built. `-- demo` works without it.");
        }

        Console.WriteLine("Ctrl+C stops.");
    }

    private static bool TryRead(string[] args, out int port, out bool fresh)
    {
        port = DefaultPort;
        fresh = false;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--fresh")
            {
                fresh = true;
            }
            else if (args[i] != "--port" || ++i == args.Length || !int.TryParse(args[i], CultureInfo.InvariantCulture, out port) || port is < 1024 or > 65000)
            {
                return false;
            }
        }

        return true;
    }
}
