using System.Text;
using Coordination.Api.Scheduling;
using Coordination.Contracts;

namespace Coordination.Tests.Scheduling;

public sealed class SchoolHolidayFileTests
{
    [Fact]
    public void Whole_days_end_before_the_end_that_the_standard_names_and_times_with_it()
    {
        var file = Read("""
            BEGIN:VCALENDAR
            VERSION:2.0
            X-WR-CALNAME:Ferien
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20260720
            DTEND;VALUE=DATE:20260902
            SUMMARY:Sommerferien
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=Europe/Berlin:20261017T000000
            DTEND;TZID=Europe/Berlin:20261031T235900
            SUMMARY:Herbstferien\, Teil 1
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20261222T230000Z
            DTEND:20270106T230000Z
            SUMMARY:Weihnachts
             ferien
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260515
            SUMMARY:Beweglicher Ferientag
            END:VEVENT
            END:VCALENDAR
            """);

        Assert.Null(file.Problem);
        Assert.Equal(
            [
                new SchoolHolidayView("Beweglicher Ferientag", new(2026, 5, 15), new(2026, 5, 15)),
                new SchoolHolidayView("Sommerferien", new(2026, 7, 20), new(2026, 9, 1)),
                new SchoolHolidayView("Herbstferien, Teil 1", new(2026, 10, 17), new(2026, 10, 31)),
                new SchoolHolidayView("Weihnachtsferien", new(2026, 12, 23), new(2027, 1, 6)),
            ],
            file.Holidays);
    }

    [Theory]
    [InlineData("Name;Beginn;Ende", SchoolHolidayProblem.NotACalendar)]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", SchoolHolidayProblem.NoEvents)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260720", SchoolHolidayProblem.NotACalendar)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260230\nEND:VEVENT", SchoolHolidayProblem.NotADate)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Ferien\nEND:VEVENT", SchoolHolidayProblem.NotADate)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260720\nDURATION:P6W\nEND:VEVENT", SchoolHolidayProblem.NotADate)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260720\nDTEND:20260701\nEND:VEVENT", SchoolHolidayProblem.EndsBeforeStart)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260720\nDTEND:20290720\nEND:VEVENT", SchoolHolidayProblem.EndsBeforeStart)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260720\nRRULE:FREQ=YEARLY\nEND:VEVENT", SchoolHolidayProblem.Recurs)]
    public void What_is_not_understood_is_named_and_nothing_is_taken(string text, SchoolHolidayProblem problem)
    {
        var file = Read(text);

        Assert.Equal(problem, file.Problem);
        Assert.Empty(file.Holidays);
    }

    [Fact]
    public void One_bad_event_stops_the_file_at_its_line()
    {
        var file = Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260720\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:gestern\nEND:VEVENT\nEND:VCALENDAR");

        Assert.Equal((SchoolHolidayProblem.NotADate, (int?)5), (file.Problem!.Value, file.Line));
        Assert.Empty(file.Holidays);
    }

    [Fact]
    public void What_was_called_off_and_what_stands_there_twice_counts_once_or_not()
    {
        const string Event = "BEGIN:VEVENT\nDTSTART:20260720\nSUMMARY:Ferien\nEND:VEVENT\n";

        Assert.Single(Read($"BEGIN:VCALENDAR\n{Event}{Event}BEGIN:VEVENT\nDTSTART:20260801\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR").Holidays);
    }

    [Fact]
    public void A_file_of_too_many_events_is_refused()
    {
        var events = string.Concat(Enumerable.Range(0, 2_001).Select(i => $"BEGIN:VEVENT\nDTSTART:20260720\nSUMMARY:{i}\nEND:VEVENT\n"));

        Assert.Equal(SchoolHolidayProblem.TooMany, Read($"BEGIN:VCALENDAR\n{events}END:VCALENDAR").Problem);
    }

    [Fact]
    public void A_name_is_one_line_of_what_can_be_seen() => Assert.Equal(
        "Ferien x", Assert.Single(Read("\uFEFFBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260720\r\nSUMMARY:Ferien\\n\u200Bx\r\nEND:VEVENT\r\nEND:VCALENDAR").Holidays).Name);

    private static SchoolHolidayFile Read(string text) => SchoolHolidayFile.Read(Encoding.UTF8.GetBytes(text));
}
