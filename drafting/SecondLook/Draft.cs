using Coordination.Contracts;

namespace Coordination.Drafting.SecondLook;

/// <summary>A draft laid beside its transcript.</summary>
internal sealed class Draft
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public Draft(SecondLookInput input)
    {
        Input = input;
        for (var at = 0; at < input.Cues.Count; at++) _places.TryAdd(input.Cues[at].Id, at);
        Entries = [.. input.Items.SelectMany(item => item.Entries.Select(entry => (item, entry)))];
        Cited = Entries.SelectMany(pair => pair.Entry.CueIds).ToHashSet(StringComparer.Ordinal);
    }

    public SecondLookInput Input { get; }

    public IReadOnlyList<(MinutesItemView Item, MinutesEntryView Entry)> Entries { get; }

    /// <summary>The cues that some sentence stands on.</summary>
    public IReadOnlySet<string> Cited { get; }

    /// <summary>What was said under an item: from its first cue to where the next one begins.</summary>
    public IReadOnlyList<Cue> SaidUnder(MinutesItemView item)
    {
        if (item.FirstCueId is not { } first || !_places.TryGetValue(first, out var from)) return [];

        var to = Input.Items.Select(other => other.FirstCueId is { } id ? _places.GetValueOrDefault(id, -1) : -1)
            .Where(at => at > from).DefaultIfEmpty(Input.Cues.Count).Min();
        return [.. Input.Cues.Skip(from).Take(to - from)];
    }

    public IEnumerable<Cue> CitedBy(MinutesEntryView entry) =>
        entry.CueIds.Where(_places.ContainsKey).Select(id => Input.Cues[_places[id]]);

    /// <summary>The item under which a cue was said.</summary>
    public MinutesItemView? ItemOf(string cueId)
    {
        var at = _places.GetValueOrDefault(cueId, -1);
        return Input.Items.Where(item => item.FirstCueId is { } id && _places.TryGetValue(id, out var from) && from <= at)
            .MaxBy(item => _places[item.FirstCueId!]);
    }

    public static Finding Flag(FindingCode code, FindingSeverity severity, MinutesItemView item, MinutesEntryView entry, params (string Name, string Value)[] facts) =>
        new(FindingKind.Flag, code, severity, item.AgendaItemId, [entry.Id], entry.CueIds, Facts(facts));

    public static IReadOnlyDictionary<string, string> Facts(params (string Name, string Value)[] facts) =>
        facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
}
