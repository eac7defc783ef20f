using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>
/// What a later draft would change in the minutes as they are now, sentence by sentence. Pure and made anew each time, since the clerk goes on
/// editing; what was settled is not asked again.
/// </summary>
public sealed class RedraftDiff
{
    private readonly SessionMinutes _minutes;
    private readonly Redraft _redraft;
    private readonly SentencePairs _pairs;

    public RedraftDiff(SessionMinutes minutes, Redraft redraft)
    {
        (_minutes, _redraft) = (minutes, redraft);
        _pairs = new SentencePairs(minutes.Entries, redraft.Items);
        var changes = redraft.Items.SelectMany(item => item.Entries.Select(sentence => ChangeBy(item.AgendaItemId, sentence))).OfType<RedraftChange>();
        Changes = [.. changes.Concat(redraft.Supplements ? [] : Dropped()).Where(change => redraft.SettledAs(change.Id) is null)];
    }

    public IReadOnlyList<RedraftChange> Changes { get; }

    public IEnumerable<RedraftChange> Under(Guid itemId) => Changes.Where(change => change.AgendaItemId == itemId);

    /// <summary>True where a person wrote or changed something that stands under this item, or that would move there.</summary>
    public bool HasOwn(Guid itemId) => _minutes.EntriesOf(itemId).Any(entry => entry.IsOwn) || Under(itemId).Any(change => change.IsOwn);

    /// <summary>Where a sentence goes that comes under an item: behind what precedes it in the later draft, and before the result.</summary>
    public int PlaceOf(RedraftChange change)
    {
        var standing = _minutes.EntriesOf(change.AgendaItemId).ToList();
        var sentences = _redraft.Items.First(item => item.AgendaItemId == change.AgendaItemId).Entries;
        var earlier = sentences.TakeWhile(sentence => sentence.Id != change.Proposed!.Id).Reverse();
        var before = earlier.Select(sentence => standing.FindIndex(entry => entry == _pairs.StandingFor(sentence))).FirstOrDefault(place => place >= 0, -1);
        if (before >= 0) return before + 1;

        var result = change.Proposed!.Kind == EntryKind.Decision ? -1 : standing.FindIndex(entry => entry.Kind == EntryKind.Decision);
        return result >= 0 ? result : standing.Count;
    }

    private RedraftChange? ChangeBy(Guid itemId, MinutesEntryView sentence)
    {
        var standing = _pairs.StandingFor(sentence);
        if (HeardNothing(sentence) && (standing is not null || _minutes.EntriesOf(itemId).Any(entry => entry.Kind == EntryKind.Decision))) return null;
        if (standing is null) return new RedraftChange(sentence.Id, RedraftChangeKind.Added, itemId, null, sentence, IsOwn: false);
        if (KindOf(standing, sentence, itemId) is not { } kind) return null;

        return new RedraftChange(
            sentence.Id, kind, itemId, standing.ToView(), sentence, standing.IsOwn, kind == RedraftChangeKind.Moved ? standing.AgendaItemId : null);
    }

    private static RedraftChangeKind? KindOf(MinutesEntry standing, MinutesEntryView sentence, Guid itemId)
    {
        if (standing.AgendaItemId != itemId) return RedraftChangeKind.Moved;
        if (Fingerprint.Of(standing.Decision) != Fingerprint.Of(sentence.Decision)) return RedraftChangeKind.Result;
        if (!standing.SaysTheSame(sentence with { CueIds = standing.CueIds })) return RedraftChangeKind.Changed;

        return standing.CueIds.Order(StringComparer.Ordinal).SequenceEqual(sentence.CueIds.Order(StringComparer.Ordinal)) ? null : RedraftChangeKind.Evidence;
    }

    /// <summary>A draft that heard no result knows nothing better than the one that is there.</summary>
    private static bool HeardNothing(MinutesEntryView sentence) =>
        sentence.Kind == EntryKind.Decision && sentence.Decision is null or { Outcome: Outcome.Undecided };

    private IEnumerable<RedraftChange> Dropped() =>
        from item in _redraft.Items
        from entry in _minutes.EntriesOf(item.AgendaItemId)
        where !entry.IsOwn && !_pairs.Has(entry) && entry.Kind != EntryKind.Decision
        select new RedraftChange(entry.Id, RedraftChangeKind.Dropped, item.AgendaItemId, entry.ToView(), null, IsOwn: false);
}
