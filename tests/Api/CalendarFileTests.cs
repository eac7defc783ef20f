using System.Globalization;
using System.Text;
using Coordination.Api.Calendar;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class CalendarFileTests
{
    private static readonly Guid Id = Guid.Parse("0198a3a2-5c1e-7f00-8a51-0d7a4c8e1b11");
    private static readonly CalendarAddress Group = new(Guid.Parse("0198a3a2-0000-7000-8000-000000000001"), "IfA Radwege", null);

    [Fact]
    public void A_session_becomes_exactly_these_lines()
    {
        var text = CalendarFile.Write(CalendarMethod.Publish, null, [Session()]);

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Coordination//Sitzungskalender//DE
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:0198a3a2-5c1e-7f00-8a51-0d7a4c8e1b11
            SEQUENCE:2
            DTSTAMP:20260901T081530Z
            DTSTART:20260917T150000Z
            DTEND:20260917T170000Z
            STATUS:CONFIRMED
            SUMMARY:Sitzung IfA Radwege
            LOCATION:Kreishaus\, Raum 2
            URL:https://example.org/m/1?a=1,2
            ORGANIZER;CN="IfA Radwege":urn:uuid:0198a3a2-0000-7000-8000-000000000001
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [Theory]
    [InlineData("2026-03-28", "17:00", "20260328T160000Z")]
    [InlineData("2026-03-29", "01:30", "20260329T003000Z")]
    [InlineData("2026-03-29", "02:30", "20260329T013000Z")] // skipped by the clocks: moved on by the gap
    [InlineData("2026-03-29", "17:00", "20260329T150000Z")]
    [InlineData("2026-10-25", "02:30", "20261025T003000Z")] // comes twice: the first is meant
    [InlineData("2026-10-25", "03:30", "20261025T023000Z")]
    [InlineData("2026-10-25", "17:00", "20261025T160000Z")]
    public void Local_times_around_both_changes_of_the_clocks_keep_their_instant(string date, string time, string expected)
    {
        var start = CouncilTime.FromLocal(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

        Assert.Contains($"DTSTART:{expected}\r\n", CalendarFile.Write(CalendarMethod.Publish, null, [Session() with { StartsAt = start }]));
    }

    [Fact]
    public void The_two_half_past_two_of_the_October_night_stay_an_hour_apart()
    {
        var first = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2));
        var second = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(1));
        var text = CalendarFile.Write(CalendarMethod.Publish, null, [Session() with { StartsAt = first, EndsAt = second }]);

        Assert.Contains("DTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z\r\n", text);
    }

    [Theory]
    [InlineData("Ort; mit, Zeichen \\ und\r\nUmbruch", @"Ort\; mit\, Zeichen \\ und\nUmbruch")]
    [InlineData("x\nBEGIN:VALARM", @"x\nBEGIN:VALARM")]
    [InlineData("Tabulator\tund\0Null", "TabulatorundNull")]
    public void Words_of_people_cannot_begin_a_line_of_their_own(string place, string expected)
    {
        var text = Unfold(CalendarFile.Write(CalendarMethod.Publish, null, [Session() with { Location = place }]));

        Assert.Contains($"\r\nLOCATION:{expected}\r\n", text);
        Assert.DoesNotContain("\nBEGIN:VALARM", text);
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_unfolding_gives_the_text_back()
    {
        var place = string.Concat(Enumerable.Repeat("Großer Sitzungssaal 🏛️ Südflügel – ", 20)).Trim();
        var text = CalendarFile.Write(CalendarMethod.Publish, "Ausschüsse & Gruppen", [Session() with { Location = place }]);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains($"LOCATION:{place}\r\n", Unfold(text));
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
        Assert.DoesNotContain("\ufffd", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Folding_uses_the_whole_line_and_counts_the_blank()
    {
        // "LOCATION:" has 9 octets: 66 fit on the first line, 74 behind the blank of the second.
        var text = CalendarFile.Write(CalendarMethod.Publish, null, [Session() with { Location = new string('a', 66 + 74 + 1) }]);

        Assert.Contains($"LOCATION:{new string('a', 66)}\r\n {new string('a', 74)}\r\n a\r\n", text);
    }

    [Theory]
    [InlineData(CalendarMethod.Request, EventStatus.Confirmed, "METHOD:REQUEST", "STATUS:CONFIRMED")]
    [InlineData(CalendarMethod.Cancel, EventStatus.Cancelled, "METHOD:CANCEL", "STATUS:CANCELLED")]
    [InlineData(CalendarMethod.Publish, EventStatus.Tentative, "METHOD:PUBLISH", "STATUS:TENTATIVE")]
    public void Method_and_status_are_those_of_the_standard(CalendarMethod method, EventStatus status, string methodLine, string statusLine)
    {
        var text = CalendarFile.Write(method, null, [Session() with { Status = status }]);

        Assert.Contains(methodLine + "\r\n", text);
        Assert.Contains(statusLine + "\r\n", text);
    }

    [Theory]
    [InlineData("vorsitz@kreis.example", "mailto:vorsitz@kreis.example")]
    [InlineData(" v.o+r@kreis.example ", "mailto:v.o+r@kreis.example")]
    [InlineData("böse\r\nATTENDEE:x@y", "mailto:b%C3%B6se%0D%0AATTENDEE%3Ax@y")]
    [InlineData("keine Adresse", "urn:uuid:0198a3a2-0000-7000-8000-000000000002")]
    [InlineData("a@b@c", "urn:uuid:0198a3a2-0000-7000-8000-000000000002")]
    [InlineData(null, "urn:uuid:0198a3a2-0000-7000-8000-000000000002")]
    public void Attendees_have_an_address_or_their_id(string? email, string expected)
    {
        var attendee = new CalendarAddress(Guid.Parse("0198a3a2-0000-7000-8000-000000000002"), "Herr \"Ö\" Muster", email);
        var text = Unfold(CalendarFile.Write(CalendarMethod.Request, null, [Session() with { Attendee = attendee }]));

        Assert.Contains($"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=\"Herr 'Ö' Muster\":{expected}\r\n", text);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("Raum 3")]
    [InlineData(null)]
    public void Only_web_links_become_a_URL(string? link) =>
        Assert.DoesNotContain("URL", CalendarFile.Write(CalendarMethod.Publish, null, [Session() with { OnlineUrl = link }]));

    [Fact]
    public void A_feed_has_a_name_and_asks_to_be_read_again_within_the_hour()
    {
        var text = CalendarFile.Write(CalendarMethod.Publish, "Sitzungen, Kreis", []);

        Assert.Contains("NAME:Sitzungen\\, Kreis\r\n", text);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", text);
    }

    private static CalendarEvent Session() => new(
        Id, 2, EventStatus.Confirmed, new(2026, 9, 17, 17, 0, 0, TimeSpan.FromHours(2)), new(2026, 9, 17, 17, 0, 0, TimeSpan.Zero),
        "Sitzung IfA Radwege", "Kreishaus, Raum 2", "https://example.org/m/1?a=1,2", Group, null, new(2026, 9, 1, 8, 15, 30, 999, TimeSpan.Zero));

    private static string Unfold(string text) => text.Replace("\r\n ", "");
}
