using Coordination.Api.Groups;
using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>What the chair sees of a search: people and Fraktionen by name, never why somebody cannot come.</summary>
internal sealed class SlotViews(WorkingGroup group)
{
    public SlotSearchView Of(SlotWish wish, SlotFinding found, IReadOnlyList<Relaxation> relaxations, IReadOnlyList<SlotRule> uncheckedRules) => new(
        group.Id, wish, found.Dates, [.. found.Slots.Select(Of)],
        [.. found.Blocks.Select(block => new RuleBlock(block.Rule, ShortNameOf(block.FactionId), block.Dates, block.OnlyObstacle))],
        [.. relaxations.Select(relaxation => new SlotRelaxation(
            [.. relaxation.Steps.Select(step => new RelaxationStep(step.Kind, step.Amount, ShortNameOf(step.FactionId)))],
            relaxation.Wish, relaxation.Dates, relaxation.First))],
        uncheckedRules);

    private SlotView Of(Slot slot) => new(
        slot.StartsAt, slot.EndsAt, slot.Room, slot.NeedsReason, People(slot.Seats.Attending),
        [.. slot.Seats.Represented.Select(pair => new SlotDeputy(Person(pair.Deputy), Person(pair.For)))],
        People(slot.Seats.Unknown), People(slot.Seats.Missing), [.. slot.Assumed.Select(faction => ShortNameOf(faction)!)], slot.Lost, slot.Points);

    private List<SlotPerson> People(IEnumerable<Guid> members) => [.. members.Select(Person)];

    private SlotPerson Person(Guid memberId)
    {
        var member = group.Members.Find(member => member.Id == memberId)!;
        return new SlotPerson(memberId, member.Name.Full, ShortNameOf(member.FactionId));
    }

    private string? ShortNameOf(Guid? factionId) => group.Factions.Find(faction => faction.Id == factionId)?.ShortName;
}
