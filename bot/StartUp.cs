using Microsoft.Extensions.Options;

namespace Coordination.Bot;

/// <summary>Runs the host; what an operator has to mend is said in one line for each key, without a stack trace.</summary>
public static class StartUp
{
    /// <returns>The exit code: 0 after an orderly end, 1 where the settings do not allow a start.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            // The host would check them too, but log the fault with its stack.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await RunAsync(app);
            return 0;
        }
        catch (Exception e) when (Settings.Complaints(e) is { Count: > 0 } complaints)
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
}
