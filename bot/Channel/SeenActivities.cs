using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Bot.Channel;

/// <summary>
/// Answers a repeated delivery with what the first one got, also while that one is still being worked on. Bounded and per instance: what
/// slips through does no harm, because ids are derived from the activity. A failed turn is forgotten, so that the repetition does its work.
/// </summary>
internal sealed class SeenActivities : IDisposable
{
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly Lock _lock = new();

    public async Task<EdgeAnswer> OnceAsync(string conversationId, string activityId, Func<Task<EdgeAnswer>> handle)
    {
        var key = (conversationId, activityId);
        var first = First(key, handle);
        try
        {
            return await first.Value;
        }
        catch
        {
            _seen.Remove(key);
            throw;
        }
    }

    public void Dispose() => _seen.Dispose();

    // GetOrCreate alone lets two deliveries that come together both be the first.
    private Lazy<Task<EdgeAnswer>> First(object key, Func<Task<EdgeAnswer>> handle)
    {
        lock (_lock)
        {
            return _seen.GetOrCreate(key, entry =>
            {
                entry.Size = 1;
                entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10);
                return new Lazy<Task<EdgeAnswer>>(handle);
            })!;
        }
    }
}
