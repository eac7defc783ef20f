using Coordination.Api.Scheduling;
using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Tests.Scheduling;

/// <summary>Random groups with random diaries: small ones, so that everything that can go wrong goes wrong often, and large ones as they are.</summary>
public static class Instances
{
    /// <summary>A few people, rules and days, sometimes around a night in which the clocks change.</summary>
    public static (SlotFacts Facts, SlotWish Wish) Small(Random random)
    {
        DateOnly[] around = [new(2027, 3, 28), new(2027, 10, 31), new(2027, 5, 17), new(2027, 12, 20), new(2028, 2, 27)];
        var from = around[random.Next(around.Length)].AddDays(-random.Next(4));
        var until = from.AddDays(random.Next(1, 9));
        var step = new[] { 15, 30, 30, 60, 60 }[random.Next(5)];
        var wholeDays = random.Next(4) == 0;
        var earliest = wholeDays ? TimeOnly.MinValue : new TimeOnly(random.Next(8, 19), 0);
        var now = CouncilTime.FromLocal(from, new TimeOnly(random.Next(24), 10)).AddDays(-random.Next(8));
        var facts = new SlotFacts(
            now, new NoticePeriod(random.Next(5), (DayCount)random.Next(2)), new NoticePeriod(random.Next(3), DayCount.WorkingDays), step,
            Enum.GetValues<DayOfWeek>().Where(_ => random.Next(4) > 0).ToHashSet(), earliest,
            wholeDays ? new TimeOnly(23, 59) : earliest.AddHours(random.Next(1, 5)), new TimeOnly(17, 0), random.Next(20), Days(random, from, 2).ToHashSet(),
            [.. Days(random, from, 1).Select(day => new DateRange(day, day.AddDays(random.Next(4))))],
            [.. Enumerable.Range(0, random.Next(3)).Select(i => new Room($"Saal {i}", Times(random, from, until, random.Next(4))))],
            Times(random, from, until, random.Next(3)), Days(random, from, 2), [], []);
        return (WithPeople(facts, random, from, until), new SlotWish(from, until, 15 * random.Next(1, 13), UnknownMayCome: random.Next(4) == 0));
    }

    /// <summary>Sixty people, eight Fraktionen, half a year, a quarter-hour grid: members with diaries of the size that people have.</summary>
    public static (SlotFacts Facts, SlotWish Wish) Large(Random random, int appointmentsPerWeek = 8, bool isPossible = true)
    {
        var from = new DateOnly(2027, 1, 11);
        var until = from.AddDays((26 * 7) - 1);
        var factions = Enumerable.Range(0, 8).Select(i => new SlotFaction(Guid.NewGuid(), i % 4)).ToList();
        var people = Enumerable.Range(0, 60).Select(i => new Participant(
            Guid.NewGuid(), i == 0 ? Seat.Chair : i % 3 == 2 ? Seat.Deputy : Seat.Member, factions[i % 8].Id, null, i, Diary(random, from, until, 26 * appointmentsPerWeek))).ToList();
        // The deputy of the chair by name.
        people[2] = people[2] with { DeputyOf = people[0].Id };
        if (!isPossible)
        {
            var always = new FreeBusyPeriod(CouncilTime.FromLocal(from, default), CouncilTime.FromLocal(until.AddDays(60), default), AvailabilityState.Busy);
            people = people.ConvertAll(person => person.FactionId == factions[3].Id ? person with { Known = [always] } : person);
        }

        var holidays = Enumerable.Range(0, 182).Select(from.AddDays).Where(day => PublicHolidays.IsHoliday(day, Land.NW)).ToHashSet();
        var facts = new SlotFacts(
            CouncilTime.FromLocal(from, new TimeOnly(9, 0)), new NoticePeriod(6, DayCount.CalendarDays), new NoticePeriod(3, DayCount.WorkingDays), 15,
            new HashSet<DayOfWeek> { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday }, new TimeOnly(14, 0), new TimeOnly(21, 0),
            new TimeOnly(17, 0), 14, holidays, [new DateRange(new(2027, 3, 22), new(2027, 4, 3))],
            [.. Enumerable.Range(0, 3).Select(i => new Room($"Saal {i}", Times(random, from, until, 100)))],
            Times(random, from, until, 60), [from.AddDays(-10), from.AddDays(60)], factions, people);
        return (facts, new SlotWish(from, until, 120));
    }

    private static SlotFacts WithPeople(SlotFacts facts, Random random, DateOnly from, DateOnly until)
    {
        var factions = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new SlotFaction(Guid.NewGuid(), random.Next(6))).ToList();
        var people = new List<Participant>();
        for (var i = 0; i < random.Next(2, 9); i++)
        {
            var seat = i == 0 ? Seat.Chair : (Seat)random.Next(1, 3);
            Guid? deputyOf = i > 0 && random.Next(3) == 0 ? people[random.Next(people.Count)].Id : null;
            people.Add(new Participant(
                Guid.NewGuid(), seat, random.Next(8) == 0 ? null : factions[random.Next(factions.Count)].Id, deputyOf, random.Next(3), Diary(random, from, until, random.Next(5))));
        }

        return facts with { Factions = factions, People = people };
    }

    /// <summary>Mostly free but for appointments, as a calendar says it; sometimes known in parts only, sometimes not at all.</summary>
    private static List<FreeBusyPeriod> Diary(Random random, DateOnly from, DateOnly until, int appointments)
    {
        var busy = Times(random, from, until, appointments).ConvertAll(time => new FreeBusyPeriod(time.From, time.Until, AvailabilityState.Busy));
        var free = random.Next(6) switch
        {
            0 => [],
            1 => Times(random, from, until, appointments + 2),
            _ => new List<TimeRange> { new(CouncilTime.FromLocal(from.AddDays(-1), default), CouncilTime.FromLocal(until.AddDays(70), default)) },
        };
        return [.. busy, .. free.Select(time => new FreeBusyPeriod(time.From, time.Until, AvailabilityState.Free))];
    }

    private static List<TimeRange> Times(Random random, DateOnly from, DateOnly until, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var start = CouncilTime.FromLocal(from.AddDays(random.Next(until.DayNumber - from.DayNumber + 1)), TimeOnly.MinValue.AddMinutes(random.Next(288) * 5));
        return new TimeRange(start, start.AddMinutes(random.Next(1, 120) * 5));
    })];

    private static List<DateOnly> Days(Random random, DateOnly from, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => from.AddDays(random.Next(-3, 9)))];
}
