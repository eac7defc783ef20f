using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>What a Niederschrift has to say before it can be approved (Pflichtangaben): time, place, participants, agenda.</summary>
public static class MandatoryFields
{
    public const string OpenedAt = "openedAt";
    public const string ClosedAt = "closedAt";
    public const string Place = "place";
    public const string Attendance = "attendance";
    public const string Agenda = "agenda";

    public static IEnumerable<string> Missing(PolicyProfile profile, SessionRecord record, AttendanceList attendance, int agendaItems)
    {
        if (record.OpenedAt is null) yield return OpenedAt;

        // Bodies that pass resolutions minute the end as well: who had left by then decides on the vote.
        if (profile.PassesResolutions && record.ClosedAt is null) yield return ClosedAt;
        if (string.IsNullOrWhiteSpace(record.Place)) yield return Place;
        if (!attendance.Members.Any(a => a.Status == AttendanceStatus.Present)) yield return Attendance;
        if (agendaItems == 0) yield return Agenda;
    }
}
