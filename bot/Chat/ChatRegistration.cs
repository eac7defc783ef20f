namespace Coordination.Bot.Chat;

/// <summary>Puts the conversation together.</summary>
public static class ChatRegistration
{
    public static IServiceCollection AddChat(this IServiceCollection services) => services.AddTransient<TurnHandler>();
}
