using System.Globalization;
using Coordination.Api.Scheduling;
using Coordination.Contracts;
using Xunit.Abstractions;

namespace Coordination.Tests.Scheduling;

/// <summary>
/// The slot search against the judge on random instances. <c>COORDINATION_SLOT_SEED</c> repeats a run, <c>COORDINATION_SLOT_INSTANCES</c> makes it
/// longer; the seed of an instance stands in what fails.
/// </summary>
public sealed class SlotSearchProperties(ITestOutputHelper output)
{
    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Fact]
    public void No_slot_breaks_a_hard_rule_and_the_best_is_never_missed()
    {
        var possible = 0;
        ForEach(Number("COORDINATION_SLOT_INSTANCES", 10_000), (facts, wish) =>
        {
            var found = SlotSearch.Find(facts, wish, most: 1000);
            var ranked = new Judge(facts).Rank(wish);
            Assert.Equal(ranked, found.Slots.Select(slot => (slot.StartsAt, slot.Points)));
            Assert.Equal(ranked.Count, found.Dates);
            possible += ranked.Count > 0 ? 1 : 0;
            foreach (var slot in found.Slots.Take(2)) Explains(facts, wish, slot);
        });
        // Instances that all fit, or none, would prove little.
        Assert.InRange(possible, 1_000, 9_500);
    }

    [Fact]
    public void Where_nothing_fits_the_rules_in_the_way_are_counted_right()
    {
        var blocked = 0;
        ForEach(1_000, (facts, wish) =>
        {
            var found = SlotSearch.Find(facts, wish, most: 1);
            var judge = new Judge(facts);
            foreach (var block in found.Blocks)
            {
                Assert.Equal(judge.Block((block.Rule, block.FactionId), wish), (block.Dates, block.OnlyObstacle));
            }

            var untold = judge.Rules(wish).Where(rule => !found.Blocks.Any(block => (block.Rule, block.FactionId) == rule));
            if (found.Dates == 0) Assert.All(untold, rule => Assert.Equal((0, 0), judge.Block(rule, wish)));
            blocked += found.Dates == 0 ? 1 : 0;
        });
        Assert.InRange(blocked, 50, int.MaxValue);
    }

    [Fact]
    public void A_relaxation_works_is_the_smallest_of_its_kind_and_none_is_missed()
    {
        var (relaxed, paired) = (0, 0);
        ForEach(500, (facts, wish) =>
        {
            if (SlotSearch.Find(facts, wish, most: 1).Dates > 0) return;

            var judge = new Judge(facts);
            var found = Relaxations.Of(facts, wish);
            foreach (var relaxation in found)
            {
                var lawful = judge.Lawful(relaxation.Wish).ToList();
                Assert.Equal((lawful[0], lawful.Select(CouncilTime.DateOf).Distinct().Count()), (relaxation.First, relaxation.Dates));
            }

            var singles = found.Where(relaxation => relaxation.Steps.Count == 1).Select(relaxation => relaxation.Steps[0]).ToList();
            Assert.Equal(Expected(judge, facts, wish).OrderBy(step => step), singles.OrderBy(step => step));
            Assert.All(found.Where(relaxation => relaxation.Steps.Count == 2), _ => Assert.Empty(singles));
            relaxed += singles.Count;
            paired += found.Count - singles.Count;
        });
        Assert.InRange(relaxed, 100, int.MaxValue);
        Assert.InRange(paired, 5, int.MaxValue);
    }

    /// <summary>Each thing that can be given up, tried by the judge from little to much.</summary>
    private static IEnumerable<(RelaxationKind Kind, int Amount, Guid? Faction)> Expected(Judge judge, SlotFacts facts, SlotWish wish)
    {
        (RelaxationKind Kind, int Step, int Most, Func<int, SlotWish> Give)[] amounts =
        [
            (RelaxationKind.LongerPeriod, 7, 56, days => wish with { Until = wish.Until.AddDays(days) }),
            (RelaxationKind.Shorter, facts.StepMinutes, Math.Min(wish.Minutes - 30, 120), minutes => wish with { Minutes = wish.Minutes - minutes }),
            (RelaxationKind.EarlierStart, facts.StepMinutes, (facts.Earliest.Hour * 60) + facts.Earliest.Minute - 420, minutes => wish with { Earliest = facts.Earliest.AddMinutes(-minutes) }),
            (RelaxationKind.LaterEnd, facts.StepMinutes, 1380 - (facts.Latest.Hour * 60) - facts.Latest.Minute, minutes => wish with { Latest = facts.Latest.AddMinutes(minutes) }),
        ];
        foreach (var (kind, step, most, give) in amounts)
        {
            for (var amount = step; amount <= most; amount += step)
            {
                if (!judge.Lawful(give(amount)).Any()) continue;

                yield return (kind, amount, null);
                break;
            }
        }

        (RelaxationKind Kind, SlotRule Rule)[] waivers =
        [
            (RelaxationKind.AnyWeekday, SlotRule.Weekday), (RelaxationKind.ShortenedNotice, SlotRule.Notice), (RelaxationKind.InSchoolHolidays, SlotRule.SchoolHoliday),
            (RelaxationKind.OtherPlace, SlotRule.Room), (RelaxationKind.OnPublicHoliday, SlotRule.PublicHoliday),
            (RelaxationKind.BesideOtherSession, SlotRule.OtherSession), (RelaxationKind.WithoutChair, SlotRule.Chair),
        ];
        foreach (var (kind, rule) in waivers)
        {
            if (judge.Lawful(wish with { Waived = [rule] }).Any()) yield return (kind, 0, null);
        }

        if (!wish.UnknownMayCome && judge.Lawful(wish with { UnknownMayCome = true }).Any()) yield return (RelaxationKind.CountUnknown, 0, null);

        foreach (var faction in facts.Factions)
        {
            if (judge.Lawful(wish with { Without = [faction.Id] }).Any()) yield return (RelaxationKind.WithoutFaction, 0, faction.Id);
        }
    }

    private static void Explains(SlotFacts facts, SlotWish wish, Slot slot)
    {
        var seats = slot.Seats;
        var byId = facts.People.ToDictionary(person => person.Id);
        bool Free(Guid id) => Judge.IsFree(byId[id], slot.StartsAt, slot.EndsAt);
        bool Busy(Guid id) => Judge.IsBusy(byId[id], slot.StartsAt, slot.EndsAt);

        Assert.Equal(
            facts.People.Where(person => person.Seat != Seat.Deputy).Select(person => person.Id).Order(),
            seats.Attending.Concat(seats.Represented.Select(pair => pair.For)).Concat(seats.Unknown).Concat(seats.Missing).Order());
        Assert.All(seats.Attending, id => Assert.True(Free(id)));
        Assert.All(seats.Missing, id => Assert.True(Busy(id)));
        Assert.All(seats.Unknown, id => Assert.False(Free(id) || Busy(id)));
        Assert.All(seats.Represented, pair => Assert.True(!Free(pair.For) && Free(pair.Deputy)
            && (byId[pair.Deputy].DeputyOf == pair.For || (byId[pair.Deputy].DeputyOf is null && byId[pair.Deputy].FactionId == byId[pair.For].FactionId))));
        Assert.Equal(seats.Represented.Count, seats.Represented.DistinctBy(pair => pair.Deputy).Count());
        Assert.Equal(slot.Points, slot.Lost.Sum(rule => rule.Points));
        Assert.Equal(slot.Room, facts.Rooms.FirstOrDefault(room => Judge.IsFree(room, slot.StartsAt, slot.EndsAt))?.Name);
        Assert.True(wish.UnknownMayCome || slot.Assumed.Count == 0);
    }

    private void ForEach(int instances, Action<SlotFacts, SlotWish> check)
    {
        var seed = Number("COORDINATION_SLOT_SEED", Random.Shared.Next(1_000_000_000));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"COORDINATION_SLOT_SEED={seed}"));
        for (var i = 0; i < instances; i++)
        {
            var (facts, wish) = Instances.Small(new Random(seed + i));
            try
            {
                check(facts, wish);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"COORDINATION_SLOT_SEED={seed + i} COORDINATION_SLOT_INSTANCES=1 repeats it.", e);
            }
        }
    }
}
