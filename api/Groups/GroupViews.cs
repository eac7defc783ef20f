using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>What callers see of a group.</summary>
public static class GroupViews
{
    /// <param name="withAddresses">Mail addresses are for those who administer or invite, not for every member.</param>
    public static GroupView ToView(this WorkingGroup group, bool withAddresses) => new(
        group.Id, group.Name, group.ShortName, group.Profile,
        [.. group.Factions.OrderBy(faction => faction.Name, StringComparer.Ordinal).Select(faction => faction.ToView())],
        [.. group.Members.OrderBy(member => member.Name.FamilyName, StringComparer.Ordinal).ThenBy(member => member.Id)
            .Select(member => member.ToView(withAddresses))],
        group.Version);

    public static FactionView ToView(this Faction faction) => new(faction.Id, faction.Name, faction.ShortName);

    public static MemberView ToView(this Member member, bool withAddress) => new(
        member.Id, member.PersonId, member.Name, withAddress ? member.Email : null, member.FactionId, member.Role, member.HasVote,
        member.DeputyOf, member.DeputyOrder, member.From, member.Until);
}
