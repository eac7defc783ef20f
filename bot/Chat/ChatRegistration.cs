namespace Coordination.Bot.Chat;

/// <summary>Puts the conversation together.</summary>
public static class ChatRegistration
{
    public static IServiceCollection AddChat(this IServiceCollection services) =>
        services.AddSingleton<Apologies>().AddTransient<TurnHandler>().AddHostedService<EarlyHearing>();

    /// <summary>Reads the table of utterances at the start: the first person to write would wait a second for it.</summary>
    private sealed class EarlyHearing(TimeProvider time) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            Task.Run(() => Hearing.Hear("TOP: Probe", DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), stoppingToken);
    }
}
