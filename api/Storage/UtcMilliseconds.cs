using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Coordination.Api.Storage;

/// <summary>
/// Instants are stored as UTC cut to milliseconds: SQLite cannot order a <see cref="DateTimeOffset"/>, and PostgreSQL keeps microseconds
/// where .NET has 100 ns, so that hashes over times would break on re-reading.
/// </summary>
public sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, DateTime>(
    instant => Cut(instant).UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)))
{
    public static DateTimeOffset Cut(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>The clock at the edges.</summary>
public static class Clocks
{
    /// <summary>Now, as the database will give it back.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => UtcMilliseconds.Cut(clock.GetUtcNow());
}
