using Coordination.Api.Scheduling;
using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Tests.Scheduling;

/// <summary>What the slot search says in cases that a clerk would think of; the instances that nobody thinks of are in <see cref="SlotSearchProperties"/>.</summary>
public sealed class SlotSearchTests
{
    private static readonly DateOnly Monday = new(2027, 2, 1);
    private static readonly Guid Roses = Guid.NewGuid();
    private static readonly Guid Tulips = Guid.NewGuid();
    private static readonly SlotWish Week = new(Monday, Monday.AddDays(6), 120);

    private static readonly Participant Chair = Person(Seat.Chair, null, Free(Monday, 0, 300));
    private static readonly Participant Rose = Person(Seat.Member, Roses, Free(Monday, 0, 300));
    private static readonly Participant Tulip = Person(Seat.Member, Tulips, Free(Monday, 0, 300));

    [Fact]
    public void A_Fraktion_of_which_nothing_is_known_is_not_shown_to_be_represented()
    {
        var facts = Facts(Chair, Rose, Tulip with { Known = [] });

        Assert.Empty(SlotSearch.Find(facts, Week, 5).Slots);
        var relaxation = Relaxations.Of(facts, Week).Single(found => found.Steps[0].Kind == RelaxationKind.CountUnknown);
        var slot = SlotSearch.Find(facts, relaxation.Wish, 5).Slots[0];
        Assert.Equal([Tulip.Id], slot.Seats.Unknown);
        Assert.Equal([Tulips], slot.Assumed);
    }

    [Fact]
    public void A_deputy_carries_the_Fraktion_of_a_member_who_cannot_come_and_costs_less_than_an_empty_seat()
    {
        var busy = Tulip with { Known = [Busy(Monday, 0, 300)] };
        var deputy = Person(Seat.Deputy, Tulips, Free(Monday, 48, 300)) with { DeputyOf = busy.Id };

        var slots = SlotSearch.Find(Facts(Chair, Rose, busy, deputy), Week, 5).Slots;

        Assert.Equal(Monday.AddDays(2), CouncilTime.DateOf(slots[0].StartsAt));
        Assert.Equal([(deputy.Id, busy.Id)], slots[0].Seats.Represented);
        Assert.Equal([new LostRule(SoftRule.InPerson, 1, 2)], slots[0].Lost);
    }

    [Fact]
    public void A_deputy_named_for_one_member_does_not_sit_for_another()
    {
        var (first, second) = (Person(Seat.Member, Tulips, Free(Monday, 0, 300)), Person(Seat.Member, Tulips, Busy(Monday, 0, 300)));
        var deputy = Person(Seat.Deputy, Tulips, Free(Monday, 0, 300)) with { DeputyOf = first.Id };

        var slot = SlotSearch.Find(Facts(Chair, Rose, first, second, deputy), Week, 1).Slots[0];

        Assert.Equal([second.Id], slot.Seats.Missing);
        Assert.Empty(slot.Seats.Represented);
    }

    [Fact]
    public void The_chair_or_who_deputises_for_them_is_there()
    {
        var away = Chair with { Known = [Busy(Monday, 0, 300)] };

        Assert.Empty(SlotSearch.Find(Facts(away, Rose, Tulip), Week, 5).Slots);
        Assert.Equal(SlotRule.Chair, Assert.Single(SlotSearch.Find(Facts(away, Rose, Tulip), Week, 5).Blocks, block => block.OnlyObstacle > 0).Rule);
        Assert.NotEmpty(SlotSearch.Find(Facts(away, Rose, Tulip with { DeputyOf = away.Id }), Week, 5).Slots);
    }

    [Fact]
    public void The_shortened_notice_is_offered_as_a_change_and_its_dates_need_a_reason()
    {
        var facts = Facts(Chair, Rose, Tulip) with { Now = CouncilTime.FromLocal(Monday.AddDays(-2), new TimeOnly(12, 0)), Notice = new NoticePeriod(14, DayCount.CalendarDays) };

        var relaxation = Relaxations.Of(facts, Week).Single(found => found.Steps[0].Kind == RelaxationKind.ShortenedNotice);
        var slots = SlotSearch.Find(facts, relaxation.Wish, 5).Slots;

        // Saturday plus three Werktage: Monday, Tuesday, Wednesday; the session is on Thursday.
        Assert.Equal(Monday.AddDays(3), CouncilTime.DateOf(relaxation.First));
        Assert.All(slots, slot => Assert.True(slot.NeedsReason));
    }

    [Fact]
    public void A_Fraktion_that_gave_way_before_is_spared_where_that_is_possible()
    {
        var other = Person(Seat.Member, Roses, Free(Monday, 0, 300));
        var tulip = Person(Seat.Member, Tulips, Free(Monday, 0, 300)) with { Known = [Free(Monday, 0, 300), Busy(Monday, 0, 24)] };
        var facts = Facts(Chair, Rose, other with { Known = [Free(Monday, 0, 300), Busy(Monday, 24, 48)] }, tulip, Tulip);
        var wish = Week with { Until = Monday.AddDays(1) };

        var plain = SlotSearch.Find(facts, wish, 2).Slots;
        var burdened = SlotSearch.Find(facts with { Factions = [new SlotFaction(Roses, 0), new SlotFaction(Tulips, 3)] }, wish, 2).Slots;

        Assert.Equal(Monday, CouncilTime.DateOf(plain[0].StartsAt));
        Assert.Equal(Monday.AddDays(1), CouncilTime.DateOf(burdened[0].StartsAt));
        Assert.Contains(new LostRule(SoftRule.EqualBurden, 1, 3), burdened[1].Lost);
    }

    private static Participant Person(Seat seat, Guid? faction, params FreeBusyPeriod[] known) => new(Guid.NewGuid(), seat, faction, null, 0, known);

    private static FreeBusyPeriod Free(DateOnly day, int fromHour, int hours) => Known(day, fromHour, hours, AvailabilityState.Free);

    private static FreeBusyPeriod Busy(DateOnly day, int fromHour, int hours) => Known(day, fromHour, hours, AvailabilityState.Busy);

    private static FreeBusyPeriod Known(DateOnly day, int fromHour, int hours, AvailabilityState state)
    {
        var from = CouncilTime.FromLocal(day, TimeOnly.MinValue).AddHours(fromHour);
        return new FreeBusyPeriod(from, from.AddHours(hours), state);
    }

    private static SlotFacts Facts(params Participant[] people) => new(
        CouncilTime.FromLocal(Monday.AddDays(-20), new TimeOnly(9, 0)), new NoticePeriod(6, DayCount.CalendarDays), new NoticePeriod(3, DayCount.WorkingDays), 15,
        SlotRules.Usual.Weekdays.ToHashSet(), new TimeOnly(17, 0), new TimeOnly(20, 0), new TimeOnly(17, 0), 14, new HashSet<DateOnly>(), [], [], [], [],
        [new SlotFaction(Roses, 0), new SlotFaction(Tulips, 0)], people);
}
