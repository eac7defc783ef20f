using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Checks what people entered for a session before a rule looks at it.</summary>
public static class SessionForms
{
    private const int LongestLine = 300;
    private const int LongestReason = 1000;
    private const int MostPeople = 500;

    public static PlanSession Clean(PlanSession form)
    {
        var schedule = CleanTimes(new SessionSchedule(form.StartsAt, form.EndsAt, form.Place, form.OnlineUrl, form.UrgencyReason));
        return new PlanSession(Check.Id(form.GroupId, "groupId"), schedule.StartsAt, schedule.EndsAt, schedule.Place, schedule.OnlineUrl, schedule.UrgencyReason);
    }

    public static SessionSchedule Clean(SessionSchedule form) =>
        CleanTimes(form) with { MovedFrom = Check.Instant(form.MovedFrom ?? default, "movedFrom") };

    private static SessionSchedule CleanTimes(SessionSchedule form) => new(
        Check.Instant(form.StartsAt, "startsAt"), Check.Instant(form.EndsAt, "endsAt"), Check.OptionalLine(form.Place, "place", LongestLine),
        Url(form.OnlineUrl), Check.OptionalText(form.UrgencyReason, "urgencyReason", LongestReason));

    public static string Clean(SessionCancellation form) => Check.Text(form.Reason, "reason", LongestReason);

    public static SessionRecord Clean(SessionRecord form) => new(
        form.OpenedAt is { } opened ? Check.Instant(opened, "openedAt") : null,
        form.ClosedAt is { } closed ? Check.Instant(closed, "closedAt") : null,
        Check.OptionalLine(form.Place, "place", LongestLine));

    public static RecordingNotice Clean(RecordingNotice form) => new(
        Check.Line(form.InformedBy, "informedBy", LongestLine), Check.Instant(form.InformedAt, "informedAt"), form.ObjectionsRaised);

    public static AttendanceList Clean(AttendanceList form)
    {
        var members = Check.All(form.Members, "members");
        var guests = Check.All(form.Guests, "guests");
        Check.Between(members.Count + guests.Count, 0, MostPeople, "members");
        foreach (var person in members)
        {
            Check.Known(person.Status, "members.status");
            if (person.From is { } from) Check.Instant(from, "members.from");
            if (person.Until is { } until) Check.Instant(until, "members.until");
            if (person.Until < person.From)
            {
                throw Check.Malformed("members.until", FieldProblem.OutOfRange);
            }
        }

        RefuseTwice(members.Select(person => person.MemberId), "members.memberId");
        // Two people cannot stand in for the same member, nor can one stand in for somebody who is there.
        RefuseTwice(
            members.Where(person => person.Status == AttendanceStatus.Present).Select(person => person.MemberId)
                .Concat(members.Select(person => person.Represents).OfType<Guid>()),
            "members.represents");
        return new AttendanceList(members, [.. guests.Select(guest => new GuestAttendance(
            Check.Line(guest.Name, "guests.name", LongestLine), Check.OptionalLine(guest.Organization, "guests.organization", LongestLine)))]);
    }

    private static void RefuseTwice(IEnumerable<Guid> ids, string field)
    {
        var seen = new HashSet<Guid>();
        if (!ids.All(seen.Add))
        {
            throw Check.Malformed(field, FieldProblem.Duplicate);
        }
    }

    /// <summary>The address ends up behind a button in people's chats: nothing but https.</summary>
    private static string? Url(string? value)
    {
        var text = Check.OptionalLine(value, "onlineUrl", 2000);
        return text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
            ? text
            : throw Check.Malformed("onlineUrl", FieldProblem.Unknown);
    }
}
