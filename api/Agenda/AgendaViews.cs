using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Agenda;

/// <summary>What callers see of agenda items: with the names of who proposed them and on whose behalf.</summary>
public static class AgendaViews
{
    /// <summary>Guests are told of public items only; of the others not even that they are there.</summary>
    public static bool MaySee(this Member member, AgendaItem item) => member.MaySee(item.Publicity);

    public static bool MaySee(this Member member, Publicity publicity) => member.Role != Role.Guest || publicity == Publicity.Public;

    public static async Task<AgendaItemView> ViewAsync(this CouncilDb db, AgendaItem item, CancellationToken ct) => (await db.ViewAsync([item], ct))[0];

    public static async Task<IReadOnlyList<AgendaItemView>> ViewAsync(this CouncilDb db, IReadOnlyCollection<AgendaItem> items, CancellationToken ct)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var groups = items.Select(item => item.GroupId).Distinct().ToList();
        var proposers = items.Select(item => item.ProposedBy).Distinct().ToList();
        var members = await db.Members.AsNoTracking().Where(member => groups.Contains(member.GroupId) && proposers.Contains(member.PersonId))
            .Select(member => new { member.GroupId, member.PersonId, member.Name }).ToListAsync(ct);
        var names = members.ToDictionary(member => (member.GroupId, member.PersonId), member => member.Name.Full);
        var behalf = items.Select(item => item.FactionId).OfType<Guid>().Distinct().ToList();
        var factions = behalf.Count == 0 ? [] : await db.Set<Faction>().AsNoTracking().Where(faction => behalf.Contains(faction.Id))
            .ToDictionaryAsync(faction => faction.Id, faction => faction.Name, ct);
        return [.. items.Select(item => new AgendaItemView(
            item.Id, item.GroupId, item.SessionId, item.Number, item.Title, item.Reason, item.Publicity, item.Presenter, item.State, item.StateReason,
            item.IsSupplement, item.ProposedBy, names.GetValueOrDefault((item.GroupId, item.ProposedBy), ""),
            item.FactionId is { } faction ? factions.GetValueOrDefault(faction) : null, item.ProposedAt, item.Version))];
    }
}
