namespace Coordination.Bot.Errands;

/// <summary>What the health check tells about the errand worker of this instance. Counted since the start.</summary>
internal sealed class WorkerState
{
    private long _done;
    private long _needless;
    private long _failed;
    private long _leftBehind;
    private long _heardAt;
    private int _inVain;
    private bool _running;

    public bool IsRunning => Volatile.Read(ref _running);

    /// <summary>When the API last answered the question for work; until then, the start.</summary>
    public DateTimeOffset HeardAt => new(Interlocked.Read(ref _heardAt), TimeSpan.Zero);

    /// <summary>How often in a row it did not.</summary>
    public int InVain => Volatile.Read(ref _inVain);

    public long Done => Volatile.Read(ref _done);

    /// <summary>Completed without acting: cancelled or overtaken meanwhile.</summary>
    public long Needless => Volatile.Read(ref _needless);

    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Neither completed nor reported: the lease runs out by itself.</summary>
    public long LeftBehind => Volatile.Read(ref _leftBehind);

    public void Started(DateTimeOffset now)
    {
        Interlocked.Exchange(ref _heardAt, now.UtcTicks);
        Volatile.Write(ref _running, true);
    }

    public void Stopped() => Volatile.Write(ref _running, false);

    public void Asked(DateTimeOffset now)
    {
        Interlocked.Exchange(ref _heardAt, now.UtcTicks);
        Volatile.Write(ref _inVain, 0);
    }

    public void AskedInVain() => Interlocked.Increment(ref _inVain);

    public void Completed(bool acted) => Interlocked.Increment(ref acted ? ref _done : ref _needless);

    public void FailedOnce() => Interlocked.Increment(ref _failed);

    public void LeftBehindOnce() => Interlocked.Increment(ref _leftBehind);
}
