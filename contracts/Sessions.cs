namespace Coordination.Contracts;

/// <summary>terminiert, eingeladen, eröffnet, geschlossen, abgesagt.</summary>
public enum SessionState { Scheduled, Invited, Open, Closed, Cancelled }

/// <summary>Plans a Sitzung. Times are instants; the bot shows them in Europe/Berlin.</summary>
/// <param name="UrgencyReason">Dringlichkeit: required where the notice would be too short; printed on the invitation and journalled.</param>
public sealed record PlanSession(
    Guid GroupId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string? OnlineUrl = null, string? UrgencyReason = null);

/// <summary>Moves a Sitzung (Verlegung).</summary>
/// <param name="MovedFrom">The start that the chair saw: required, so that of two who move it at once the second hears of the first.</param>
public sealed record SessionSchedule(
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string? OnlineUrl = null, string? UrgencyReason = null, DateTimeOffset? MovedFrom = null);

public sealed record SessionCancellation(string Reason);

/// <summary>When a Sitzung was opened or closed.</summary>
public sealed record SessionMoment(DateTimeOffset At);

/// <summary>What the Niederschrift says about where and when it really took place.</summary>
public sealed record SessionRecord(DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, string? Place);

public enum AttendanceStatus { Present, Excused, Absent }

/// <summary>Anwesenheit of one person. A deputy names the member represented ("für Frau X").</summary>
/// <param name="From">Later than the opening where somebody came late; null means from the opening.</param>
public sealed record Attendance(Guid MemberId, AttendanceStatus Status, DateTimeOffset? From = null, DateTimeOffset? Until = null, Guid? Represents = null);

/// <summary>A participant without a membership: guest, Referent, Verwaltung.</summary>
public sealed record GuestAttendance(string Name, string? Organization);

public sealed record AttendanceList(IReadOnlyList<Attendance> Members, IReadOnlyList<GuestAttendance> Guests);

/// <param name="Sequence">iCalendar SEQUENCE: rises with everything that the invited have to hear of.</param>
public sealed record SessionView(
    Guid Id, Guid GroupId, string GroupName, int Number, SessionState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place,
    string? OnlineUrl, string? UrgencyReason, DateTimeOffset? InvitedAt, string? CancellationReason, SessionRecord Record,
    AttendanceList Attendance, RecordingNotice? RecordingNotice, DateOnly LatestInvitation, DateOnly AgendaDeadline, MinutesState? Minutes, long Version, int Sequence = 0,
    OutlookView? Outlook = null)
{
    /// <summary>Where to join online: the address that the chair gave, or the Teams meeting of the Termin in Outlook.</summary>
    public string? JoinUrl => OnlineUrl ?? Outlook?.JoinUrl;
}

/// <summary>Whether an invitation or notice reached a person. A 200 from Teams means delivered, not read.</summary>
public sealed record DeliveryView(Guid MemberId, string Name, ErrandKind Kind, ErrandState State, DateTimeOffset? At, string? Problem);

/// <summary>Address of a person's secret calendar feed; asking again after a reset gives a new one.</summary>
public sealed record CalendarFeed(string Secret);
