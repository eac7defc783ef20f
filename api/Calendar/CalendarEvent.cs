namespace Coordination.Api.Calendar;

/// <summary>What a calendar file asks of the receiving calendar (iTIP, RFC 5546): show, invite or update, take away.</summary>
public enum CalendarMethod { Publish, Request, Cancel }

/// <summary>vorgesehen, eingeladen, abgesagt.</summary>
public enum EventStatus { Tentative, Confirmed, Cancelled }

/// <summary>An organizer or attendee. Without an e-mail address the id stands in: the standard asks for an address, and none is invented.</summary>
public sealed record CalendarAddress(Guid Id, string Name, string? Email);

/// <summary>One Sitzung as calendars know it. A higher <see cref="Sequence"/> under the same <see cref="Id"/> replaces what they had.</summary>
/// <param name="Stamp">DTSTAMP: when this state came about.</param>
public sealed record CalendarEvent(
    Guid Id, int Sequence, EventStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Summary, string? Location, string? OnlineUrl,
    CalendarAddress Organizer, CalendarAddress? Attendee, DateTimeOffset Stamp);
