using System.Text.Json;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Sample;

public sealed record SampleFaction(Guid Id, FactionDefinition Faction);

public sealed record SampleMember(Guid Id, MemberDefinition Member);

/// <summary>The invented working group of the playground (IfA Integration of a district that does not exist), read from <c>group.json</c>.</summary>
/// <param name="Admin">The administrator who sets the group up and is not in it.</param>
/// <param name="Attendance">Who was at the sample session, deputies with whom they stood in for.</param>
public sealed record SampleGroup(
    Guid GroupId, GroupDefinition Group, string Place, IReadOnlyList<SampleFaction> Factions, IReadOnlyList<SampleMember> Members, Person Admin,
    AttendanceList Attendance)
{
    public static SampleGroup Read()
    {
        using var stream = SampleFiles.Open("group.json");
        return JsonSerializer.Deserialize<SampleGroup>(stream, WireJson.Options) ?? throw new InvalidDataException("group.json is empty");
    }

    /// <summary>Everybody who can sign in: the members, and the administrator last.</summary>
    public IReadOnlyList<Person> People => [.. Members.Select(m => PersonOf(m.Member)), Admin];

    public Person Chair => First(Role.Chair);

    public Person Clerk => First(Role.Clerk);

    public Person Guest => First(Role.Guest);

    /// <summary>Those with a vote who are no deputies and not in the chair, in the order of the list.</summary>
    public IReadOnlyList<Person> OrdinaryMembers => [.. Members.Where(m => m.Member.Role == Role.Member).Select(m => PersonOf(m.Member))];

    public Role? RoleOf(Person person) => Members.FirstOrDefault(m => m.Member.PersonId == person.Id)?.Member.Role;

    public TeamsSettings Teams(string? folder, int port) =>
        new(People, Group.ShortName, [.. Members.Select(m => m.Member.PersonId)], folder, port);

    /// <summary>Enters the group as an administrator would, through the API; a second time finds everything there.</summary>
    public async Task EnterAsync(CoordinationClient admin, CancellationToken ct)
    {
        if (await admin.FindGroupAsync(GroupId, ct) is { Members.Count: var count } && count >= Members.Count)
        {
            return;
        }

        await admin.PutGroupAsync(GroupId, Group, ct);
        foreach (var faction in Factions)
        {
            await admin.PutFactionAsync(GroupId, faction.Id, faction.Faction, ct);
        }

        foreach (var member in Members)
        {
            await admin.PutMemberAsync(GroupId, member.Id, member.Member, ct);
        }
    }

    private Person First(Role role) => PersonOf(Members.First(m => m.Member.Role == role).Member);

    private static Person PersonOf(MemberDefinition member) => new(member.PersonId, member.Name.Full, member.Email ?? "");
}
