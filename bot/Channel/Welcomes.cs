using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Bot.Channel;

/// <summary>Installation and conversation updates come in either order and more than once; one of them is the first.</summary>
internal sealed class Welcomes : IDisposable
{
    private readonly MemoryCache _welcomed = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly Lock _lock = new();

    /// <summary>True for the first caller of a conversation.</summary>
    public bool Begin(string conversationId)
    {
        lock (_lock)
        {
            if (_welcomed.TryGetValue(conversationId, out _))
                return false;

            _welcomed.Set(conversationId, true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) });
            return true;
        }
    }

    public void Forget(string conversationId) => _welcomed.Remove(conversationId);

    public void Dispose() => _welcomed.Dispose();
}

/// <summary>In a channel the conversation id carries the thread (<c>19:…;messageid=…</c>); what is remembered is the channel.</summary>
internal static class ThreadId
{
    public static string WithoutMessage(string conversationId)
    {
        var end = conversationId.IndexOf(";messageid=", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? conversationId : conversationId[..end];
    }
}
