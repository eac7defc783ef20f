using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>Which part of the Mitschrift belongs to which item: from where it begins to where the next one begins.</summary>
/// <param name="order">The ids of the cues in reading order.</param>
public sealed class ItemStretches(IReadOnlyList<string> order)
{
    private readonly Dictionary<string, int> _places = order.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place, StringComparer.Ordinal);

    /// <summary>The item under which all of these cues were said; null where they lie under several or under none.</summary>
    public Guid? ItemOf(IReadOnlyList<string> cueIds, IReadOnlyList<ItemPlace> places)
    {
        var items = cueIds.Select(id => ItemAt(id, places)).Distinct().ToList();
        return items is [var one] ? one : null;
    }

    /// <summary>True where the evidence of one sentence comes before that of the other; results and what has no evidence stand last.</summary>
    public bool IsBefore(MinutesEntry one, MinutesEntry other) =>
        (one.Kind == EntryKind.Decision) == (other.Kind == EntryKind.Decision) ? First(one) <= First(other) : other.Kind == EntryKind.Decision;

    private Guid? ItemAt(string cueId, IReadOnlyList<ItemPlace> places)
    {
        if (!_places.TryGetValue(cueId, out var at)) return null;

        return places.Where(place => place.FirstCueId is { } first && _places.TryGetValue(first, out var from) && from <= at)
            .MaxBy(place => _places[place.FirstCueId!])?.AgendaItemId;
    }

    private int First(MinutesEntry entry) => entry.CueIds.Select(id => _places.GetValueOrDefault(id, int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
}
