using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Scheduling;

/// <summary>What the API itself knows that a search goes by: the group, its profile, when its people and rooms are taken by sessions, and what people answered in polls.</summary>
/// <param name="Unchecked">Rules of which too little is known.</param>
internal sealed record SlotSources(SlotFacts Facts, IReadOnlyList<SlotRule> Unchecked)
{
    private const int StepMinutes = 15;

    /// <summary>As far as a relaxation may lengthen the period, and a day more for what reaches into it.</summary>
    private const int Beyond = 57;

    public static async Task<SlotSources> ReadAsync(CouncilDb db, WorkingGroup group, SlotWish wish, DateTimeOffset now, CancellationToken ct)
    {
        var rules = group.Profile.Slots ?? SlotRules.Usual;
        var (first, last) = (wish.From.AddDays(-1), wish.Until.AddDays(Beyond));
        var taken = await TakenTimes.ReadAsync(db, group, wish.Moving, first.AddDays(-rules.DaysBetween), last.AddDays(rules.DaysBetween), ct);
        var stated = await StatedTimes.OfAsync(db, group.Id, now, ct);
        var school = rules.Land is { } land
            ? await db.SchoolHolidays.AsNoTracking().Where(holiday => holiday.Land == land && holiday.Last >= first).ToListAsync(ct)
            : [];
        var facts = new SlotFacts(
            now, NoticePeriod.Of(group.Profile), NoticePeriod.Urgent(group.Profile), StepMinutes, rules.Weekdays.ToHashSet(), rules.Earliest, rules.Latest,
            rules.EveningFrom, rules.DaysBetween, Days(first, last).Where(day => PublicHolidays.IsHoliday(day, rules.Land, rules.Regional)).ToHashSet(),
            [.. school.Select(holiday => new DateRange(holiday.First, holiday.Last))], [.. rules.Rooms.Select(taken.RoomOf)], taken.SharedSessions,
            taken.OwnDates, await PastAbsence.OfAsync(db, group, now, ct), [.. Participants(group, first, last, taken, stated)]);

        var open = new List<SlotRule>();
        if (rules.Land is null) open.Add(SlotRule.PublicHoliday);
        if (!school.Exists(holiday => holiday.Last >= wish.Until)) open.Add(SlotRule.SchoolHoliday);
        if (rules.Rooms.Count == 0) open.Add(SlotRule.Room);
        return new SlotSources(facts, open);
    }

    private static IEnumerable<Participant> Participants(
        WorkingGroup group, DateOnly first, DateOnly last, TakenTimes taken, ILookup<Guid, FreeBusyPeriod> stated) => group.Members
        .Where(member => SeatOf(member.Role) is not null && (member.From is null || member.From <= last) && (member.Until is null || member.Until >= first))
        .OrderBy(member => member.Name.FamilyName, StringComparer.Ordinal).ThenBy(member => member.Id)
        .Select(member => new Participant(
            member.Id, SeatOf(member.Role)!.Value, SpokenForBy(member, group), member.DeputyOf, member.DeputyOrder ?? int.MaxValue,
            [.. taken.Of(member.PersonId), .. stated[member.Id], .. Outside(member, first, last)]));

    /// <summary>A deputy of one member speaks for that member's Fraktion.</summary>
    private static Guid? SpokenForBy(Member member, WorkingGroup group) =>
        member.Role == Role.Deputy && group.Members.Find(other => other.Id == member.DeputyOf) is { FactionId: { } faction } ? faction : member.FactionId;

    private static Seat? SeatOf(Role role) => role switch
    {
        Role.Chair => Seat.Chair,
        Role.Member => Seat.Member,
        Role.Deputy => Seat.Deputy,
        _ => null,
    };

    /// <summary>Before and after their membership people do not come.</summary>
    private static IEnumerable<FreeBusyPeriod> Outside(Member member, DateOnly first, DateOnly last)
    {
        if (member.From > first) yield return Busy(first, member.From.Value);
        if (member.Until < last) yield return Busy(member.Until.Value.AddDays(1), last.AddDays(1));
    }

    private static FreeBusyPeriod Busy(DateOnly from, DateOnly until) =>
        new(CouncilTime.FromLocal(from, TimeOnly.MinValue), CouncilTime.FromLocal(until, TimeOnly.MinValue), AvailabilityState.Busy);

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) => Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
}
