using Coordination.Api.Scheduling;
using Coordination.Contracts;

namespace Coordination.Tests.Scheduling;

/// <summary>The rules of the slot search once more, as a person would check them: every start, every person, every appointment, one after the other.</summary>
public sealed class Judge(SlotFacts facts)
{
    private readonly Dictionary<(DateOnly From, DateOnly Until), List<DateTimeOffset>> _starts = [];

    /// <summary>The best lawful start of every day, best first.</summary>
    public IReadOnlyList<(DateTimeOffset Start, int Points)> Rank(SlotWish wish) =>
    [
        .. Lawful(wish).Select(start => (Start: start, Points: Points(start, wish.Minutes)))
            .GroupBy(one => CouncilTime.DateOf(one.Start)).Select(day => day.OrderBy(one => one.Points).ThenBy(one => one.Start).First())
            .OrderBy(one => one.Points).ThenBy(one => one.Start),
    ];

    public IEnumerable<DateTimeOffset> Lawful(SlotWish wish) => Starts(wish).Where(start => Rules(wish).All(rule => Keeps(rule, start, wish)));

    /// <summary>Days that this rule rules out, and days that only it prevents.</summary>
    public (int Dates, int OnlyObstacle) Block((SlotRule Rule, Guid? Faction) rule, SlotWish wish)
    {
        (SlotRule Rule, Guid? Faction)[] frame = [(SlotRule.Weekday, null), (SlotRule.TimeOfDay, null)];
        var days = Starts(wish).GroupBy(CouncilTime.DateOf).ToList();
        if (!frame.Contains(rule))
        {
            days = days.FindAll(day => day.Any(start => frame.All(f => Keeps(f, start, wish))));
        }

        return (
            days.Count(day => !day.Any(start => Keeps(rule, start, wish) && (frame.Contains(rule) || frame.All(f => Keeps(f, start, wish))))),
            Starts(wish).Where(start => Rules(wish).All(other => other == rule || Keeps(other, start, wish))).Select(CouncilTime.DateOf).Distinct().Count());
    }

    public IEnumerable<(SlotRule Rule, Guid? Faction)> Rules(SlotWish wish) =>
        Enum.GetValues<SlotRule>().Where(rule => rule != SlotRule.Factions && (rule is SlotRule.Notice or SlotRule.Weekday || wish.Waived?.Contains(rule) != true))
            .Select(rule => (rule, (Guid?)null))
            .Concat(facts.Factions.Where(faction => wish.Without?.Contains(faction.Id) != true).Select(faction => (SlotRule.Factions, (Guid?)faction.Id)));

    public bool Keeps((SlotRule Rule, Guid? Faction) rule, DateTimeOffset start, SlotWish wish)
    {
        var (end, day) = (start.AddMinutes(wish.Minutes), CouncilTime.DateOf(start));
        var isWaived = wish.Waived?.Contains(rule.Rule) == true;
        var today = CouncilTime.DateOf(facts.Now);
        return rule.Rule switch
        {
            SlotRule.Notice => start > facts.Now && (facts.Notice.LatestDispatch(day) >= today || (isWaived && facts.ShortenedNotice.LatestDispatch(day) >= today)),
            SlotRule.Weekday => facts.Weekdays.Contains(day.DayOfWeek) || (isWaived && day.DayOfWeek != DayOfWeek.Sunday),
            SlotRule.TimeOfDay => start >= CouncilTime.FromLocal(day, wish.Earliest ?? facts.Earliest) && end <= CouncilTime.FromLocal(day, wish.Latest ?? facts.Latest),
            SlotRule.PublicHoliday => !facts.PublicHolidays.Contains(day),
            SlotRule.SchoolHoliday => facts.SchoolHolidays.All(range => day < range.First || day > range.Last),
            SlotRule.Room => facts.Rooms.Count == 0 || facts.Rooms.Any(room => IsFree(room, start, end)),
            SlotRule.OtherSession => !facts.OtherSessions.Any(other => Meet(other.From, other.Until, start, end)),
            SlotRule.Chair => facts.People.Any(person => MayChair(person) && MayCome(person, start, end, wish.UnknownMayCome)),
            _ => facts.People.Any(person => person.FactionId == rule.Faction && MayCome(person, start, end, wish.UnknownMayCome)),
        };
    }

    public static bool IsFree(Room room, DateTimeOffset start, DateTimeOffset end) => !room.Bookings.Any(booking => Meet(booking.From, booking.Until, start, end));

    public static bool IsFree(Participant person, DateTimeOffset start, DateTimeOffset end)
    {
        if (IsBusy(person, start, end))
        {
            return false;
        }

        // Follows the known free time from the begin of the session on until nothing carries it further.
        var covered = start;
        for (var grew = true; grew && covered < end;)
        {
            var further = person.Known.Where(part => part.State == AvailabilityState.Free && part.From <= covered && part.Until > covered).Select(part => part.Until).ToList();
            grew = further.Count > 0;
            covered = grew ? further.Max() : covered;
        }

        return covered >= end;
    }

    public static bool IsBusy(Participant person, DateTimeOffset start, DateTimeOffset end) =>
        person.Known.Any(part => part.State == AvailabilityState.Busy && Meet(part.From, part.Until, start, end));

    public int Points(DateTimeOffset start, int minutes)
    {
        var (end, day) = (start.AddMinutes(minutes), CouncilTime.DateOf(start));
        var points = start < CouncilTime.FromLocal(day, facts.EveningFrom) ? 2 : 0;
        var nearest = facts.OwnDates.Count == 0 ? int.MaxValue : facts.OwnDates.Min(own => Math.Abs(own.DayNumber - day.DayNumber));
        for (var missing = facts.DaysBetween - nearest; missing > 0 && nearest != int.MaxValue; missing -= 7) points++;
        foreach (var bench in facts.People.Where(person => person.Seat != Seat.Deputy).GroupBy(person => person.FactionId))
        {
            var pool = facts.People.Count(person => person.Seat == Seat.Deputy && person.DeputyOf is null && bench.Key is not null
                && person.FactionId == bench.Key && IsFree(person, start, end));
            var absent = bench.Where(member => !IsFree(member, start, end)).ToList();
            points += absent.Count * (facts.Factions.FirstOrDefault(faction => faction.Id == bench.Key)?.PastAbsence ?? 0);
            foreach (var member in absent.OrderByDescending(member => IsBusy(member, start, end)))
            {
                var named = facts.People.Any(person => person.Seat == Seat.Deputy && person.DeputyOf == member.Id && IsFree(person, start, end));
                if (named) points += 2;
                else if (pool-- > 0) points += 2;
                else points += IsBusy(member, start, end) ? 6 : 3;
            }
        }

        return points;
    }

    private List<DateTimeOffset> Starts(SlotWish wish)
    {
        if (!_starts.TryGetValue((wish.From, wish.Until), out var starts))
        {
            _starts[(wish.From, wish.Until)] = starts = [.. StartsOf(wish.From, wish.Until)];
        }

        return starts;
    }

    private IEnumerable<DateTimeOffset> StartsOf(DateOnly from, DateOnly until)
    {
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            for (var minute = 0; minute < 1440; minute += facts.StepMinutes)
            {
                var start = CouncilTime.FromLocal(day, TimeOnly.MinValue.AddMinutes(minute));
                // In the night of March an hour is missing.
                if (TimeOnly.FromDateTime(CouncilTime.ToLocal(start).DateTime) == TimeOnly.MinValue.AddMinutes(minute)) yield return start;
            }
        }
    }

    private bool MayChair(Participant person) => person.Seat == Seat.Chair
        || facts.People.Any(chair => chair.Seat == Seat.Chair && chair.Id == person.DeputyOf);

    private static bool MayCome(Participant person, DateTimeOffset start, DateTimeOffset end, bool unknownMayCome) =>
        unknownMayCome ? !IsBusy(person, start, end) : IsFree(person, start, end);

    private static bool Meet(DateTimeOffset from, DateTimeOffset until, DateTimeOffset start, DateTimeOffset end) => from < end && start < until;
}
