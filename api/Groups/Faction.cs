using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>Fraktion as it is known in one group.</summary>
public sealed class Faction
{
    private Faction()
    {
    }

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }
    public string Name { get; private set; } = "";
    public string ShortName { get; private set; } = "";

    public static Faction Create(Guid id, Guid groupId, FactionDefinition definition) =>
        new() { Id = id, GroupId = groupId, Name = definition.Name, ShortName = definition.ShortName };

    public bool Is(FactionDefinition definition) => definition == new FactionDefinition(Name, ShortName);

    public void Change(FactionDefinition definition)
    {
        Name = definition.Name;
        ShortName = definition.ShortName;
    }
}
