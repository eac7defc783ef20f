using Coordination.Api.Sessions;

namespace Coordination.Api.Scheduling;

/// <summary>What a person is to the slot search: Vorsitz, Mitglied, Stellvertretung.</summary>
public enum Seat { Chair, Member, Deputy }

/// <summary>A person whose coming counts.</summary>
/// <param name="FactionId">The Fraktion they speak for; a named deputy speaks for that of the member.</param>
/// <param name="DeputyOf">The one member they stand in for; null for a deputy of the whole Fraktion.</param>
/// <param name="Order">Who is asked first.</param>
public sealed record Participant(Guid Id, Seat Seat, Guid? FactionId, Guid? DeputyOf, int Order, IReadOnlyList<FreeBusyPeriod> Known);

/// <param name="PastAbsence">How often its seats were empty or held by deputies of late, from 0 (never) to 5 (always).</param>
public sealed record SlotFaction(Guid Id, int PastAbsence);

/// <summary>A room and the times it is taken.</summary>
public sealed record Room(string Name, IReadOnlyList<TimeRange> Bookings);

/// <summary>All that the slot search goes by and that no wish changes.</summary>
/// <param name="StepMinutes">The grid: sessions begin at full multiples of it after midnight.</param>
/// <param name="Weekdays">As the profile allows them.</param>
/// <param name="OtherSessions">Sessions of this group and of groups that share people with it.</param>
/// <param name="OwnDates">Days of this group's other sessions, for the distance.</param>
public sealed record SlotFacts(
    DateTimeOffset Now, NoticePeriod Notice, NoticePeriod ShortenedNotice, int StepMinutes, IReadOnlySet<DayOfWeek> Weekdays,
    TimeOnly Earliest, TimeOnly Latest, TimeOnly EveningFrom, int DaysBetween, IReadOnlySet<DateOnly> PublicHolidays,
    IReadOnlyList<DateRange> SchoolHolidays, IReadOnlyList<Room> Rooms, IReadOnlyList<TimeRange> OtherSessions, IReadOnlyList<DateOnly> OwnDates,
    IReadOnlyList<SlotFaction> Factions, IReadOnlyList<Participant> People);
