using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Anwesenheit as a form: a row per member, and rows for guests of which the empty ones are left out.</summary>
public sealed class AttendanceForm
{
    private const int SpareGuests = 2;

    public IList<AttendanceRow> Members { get; set; } = [];

    public IList<GuestRow> Guests { get; set; } = [];

    /// <summary>True where the rows come from the answers: nothing of it is stored until the clerk saves.</summary>
    public bool IsPrefilled { get; private init; }

    /// <param name="forecast">What people answered: fills the form while nothing is recorded yet.</param>
    public static AttendanceForm Of(SessionView session, GroupView group, AttendanceForecast? forecast = null)
    {
        var recorded = session.Attendance.Members.Count > 0 || session.Attendance.Guests.Count > 0;
        var rows = recorded || forecast is null ? session.Attendance.Members : AnsweredAttendance.Of(forecast);
        return Of(session, group, rows, isPrefilled: !recorded && rows.Count > 0);
    }

    private static AttendanceForm Of(SessionView session, GroupView group, IReadOnlyList<Attendance> rows, bool isPrefilled) => new()
    {
        IsPrefilled = isPrefilled,
        Members = [.. group.Members.OrderBy(member => member.Role == Role.Deputy).Select(member =>
            AttendanceRow.Of(member.Id, rows.FirstOrDefault(present => present.MemberId == member.Id)))],
        Guests = [.. session.Attendance.Guests.Select(guest => new GuestRow { Name = guest.Name, Organization = guest.Organization })],
    };

    /// <summary>Empty rows at the end, so that guests can be added without a script.</summary>
    public void AddSpareGuests()
    {
        for (var i = 0; i < SpareGuests; i++)
        {
            Guests.Add(new GuestRow());
        }
    }

    /// <summary>Null where a time cannot be read or a guest has no name; then <paramref name="wrong"/> was told which.</summary>
    public AttendanceList? Read(SessionView session, Action<string> wrong)
    {
        var start = session.Record.OpenedAt ?? session.StartsAt;
        var members = new List<Attendance>();
        var readable = true;
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Status is { } status)
            {
                readable &= Members[i].TryRead(status, start, field => wrong($"Attendance.Members[{i}].{field}"), out var row);
                members.Add(row);
            }
        }

        for (var i = 0; i < Guests.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Guests[i].Name) && !string.IsNullOrWhiteSpace(Guests[i].Organization))
            {
                wrong($"Attendance.Guests[{i}].{nameof(GuestRow.Name)}");
                readable = false;
            }
        }

        var guests = Guests.Where(guest => !string.IsNullOrWhiteSpace(guest.Name))
            .Select(guest => new GuestAttendance(guest.Name!.Trim(), string.IsNullOrWhiteSpace(guest.Organization) ? null : guest.Organization.Trim()));
        return readable ? new AttendanceList(members, [.. guests]) : null;
    }
}

public sealed class AttendanceRow
{
    public Guid MemberId { get; set; }

    /// <summary>null: nothing recorded yet.</summary>
    public AttendanceStatus? Status { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public Guid? Represents { get; set; }

    public static AttendanceRow Of(Guid memberId, Attendance? stored) => new()
    {
        MemberId = memberId,
        Status = stored?.Status,
        From = Spoken.TimeField(stored?.From),
        Until = Spoken.TimeField(stored?.Until),
        Represents = stored?.Represents,
    };

    public bool TryRead(AttendanceStatus status, DateTimeOffset start, Action<string> wrong, out Attendance attendance)
    {
        var from = Spoken.TryTime(From, start, out var fromAt);
        var until = Spoken.TryTime(Until, start, out var untilAt);
        if (!from)
        {
            wrong(nameof(From));
        }

        if (!until)
        {
            wrong(nameof(Until));
        }

        attendance = status == AttendanceStatus.Present
            ? new Attendance(MemberId, status, fromAt, untilAt, Represents)
            : new Attendance(MemberId, status);
        return from && until;
    }
}

public sealed class GuestRow
{
    public string? Name { get; set; }

    public string? Organization { get; set; }
}
