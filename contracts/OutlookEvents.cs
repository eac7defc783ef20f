namespace Coordination.Contracts;

/// <summary>What the bot needs to keep the Termin of a Sitzung in the calendar of a mailbox (Outlook, through Microsoft Graph).</summary>
/// <param name="Attendees">Everybody of the group on that day who has an address.</param>
/// <param name="Written">As the bot last wrote it; null while there is none.</param>
public sealed record EventPlan(
    Guid SessionId, SessionState State, string Subject, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string? CancellationReason,
    IReadOnlyList<EventAttendee> Attendees, OutlookEvent? Written);

public sealed record EventAttendee(string Name, string Mail);

/// <summary>The Termin as the bot last wrote it.</summary>
/// <param name="EventId">Graph's id of it.</param>
/// <param name="JoinUrl">Address of its Teams meeting.</param>
public sealed record OutlookEvent(
    string EventId, string? JoinUrl, string Subject, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, EventDrift? Drift = null);

/// <summary>Somebody changed the Termin in Outlook itself (Abweichung): what stands there now. The session's own time holds until the chair moves it.</summary>
/// <param name="IsGone">It was deleted there; then nothing else is known.</param>
public sealed record EventDrift(bool IsGone, string? Subject, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? Place, DateTimeOffset FoundAt);

/// <summary>The bot says what it wrote.</summary>
/// <param name="Replaces">The id of the one that had been deleted in Outlook; null for the first and for the same one.</param>
public sealed record RecordEvent(OutlookEvent Event, string? Replaces = null);

/// <summary>What people see of the Termin in Outlook: how to join, and for chair and clerk what somebody changed there.</summary>
public sealed record OutlookView(string? JoinUrl, EventDrift? Drift);
