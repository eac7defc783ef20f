using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>One thing that can be given up, by a certain amount, as a change of what is searched for.</summary>
internal sealed record Concession(RelaxationKind Kind, int Amount, Guid? FactionId, Func<SlotWish, SlotWish> Give);

/// <summary>Zugeständnisse: all that a chair can give up, each in rising amounts. The shortened notice is the least that the profile allows.</summary>
internal static class Concessions
{
    private const int LongestExtension = 56;
    private const int ShortestSession = 30;
    private const int MostMinutesLess = 120;
    private static readonly TimeOnly FirstStart = new(7, 0);
    private static readonly TimeOnly LastEnd = new(23, 0);

    public static IReadOnlyList<IReadOnlyList<Concession>> Of(SlotFacts facts, SlotWish wish)
    {
        var (earliest, latest, step) = (wish.Earliest ?? facts.Earliest, wish.Latest ?? facts.Latest, facts.StepMinutes);
        List<IReadOnlyList<Concession>> all =
        [
            Steps(RelaxationKind.LongerPeriod, 7, LongestExtension, (w, days) => w with { Until = w.Until.AddDays(days) }),
            Once(RelaxationKind.CountUnknown, !wish.UnknownMayCome, w => w with { UnknownMayCome = true }),
            Steps(RelaxationKind.Shorter, step, Math.Min(wish.Minutes - ShortestSession, MostMinutesLess), (w, minutes) => w with { Minutes = w.Minutes - minutes }),
            Steps(RelaxationKind.EarlierStart, step, Minutes(earliest, FirstStart), (w, minutes) => w with { Earliest = earliest.AddMinutes(-minutes) }),
            Steps(RelaxationKind.LaterEnd, step, Minutes(LastEnd, latest), (w, minutes) => w with { Latest = latest.AddMinutes(minutes) }),
            Waive(RelaxationKind.AnyWeekday, SlotRule.Weekday, wish),
            Waive(RelaxationKind.ShortenedNotice, SlotRule.Notice, wish),
            Waive(RelaxationKind.InSchoolHolidays, SlotRule.SchoolHoliday, wish),
            Waive(RelaxationKind.OtherPlace, SlotRule.Room, wish),
            Waive(RelaxationKind.OnPublicHoliday, SlotRule.PublicHoliday, wish),
            Waive(RelaxationKind.BesideOtherSession, SlotRule.OtherSession, wish),
            Waive(RelaxationKind.WithoutChair, SlotRule.Chair, wish),
            .. facts.Factions.Where(faction => wish.Without?.Contains(faction.Id) != true).Select(faction => Without(faction.Id)),
        ];
        return all.FindAll(amounts => amounts.Count > 0);
    }

    private static IReadOnlyList<Concession> Without(Guid factionId) =>
        [new Concession(RelaxationKind.WithoutFaction, 0, factionId, w => w with { Without = [.. w.Without ?? [], factionId] })];

    private static IReadOnlyList<Concession> Waive(RelaxationKind kind, SlotRule rule, SlotWish wish) =>
        Once(kind, wish.Waived?.Contains(rule) != true, w => w with { Waived = [.. w.Waived ?? [], rule] });

    private static IReadOnlyList<Concession> Once(RelaxationKind kind, bool isOpen, Func<SlotWish, SlotWish> give) =>
        isOpen ? [new Concession(kind, 0, null, give)] : [];

    private static IReadOnlyList<Concession> Steps(RelaxationKind kind, int step, int most, Func<SlotWish, int, SlotWish> give) =>
        [.. Enumerable.Range(1, Math.Max(0, most / step)).Select(n => new Concession(kind, n * step, null, w => give(w, n * step)))];

    private static int Minutes(TimeOnly later, TimeOnly earlier) => (int)(later.ToTimeSpan() - earlier.ToTimeSpan()).TotalMinutes;
}
