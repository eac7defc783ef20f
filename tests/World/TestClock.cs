using Coordination.Contracts;

namespace Coordination.Tests.World;

/// <summary>A clock that stands still until a test moves it. It begins on Monday, 3 March 2025, at nine in the Kreis.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ticks = CouncilTime.FromLocal(new DateOnly(2025, 3, 3), new TimeOnly(9, 0)).UtcTicks;

    public DateTimeOffset Now => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public void Set(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, instant.UtcTicks);
}
