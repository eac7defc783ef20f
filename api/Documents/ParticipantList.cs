using System.Text;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>Anwesenheit as a Niederschrift lists it: who was there for whom, from when until when, and who was not.</summary>
public sealed record ParticipantList(GroupView Group, SessionView Session, Texts Texts)
{
    public void Write(StringBuilder text)
    {
        Section(text, "Present", Of(AttendanceStatus.Present).Select(PresentLine));
        Section(text, "Guests", Session.Attendance.Guests.Select(guest => Joined(guest.Name, guest.Organization)));
        Section(text, "Excused", Of(AttendanceStatus.Excused).Select(a => NameOf(a.MemberId)));
        Section(text, "Absent", Of(AttendanceStatus.Absent).Select(a => NameOf(a.MemberId)));
    }

    private IEnumerable<Attendance> Of(AttendanceStatus status) => Session.Attendance.Members.Where(a => a.Status == status);

    private void Section(StringBuilder text, string name, IEnumerable<string> lines)
    {
        var listed = lines.ToList();
        if (listed.Count == 0) return;

        text.Append(Texts[name]).Append(":\n");
        foreach (var line in listed) text.Append("- ").Append(line.ReplaceLineEndings(" ")).Append('\n');
        text.Append('\n');
    }

    private string PresentLine(Attendance attendance)
    {
        var member = Member(attendance.MemberId);
        return Joined(
            NameOf(attendance.MemberId),
            Group.Factions.FirstOrDefault(f => f.Id == member?.FactionId)?.ShortName,
            member is { Role: not Role.Member } ? Texts[$"Role.{member.Role}"] : null,
            attendance.Represents is { } represented ? Texts.Format("For", NameOf(represented)) : null,
            attendance.From is { } from ? Texts.Format("From", Texts.Clock(from)) : null,
            attendance.Until is { } until ? Texts.Format("Until", Texts.Clock(until)) : null);
    }

    private MemberView? Member(Guid id) => Group.Members.FirstOrDefault(m => m.Id == id);

    private string NameOf(Guid memberId) => Member(memberId)?.Name.Full ?? "–";

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
