using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Hosting;

/// <summary>Something outside the program does not allow a start; the message is for the operator, who can mend it.</summary>
public sealed class NotStartedException(string reason, Exception? cause = null) : Exception(reason, cause);

/// <summary>Runs a host; what an operator has to mend is said in one line for each key, without a stack trace.</summary>
public static class StartUp
{
    /// <param name="ready">Waits for what the host cannot start without; throws <see cref="NotStartedException"/> when it does not come.</param>
    /// <returns>The exit code: 0 after an orderly end, 1 where settings or surroundings do not allow a start.</returns>
    public static Task<int> RunAsync(Func<WebApplication> build, Func<IServiceProvider, Task>? ready = null) => SayingAsync(async () =>
    {
        await using var app = build();
        // The host would check them too, but log the fault with its stack.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await (ready?.Invoke(app.Services) ?? Task.CompletedTask);
        await RunAsync(app);
        return 0;
    });

    /// <summary>Does one thing with the host's settings and parts instead of starting it; the command gives the exit code.</summary>
    public static Task<int> CommandAsync(Func<WebApplication> build, Func<IServiceProvider, Task<int>> command) => SayingAsync(async () =>
    {
        await using var app = build();
        return await command(app.Services);
    });

    private static async Task<int> SayingAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (Complaints(e) is { Count: > 0 } complaints)
        {
            foreach (var complaint in complaints)
            {
                await Console.Error.WriteLineAsync($"Not started: {complaint}");
            }

            return 1;
        }
    }

    private static async Task RunAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to end while it was still starting.
        }
    }

    /// <summary>What has to be mended, one line each; empty where the program itself is at fault.</summary>
    private static IReadOnlyList<string> Complaints(Exception e) => e switch
    {
        NotStartedException => [e.Message],
        IOException { InnerException: AddressInUseException } => [e.Message],
        _ => Settings.Complaints(e),
    };
}
