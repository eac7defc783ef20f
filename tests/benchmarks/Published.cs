using System.Diagnostics;
using System.Runtime.InteropServices;
using Coordination.Playground;
using Coordination.Tests.World;

namespace Coordination.Benchmarks;

/// <summary>Both hosts as <c>dotnet publish</c> makes them for a server, under <c>artifacts/</c>.</summary>
internal static class Published
{
    private static string Folder(string room) => Path.Combine(SourceTree.Root, "artifacts", "benchmarks", room);

    public static async Task MakeAsync()
    {
        foreach (var room in new[] { "api", "bot" })
        {
            await RunAsync("dotnet", SourceTree.Root, "publish", room, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-o", Folder(room), "-nologo", "-clp:ErrorsOnly");
        }
    }

    public static Task<Measured> StartAsync(string room, IEnumerable<KeyValuePair<string, string?>> settings, bool withHook = true, int port = 0) => Measured.StartAsync(
        "dotnet", [Path.Combine(Folder(room), ProductProcess.NameOf(room))], Folder(room), ProductProcess.VariablesOf(settings, port), withHook);

    public static async Task RunAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
