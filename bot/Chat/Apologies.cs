using Coordination.Bot.Channel;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Bot.Chat;

/// <summary>
/// What the bot had to apologise for. Whoever says the same again means the same: it gets the same id, and is found where the first attempt
/// did its work after all. Bounded and per instance; the apology asks people to look first.
/// </summary>
internal sealed class Apologies : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);
    private readonly MemoryCache _sources = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>The id for what this turn creates: that of the attempt it repeats, or its own.</summary>
    public Guid SourceOf(Turn turn) => turn.Action is null && _sources.TryGetValue(KeyOf(turn), out Guid source) ? source : turn.DeriveId("source");

    public void Remember(Turn turn, Guid source) =>
        _sources.Set(KeyOf(turn), source, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });

    public void Forget(Turn turn) => _sources.Remove(KeyOf(turn));

    public void Dispose() => _sources.Dispose();

    private static (string Conversation, Guid Person, string Text) KeyOf(Turn turn) => (turn.Conversation.Id, turn.Sender.PersonId, turn.Text.Trim());
}
