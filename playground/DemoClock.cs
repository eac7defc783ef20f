namespace Coordination.Playground;

/// <summary>A clock that runs as the real one does and can be put forward, so that a notice period need not be waited for.</summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private TimeSpan _ahead = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + _ahead;

    /// <summary>Puts the clock forward to that moment; it never goes back.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        if (moment > GetUtcNow())
        {
            _ahead = moment - real.GetUtcNow();
        }
    }
}
