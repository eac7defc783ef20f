namespace Coordination.Api.Scheduling;

/// <summary>What is known of a person's time; of what nothing says, nothing is known.</summary>
public enum AvailabilityState { Free, Busy }

/// <summary>A stretch of time in which a person is known to be free or busy, from wherever that is known. Where both are said, busy counts.</summary>
public sealed record FreeBusyPeriod(DateTimeOffset From, DateTimeOffset Until, AvailabilityState State);

/// <summary>A stretch of time; the end does not belong to it.</summary>
public sealed record TimeRange(DateTimeOffset From, DateTimeOffset Until);

/// <summary>Days, both of them included.</summary>
public sealed record DateRange(DateOnly First, DateOnly Last);
