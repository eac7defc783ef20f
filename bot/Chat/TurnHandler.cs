using Coordination.Bot.Channel;

namespace Coordination.Bot.Chat;

/// <summary>What the bot does with a message or a click.</summary>
public sealed class TurnHandler
{
    public Task HandleAsync(Turn turn, CancellationToken ct) => turn.ReplyAsync(turn.Text, ct);
}
