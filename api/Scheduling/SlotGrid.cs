using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>
/// Every start of a period, in order: the full steps of each day on the clock of Europe/Berlin. In the night in which the clocks go forward an
/// hour of them is not there; of the hour that comes twice in autumn only the first is meant.
/// </summary>
internal sealed class SlotGrid
{
    private static readonly TimeSpan WholeDay = TimeSpan.FromDays(1);

    private readonly long[] _starts;
    private readonly int[] _firstOfDay;

    private SlotGrid(DateOnly first, long[] starts, int[] firstOfDay)
    {
        First = first;
        _starts = starts;
        _firstOfDay = firstOfDay;
    }

    public DateOnly First { get; }

    public int Count => _starts.Length;

    public int Days => _firstOfDay.Length - 1;

    public static SlotGrid Of(DateOnly first, DateOnly last, int stepMinutes)
    {
        var starts = new List<long>((last.DayNumber - first.DayNumber + 1) * 1440 / stepMinutes);
        var firstOfDay = new List<int>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            firstOfDay.Add(starts.Count);
            AddDay(starts, day, stepMinutes);
        }

        return new SlotGrid(first, [.. starts], [.. firstOfDay, starts.Count]);
    }

    public DateTimeOffset this[int start] => new(_starts[start], TimeSpan.Zero);

    public DateOnly DateOf(int day) => First.AddDays(day);

    /// <summary>The starts of the day, counted from the first of the period.</summary>
    public (int First, int End) StartsOf(int day) => (_firstOfDay[day], _firstOfDay[day + 1]);

    public int DayOf(int start)
    {
        var found = Array.BinarySearch(_firstOfDay, start);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The first start that is not before the instant.</summary>
    public int NotBefore(DateTimeOffset instant) => LowerBound(instant.UtcTicks);

    /// <summary>The first start that is after the instant.</summary>
    public int After(DateTimeOffset instant) => LowerBound(instant.UtcTicks + 1);

    private int LowerBound(long ticks)
    {
        var found = Array.BinarySearch(_starts, ticks);
        return found >= 0 ? found : ~found;
    }

    private static void AddDay(List<long> starts, DateOnly day, int stepMinutes)
    {
        var midnight = CouncilTime.FromLocal(day, TimeOnly.MinValue);
        var isPlain = CouncilTime.FromLocal(day.AddDays(1), TimeOnly.MinValue) - midnight == WholeDay;
        for (var minute = 0; minute < 1440; minute += stepMinutes)
        {
            // Two days of the year ask the time zone for each start; for all others that would cost more than the search.
            var start = isPlain ? midnight.AddMinutes(minute) : CouncilTime.FromLocal(day, TimeOnly.MinValue.AddMinutes(minute));
            if (isPlain || TimeOnly.FromDateTime(CouncilTime.ToLocal(start).DateTime) == TimeOnly.MinValue.AddMinutes(minute))
            {
                starts.Add(start.UtcTicks);
            }
        }
    }
}
