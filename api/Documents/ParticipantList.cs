using System.Text;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>Anwesenheit as a Niederschrift lists it: who was there for whom, from when until when, and who was not.</summary>
public sealed record ParticipantList(MinutesHead Head, Texts Texts)
{
    public void Write(StringBuilder text)
    {
        Section(text, "Present", Of(AttendanceStatus.Present).Select(PresentLine));
        Section(text, "Guests", Head.Guests.Select(guest => Joined(guest.Name, guest.Organization)));
        Section(text, "Excused", Of(AttendanceStatus.Excused).Select(person => person.Name));
        Section(text, "Absent", Of(AttendanceStatus.Absent).Select(person => person.Name));
    }

    /// <summary>"für Tom Kurz, ab 17:30 Uhr": how somebody took part; empty for a member who was there all the time.</summary>
    public static string Part(Participant person, Texts texts) => Joined(
        person.Represents is { } represented ? texts.Format("For", represented) : null,
        person.From is { } from ? texts.Format("From", texts.Clock(from)) : null,
        person.Until is { } until ? texts.Format("Until", texts.Clock(until)) : null);

    private IEnumerable<Participant> Of(AttendanceStatus status) => Head.Participants.Where(person => person.Status == status);

    private void Section(StringBuilder text, string name, IEnumerable<string> lines)
    {
        var listed = lines.ToList();
        if (listed.Count == 0) return;

        text.Append(Texts[name]).Append(":\n");
        foreach (var line in listed) text.Append("- ").Append(line.ReplaceLineEndings(" ")).Append('\n');
        text.Append('\n');
    }

    private string PresentLine(Participant person) =>
        Joined(person.Name, person.Faction, person.Role == Role.Member ? null : Texts[$"Role.{person.Role}"], Part(person, Texts));

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
