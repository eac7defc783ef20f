using System.Diagnostics;

namespace Coordination.Tests.Deployment;

/// <summary>A program that ends by itself, and what it said.</summary>
public static class Command
{
    public static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{start.Environment["PATH"]}:/usr/sbin";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{output}{await error}".Trim());
    }
}
