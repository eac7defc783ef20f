namespace Coordination.Contracts;

/// <summary>The sixteen Länder (ISO 3166-2:DE), for their public and school holidays.</summary>
public enum Land { BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH }

/// <summary>Feiertage that only some municipalities of a Land have: Fronleichnam in parts of SN and TH, Mariä Himmelfahrt in most of BY, the Augsburger Friedensfest.</summary>
public enum RegionalHoliday { CorpusChristi, AssumptionDay, PeaceFestival }

/// <summary>When and where a group meets; the slot search (Terminsuche) goes by it.</summary>
/// <param name="Land">null: only the holidays of all Germany are known, and no school holidays.</param>
/// <param name="Earliest">No session begins earlier on its day, in Europe/Berlin.</param>
/// <param name="Latest">No session ends later on its day.</param>
/// <param name="SessionMinutes">How long a session lasts where nothing else is said.</param>
/// <param name="Rooms">The places in question, the preferred one first; empty: rooms are not looked at.</param>
/// <param name="EveningFrom">A session should not begin before this time.</param>
/// <param name="DaysBetween">Sessions should lie at least so many days apart.</param>
public sealed record SlotRules(
    Land? Land, IReadOnlyList<RegionalHoliday> Regional, IReadOnlyList<DayOfWeek> Weekdays, TimeOnly Earliest, TimeOnly Latest, int SessionMinutes,
    IReadOnlyList<string> Rooms, TimeOnly EveningFrom, int DaysBetween)
{
    /// <summary>What holds for a group that has set nothing.</summary>
    public static SlotRules Usual { get; } = new(
        null, [], [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        new TimeOnly(16, 0), new TimeOnly(21, 0), 120, [], new TimeOnly(17, 0), 14);
}

/// <summary>
/// The hard rules of the slot search: Ladungsfrist, Wochentag, Zeitfenster, Feiertage, Schulferien, Raum, no session of this or a sister group
/// at that time, Vorsitz or its deputy present, every Fraktion represented.
/// </summary>
public enum SlotRule { Notice, Weekday, TimeOfDay, PublicHoliday, SchoolHoliday, Room, OtherSession, Chair, Factions }

/// <summary>What is searched for, and what the chair has already given up for it.</summary>
/// <param name="Earliest">null: as the group's profile says; the same for <paramref name="Latest"/>.</param>
/// <param name="Waived">Rules that do not count this time. Notice: the shortened one counts instead. Weekday: every day but Sunday.</param>
/// <param name="Without">Fraktionen that need not be represented.</param>
/// <param name="UnknownMayCome">Whether people of whom nothing is known may carry the rules about Vorsitz and Fraktionen. They never count as free.</param>
/// <param name="Moving">The session that is to be moved (Verlegung): the time and room that it has now stand in nobody's way.</param>
public sealed record SlotWish(
    DateOnly From, DateOnly Until, int Minutes, TimeOnly? Earliest = null, TimeOnly? Latest = null,
    IReadOnlyList<SlotRule>? Waived = null, IReadOnlyList<Guid>? Without = null, bool UnknownMayCome = false, Guid? Moving = null);

/// <summary>The soft rules: members rather than deputies, in the evening, apart from other sessions, not again at the cost of the same Fraktion.</summary>
public enum SoftRule { InPerson, Evening, Distance, EqualBurden }

/// <summary>A soft rule that a slot does not keep, and what it costs in the ranking.</summary>
/// <param name="Amount">People not coming themselves, days to the nearest session, or people of Fraktionen that gave way before; 0 for Evening.</param>
public sealed record LostRule(SoftRule Rule, int Amount, int Points);

/// <param name="Faction">Short name of the Fraktion; null for a seat without one.</param>
public sealed record SlotPerson(Guid MemberId, string Name, string? Faction);

/// <param name="For">Who is not shown to come themselves.</param>
public sealed record SlotDeputy(SlotPerson Deputy, SlotPerson For);

/// <summary>A possible date, and why it stands where it stands.</summary>
/// <param name="NeedsReason">Lawful only with the shortened notice, so with a reason for urgency (Dringlichkeit).</param>
/// <param name="Unknown">Nobody knows whether they can come, and no deputy is known to be free.</param>
/// <param name="Missing">They cannot come, and no deputy is known to be free.</param>
/// <param name="Assumed">Fraktionen of which only people of whom nothing is known could come.</param>
public sealed record SlotView(
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Room, bool NeedsReason, IReadOnlyList<SlotPerson> Attending,
    IReadOnlyList<SlotDeputy> Represented, IReadOnlyList<SlotPerson> Unknown, IReadOnlyList<SlotPerson> Missing,
    IReadOnlyList<string> Assumed, IReadOnlyList<LostRule> Lost, int Points);

/// <summary>How a rule stands in the way where nothing fits.</summary>
/// <param name="Faction">For <see cref="SlotRule.Factions"/>: the one concerned.</param>
/// <param name="Dates">Days that this rule alone rules out.</param>
/// <param name="OnlyObstacle">Days that would be possible if it were not for this rule.</param>
public sealed record RuleBlock(SlotRule Rule, string? Faction, int Dates, int OnlyObstacle);

/// <summary>What could be given up so that a date is found, the lightest first.</summary>
public enum RelaxationKind
{
    LongerPeriod, CountUnknown, Shorter, EarlierStart, LaterEnd, AnyWeekday, ShortenedNotice, InSchoolHolidays, OtherPlace, OnPublicHoliday,
    BesideOtherSession, WithoutChair, WithoutFaction,
}

/// <param name="Amount">Days for LongerPeriod, minutes for Shorter, EarlierStart and LaterEnd; otherwise 0.</param>
public sealed record RelaxationStep(RelaxationKind Kind, int Amount, string? Faction);

/// <summary>The smallest such change that works, found by searching again.</summary>
/// <param name="Wish">Search for this to see the dates.</param>
/// <param name="Dates">On how many days a session could be then.</param>
public sealed record SlotRelaxation(IReadOnlyList<RelaxationStep> Steps, SlotWish Wish, int Dates, DateTimeOffset First);

/// <summary>Answer of the slot search: the best start of each of the best days; where there is none, what stands in the way and what would help.</summary>
/// <param name="Dates">Days on which a session could be; more than are listed.</param>
/// <param name="Unchecked">Rules that could not be looked at because the profile or the stored school holidays do not say enough.</param>
public sealed record SlotSearchView(
    Guid GroupId, SlotWish Wish, int Dates, IReadOnlyList<SlotView> Slots, IReadOnlyList<RuleBlock> Blocks,
    IReadOnlyList<SlotRelaxation> Relaxations, IReadOnlyList<SlotRule> Unchecked);

/// <summary>Schulferien of a Land; both days belong to them.</summary>
public sealed record SchoolHolidayView(string Name, DateOnly First, DateOnly Last);

/// <summary>What a file of school holidays brought; with any problem nothing was stored.</summary>
public sealed record SchoolHolidayImport(int Holidays, DateOnly? First, DateOnly? Last, SchoolHolidayProblem? Problem = null, int? Line = null);

/// <summary>What is wrong with a file of school holidays.</summary>
public enum SchoolHolidayProblem { NotACalendar, NoEvents, NotADate, EndsBeforeStart, Recurs, TooMany }
