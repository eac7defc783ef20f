using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>(interfraktionelle) Arbeitsgruppe with its Fraktionen, its members and the profile it works by.</summary>
public sealed class WorkingGroup : IVersioned
{
    private WorkingGroup()
    {
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string ShortName { get; private set; } = "";
    public PolicyProfile Profile { get; private set; } = new();
    public long Version { get; private set; }
    public List<Faction> Factions { get; private set; } = [];
    public List<Member> Members { get; private set; } = [];

    public static WorkingGroup Create(Guid id, GroupDefinition definition) => new()
    {
        Id = id,
        Name = definition.Name,
        ShortName = definition.ShortName,
        Profile = definition.Profile,
        Version = 1,
    };

    public void Change(GroupDefinition definition)
    {
        Name = definition.Name;
        ShortName = definition.ShortName;
        Profile = definition.Profile;
        Version++;
    }

    public void Put(Guid factionId, FactionDefinition definition)
    {
        if (Factions.Find(faction => faction.Id == factionId) is { } known)
        {
            known.Change(definition);
        }
        else
        {
            Factions.Add(Faction.Create(factionId, Id, definition));
        }

        Version++;
    }

    /// <summary>Adds or changes a membership. The last chair stays chair: without one, nobody could admit or invite.</summary>
    public void Put(Guid memberId, MemberDefinition definition, DateOnly today)
    {
        var member = Members.Find(m => m.Id == memberId);
        var hadChair = HasChair(today);
        if (member is null)
        {
            member = Member.Create(memberId, Id, definition);
            Members.Add(member);
        }
        else
        {
            member.Change(definition);
        }

        RefuseWithoutChair(hadChair, today);
        Version++;
    }

    /// <summary>Ends a membership with this day; what the person did stays theirs.</summary>
    public void End(Member member, DateOnly today)
    {
        var hadChair = HasChair(today);
        member.End(today);
        RefuseWithoutChair(hadChair, today);
        Version++;
    }

    /// <summary>Takes over a whole roster at once; memberships that it does not name stay as they are.</summary>
    public void Import(IEnumerable<Faction> factions, IEnumerable<(Guid Id, MemberDefinition Definition)> members, DateOnly today)
    {
        var hadChair = HasChair(today);
        Factions.AddRange(factions);
        foreach (var (id, definition) in members)
        {
            if (Members.Find(m => m.Id == id) is { } known)
            {
                known.Change(definition);
            }
            else
            {
                Members.Add(Member.Create(id, Id, definition));
            }
        }

        RefuseWithoutChair(hadChair, today);
        Version++;
    }

    private bool HasChair(DateOnly today) => Members.Exists(m => m.Role == Role.Chair && m.IsCurrent(today.AddDays(1)));

    private void RefuseWithoutChair(bool hadChair, DateOnly today)
    {
        if (hadChair && !HasChair(today))
        {
            throw new RefusedException(Refusal.LastChair);
        }
    }
}
