using System.Globalization;

namespace Coordination.Api.Calendar;

/// <summary>
/// Writes iCalendar text (RFC 5545). Times are written in UTC: a Sitzung happens once, so no time zone rules are needed, and an instant in
/// the hour that comes twice in October has no other unambiguous form. Calendars show it in their owner's time.
/// </summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="name">Shown by calendars that subscribe; null for the file of one session.</param>
    public static string Write(CalendarMethod method, string? name, IEnumerable<CalendarEvent> events)
    {
        var lines = new ContentLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//Coordination//Sitzungskalender//DE");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", NameOf(method));
        if (name is not null)
        {
            lines.AddText("NAME", name);
            lines.AddText("X-WR-CALNAME", name);
            lines.Add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
            lines.Add("X-PUBLISHED-TTL", "PT1H");
        }

        foreach (var one in events)
        {
            Write(one, lines);
        }

        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    private static void Write(CalendarEvent one, ContentLines lines)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Add("UID", one.Id.ToString("D"));
        lines.Add("SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", Utc(one.Stamp));
        lines.Add("DTSTART", Utc(one.StartsAt));
        lines.Add("DTEND", Utc(one.EndsAt));
        lines.Add("STATUS", NameOf(one.Status));
        lines.AddText("SUMMARY", one.Summary);
        if (!string.IsNullOrWhiteSpace(one.Location))
        {
            lines.AddText("LOCATION", one.Location);
        }

        // A link that people typed: only what a calendar may open gets in.
        if (Uri.TryCreate(one.OnlineUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        {
            lines.Add("URL", url.AbsoluteUri);
        }

        lines.AddAddress("ORGANIZER", one.Organizer);
        if (one.Attendee is { } attendee)
        {
            lines.AddAddress("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE", attendee);
        }

        lines.Add("END", "VEVENT");
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string NameOf(Enum value) => value.ToString().ToUpperInvariant();
}
