namespace Coordination.Api.Scheduling;

/// <summary>For which starts a person is known to be free, or busy, for the whole of a session.</summary>
/// <param name="Free">Known to be free from the first to the last minute; nothing known is not free.</param>
/// <param name="Busy">Known to be busy in at least a moment of it.</param>
internal sealed record Presence(SlotSet Free, SlotSet Busy)
{
    public static Presence Of(IReadOnlyList<FreeBusyPeriod> known, SlotGrid grid, TimeSpan length)
    {
        var free = SlotSet.None(grid.Count);
        foreach (var range in Joined(known))
        {
            free.Add(grid.NotBefore(range.From), grid.After(range.Until - length));
        }

        var busy = Taken(known.Where(part => part.State == AvailabilityState.Busy).Select(part => new TimeRange(part.From, part.Until)), grid, length);
        return new Presence(free.Except(busy), busy);
    }

    /// <summary>The starts whose session would meet one of these times.</summary>
    public static SlotSet Taken(IEnumerable<TimeRange> times, SlotGrid grid, TimeSpan length)
    {
        var taken = SlotSet.None(grid.Count);
        foreach (var time in times)
        {
            taken.Add(grid.After(time.From - length), grid.NotBefore(time.Until));
        }

        return taken;
    }

    /// <summary>Free from nine to ten and from ten to eleven is free from nine to eleven.</summary>
    private static IEnumerable<TimeRange> Joined(IEnumerable<FreeBusyPeriod> known)
    {
        TimeRange? open = null;
        foreach (var part in known.Where(part => part.State == AvailabilityState.Free).OrderBy(part => part.From))
        {
            if (open is { } range && part.From <= range.Until)
            {
                open = range with { Until = part.Until > range.Until ? part.Until : range.Until };
                continue;
            }

            if (open is { } ended)
            {
                yield return ended;
            }

            open = new TimeRange(part.From, part.Until);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
