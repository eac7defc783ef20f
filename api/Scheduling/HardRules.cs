using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>A hard rule and the starts that keep it.</summary>
/// <param name="FactionId">For <see cref="SlotRule.Factions"/>: the Fraktion that must be represented.</param>
internal sealed record RuleSet(SlotRule Rule, Guid? FactionId, SlotSet Kept);

/// <summary>
/// The hard rules over one grid and one length of session, each as the set of starts that keep it. A set is made once: searching again with a
/// rule waived, or with another window, only meets the others anew.
/// </summary>
internal sealed class HardRules
{
    private readonly SlotFacts _facts;
    private readonly TimeSpan _length;
    private readonly Dictionary<(SlotRule Rule, Guid? Faction, TimeOnly From, TimeOnly Until, bool IsRelaxed), SlotSet> _made = [];
    private readonly Dictionary<Room, SlotSet> _rooms = new(ReferenceEqualityComparer.Instance);

    public HardRules(SlotFacts facts, SlotGrid grid, TimeSpan length)
    {
        _facts = facts;
        _length = length;
        Grid = grid;
        Presences = [.. facts.People.Select(person => Presence.Of(person.Known, grid, length))];
    }

    public SlotGrid Grid { get; }

    /// <summary>In the order of the people.</summary>
    public IReadOnlyList<Presence> Presences { get; }

    /// <summary>The rules that this wish leaves standing.</summary>
    public IReadOnlyList<RuleSet> For(SlotWish wish)
    {
        bool Stands(SlotRule rule) => wish.Waived?.Contains(rule) != true;

        List<RuleSet> rules =
        [
            new(SlotRule.Notice, null, Notice(shortened: !Stands(SlotRule.Notice))),
            new(SlotRule.Weekday, null, Weekday(any: !Stands(SlotRule.Weekday))),
            new(SlotRule.TimeOfDay, null, TimeOfDay(wish.Earliest ?? _facts.Earliest, wish.Latest ?? _facts.Latest)),
        ];
        if (Stands(SlotRule.PublicHoliday)) rules.Add(new(SlotRule.PublicHoliday, null, PublicHoliday()));
        if (Stands(SlotRule.SchoolHoliday)) rules.Add(new(SlotRule.SchoolHoliday, null, SchoolHoliday()));
        if (Stands(SlotRule.Room) && _facts.Rooms.Count > 0) rules.Add(new(SlotRule.Room, null, AnyRoom()));
        if (Stands(SlotRule.OtherSession)) rules.Add(new(SlotRule.OtherSession, null, OtherSession()));
        if (Stands(SlotRule.Chair)) rules.Add(new(SlotRule.Chair, null, Chair(wish.UnknownMayCome)));
        rules.AddRange(_facts.Factions.Where(faction => wish.Without?.Contains(faction.Id) != true)
            .Select(faction => new RuleSet(SlotRule.Factions, faction.Id, Represented(faction.Id, wish.UnknownMayCome))));
        return rules;
    }

    /// <summary>The starts that keep all of them.</summary>
    public SlotSet Allowed(SlotWish wish) => For(wish).Select(rule => rule.Kept).Aggregate((a, b) => a.And(b));

    /// <summary>The starts at which the room is free for the whole session.</summary>
    public SlotSet Free(Room room) => _rooms.TryGetValue(room, out var free)
        ? free
        : _rooms[room] = SlotSet.All(Grid.Count).Except(Presence.Taken(room.Bookings, Grid, _length));

    /// <summary>The starts at which one of the Fraktion's members or deputies can come.</summary>
    public SlotSet Represented(Guid factionId, bool unknownMayCome) =>
        Made(SlotRule.Factions, unknownMayCome, () => AnyOf(person => person.FactionId == factionId, unknownMayCome), factionId);

    private SlotSet Chair(bool unknownMayCome)
    {
        var chairs = _facts.People.Where(person => person.Seat == Seat.Chair).Select(person => person.Id).ToHashSet();
        return Made(SlotRule.Chair, unknownMayCome,
            () => AnyOf(person => person.Seat == Seat.Chair || (person.DeputyOf is { } chair && chairs.Contains(chair)), unknownMayCome));
    }

    private SlotSet Notice(bool shortened) => Made(SlotRule.Notice, shortened, () =>
    {
        var today = CouncilTime.DateOf(_facts.Now);
        var earliest = _facts.Notice.EarliestSession(today);
        var urgent = _facts.ShortenedNotice.EarliestSession(today);
        return OnDays(day => day >= (shortened && urgent < earliest ? urgent : earliest)).Except(Before(_facts.Now));
    });

    private SlotSet Before(DateTimeOffset now)
    {
        var past = SlotSet.None(Grid.Count);
        past.Add(0, Grid.After(now));
        return past;
    }

    private SlotSet Weekday(bool any) => Made(SlotRule.Weekday, any,
        () => OnDays(day => _facts.Weekdays.Contains(day.DayOfWeek) || (any && day.DayOfWeek != DayOfWeek.Sunday)));

    private SlotSet TimeOfDay(TimeOnly earliest, TimeOnly latest) => Made(SlotRule.TimeOfDay, false, () =>
    {
        var kept = SlotSet.None(Grid.Count);
        for (var day = 0; day < Grid.Days; day++)
        {
            var (first, end) = Grid.StartsOf(day);
            var date = Grid.DateOf(day);
            kept.Add(
                Math.Max(first, Grid.NotBefore(CouncilTime.FromLocal(date, earliest))),
                Math.Min(end, Grid.After(CouncilTime.FromLocal(date, latest) - _length)));
        }

        return kept;
    }, from: earliest, until: latest);

    private SlotSet PublicHoliday() => Made(SlotRule.PublicHoliday, false, () => OnDays(day => !_facts.PublicHolidays.Contains(day)));

    private SlotSet SchoolHoliday() => Made(SlotRule.SchoolHoliday, false,
        () => OnDays(day => !_facts.SchoolHolidays.Any(range => day >= range.First && day <= range.Last)));

    private SlotSet AnyRoom() => Made(SlotRule.Room, false, () => _facts.Rooms.Select(Free).Aggregate((a, b) => a.Or(b)));

    private SlotSet OtherSession() => Made(SlotRule.OtherSession, false,
        () => SlotSet.All(Grid.Count).Except(Presence.Taken(_facts.OtherSessions, Grid, _length)));

    private SlotSet AnyOf(Func<Participant, bool> counts, bool unknownMayCome)
    {
        var any = SlotSet.None(Grid.Count);
        for (var i = 0; i < _facts.People.Count; i++)
        {
            if (counts(_facts.People[i]))
            {
                any = any.Or(unknownMayCome ? SlotSet.All(Grid.Count).Except(Presences[i].Busy) : Presences[i].Free);
            }
        }

        return any;
    }

    private SlotSet OnDays(Func<DateOnly, bool> counts)
    {
        var kept = SlotSet.None(Grid.Count);
        for (var day = 0; day < Grid.Days; day++)
        {
            if (counts(Grid.DateOf(day)))
            {
                var (first, end) = Grid.StartsOf(day);
                kept.Add(first, end);
            }
        }

        return kept;
    }

    private SlotSet Made(
        SlotRule rule, bool isRelaxed, Func<SlotSet> make, Guid? faction = null, TimeOnly from = default, TimeOnly until = default) =>
        _made.TryGetValue((rule, faction, from, until, isRelaxed), out var made) ? made : _made[(rule, faction, from, until, isRelaxed)] = make();
}
