using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>A person's place in a group: role, Fraktion, vote, and for whom they stand in. One per person and group; its dates say when it counts.</summary>
public sealed class Member
{
    private Member()
    {
    }

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }
    public Guid PersonId { get; private set; }
    public PersonName Name { get; private set; } = new("", null, "", "", null);
    public string? Email { get; private set; }
    public Guid? FactionId { get; private set; }
    public Role Role { get; private set; }
    public bool HasVote { get; private set; }
    public Guid? DeputyOf { get; private set; }
    public int? DeputyOrder { get; private set; }
    public DateOnly? From { get; private set; }
    public DateOnly? Until { get; private set; }

    public static Member Create(Guid id, Guid groupId, MemberDefinition definition)
    {
        var member = new Member { Id = id, GroupId = groupId };
        member.Change(definition);
        return member;
    }

    public bool Is(MemberDefinition definition) =>
        definition == new MemberDefinition(PersonId, Name, Email, FactionId, Role, HasVote, DeputyOf, DeputyOrder, From, Until);

    public void Change(MemberDefinition definition)
    {
        PersonId = definition.PersonId;
        Name = definition.Name;
        Email = definition.Email;
        FactionId = definition.FactionId;
        Role = definition.Role;
        HasVote = definition.HasVote;
        DeputyOf = definition.DeputyOf;
        DeputyOrder = definition.DeputyOrder;
        From = definition.From;
        Until = definition.Until;
    }

    public void End(DateOnly today) => Until = today;

    /// <summary>Both days count: a membership ends at the end of its last day.</summary>
    public bool IsCurrent(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
}
