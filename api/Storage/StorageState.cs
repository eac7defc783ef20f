using Coordination.Contracts;

namespace Coordination.Api.Storage;

/// <summary>When a write last failed for want of room or of permission. Reading still works then, so only the writers know of it.</summary>
public sealed class StorageState
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private long _failedAt;

    public void Failed(Refusal code, DateTimeOffset now)
    {
        if (code is Refusal.StorageFull or Refusal.StorageReadOnly)
        {
            Interlocked.Exchange(ref _failedAt, now.UtcTicks);
        }
    }

    /// <summary>False for a minute after such a failure; the bots ask for work more often than that.</summary>
    public bool TakesWrites(DateTimeOffset now) => now.UtcTicks - Interlocked.Read(ref _failedAt) > Memory.Ticks;
}
