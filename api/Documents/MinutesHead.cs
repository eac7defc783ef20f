using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>
/// What heads a Niederschrift: whose session it was, when and where, and who took part. Frozen with the approved text, so that its files stay
/// the same when people or factions are renamed later.
/// </summary>
/// <param name="Letterhead">Whose paper it is written on.</param>
public sealed record MinutesHead(
    Letterhead Letterhead, string GroupName, string GroupShortName, PolicyProfile Profile, int SessionNumber, DateTimeOffset Begin, DateTimeOffset? End,
    string? Place, IReadOnlyList<Participant> Participants, IReadOnlyList<GuestAttendance> Guests)
{
    public static MinutesHead Of(GroupView group, SessionView session, Letterhead letterhead) => new(
        letterhead, group.Name, group.ShortName, group.Profile, session.Number, session.Record.OpenedAt ?? session.StartsAt, session.Record.ClosedAt,
        session.Record.Place ?? session.Place, [.. session.Attendance.Members.Select(attendance => Participant.Of(group, attendance))],
        session.Attendance.Guests);
}

/// <summary>Briefkopf: the Körperschaft and the department that writes for the group. Either may be empty.</summary>
public sealed record Letterhead(string House, string Department);

/// <summary>A person of the group in the Anwesenheitsliste, as they were called on that day.</summary>
/// <param name="Faction">Short name of the Fraktion.</param>
/// <param name="Represents">Name of the member this person stood in for.</param>
public sealed record Participant(
    string Name, string? Function, string? Faction, Role Role, AttendanceStatus Status, string? Represents, DateTimeOffset? From, DateTimeOffset? Until)
{
    public static Participant Of(GroupView group, Attendance attendance)
    {
        var member = Member(group, attendance.MemberId);
        return new Participant(
            member?.Name.Full ?? "–", member?.Name.Function, group.Factions.FirstOrDefault(faction => faction.Id == member?.FactionId)?.ShortName,
            member?.Role ?? Role.Member, attendance.Status, attendance.Represents is { } represented ? Member(group, represented)?.Name.Full : null,
            attendance.From, attendance.Until);
    }

    private static MemberView? Member(GroupView group, Guid id) => group.Members.FirstOrDefault(member => member.Id == id);
}
