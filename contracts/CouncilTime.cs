namespace Coordination.Contracts;

/// <summary>The council's clock face: instants are stored in UTC and shown in Europe/Berlin; legal periods are dates. The only user of <see cref="TimeZoneInfo"/>.</summary>
public static class CouncilTime
{
    /// <summary>For schedulers that take a zone; everything else calls the methods below.</summary>
    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The instant as people in the Kreis read it, with its offset.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Berlin);

    /// <summary>The date on which an instant falls in the Kreis.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>
    /// The instant of a local wall time. In the hour that the clocks skip (last Sunday of March) the time is moved forward by the gap;
    /// in the hour that comes twice (last Sunday of October) the first one is meant.
    /// </summary>
    public static DateTimeOffset FromLocal(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (Berlin.IsInvalidTime(wall))
        {
            var before = Berlin.GetUtcOffset(wall.AddHours(-3));
            return new DateTimeOffset(wall, before).ToUniversalTime();
        }

        var offset = Berlin.IsAmbiguousTime(wall) ? Berlin.GetAmbiguousTimeOffsets(wall).Max() : Berlin.GetUtcOffset(wall);
        // The first hour of the first year has no instant east of Greenwich: whoever types it gets the first one there is.
        return new DateTimeOffset(Math.Max(wall.Ticks - offset.Ticks, 0), TimeSpan.Zero);
    }
}
