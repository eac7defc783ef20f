using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Api.Minutes;

/// <summary>
/// Finds for each sentence of a later draft the one in the minutes that renders the same remark: first under the same item, then, where
/// nearly every word is the same, under another.
/// </summary>
internal sealed class SentencePairs
{
    /// <summary>Shared words and shared evidence of two sentences that render one remark; below, they are two remarks.</summary>
    private const double SameRemark = 0.6;

    /// <summary>Without at least these words in common, shared evidence says nothing: a long cue carries several remarks.</summary>
    private const double FewestWords = 0.2;

    private const double SameUnderAnotherItem = 0.8;

    private readonly Dictionary<Guid, MinutesEntry> _standing = [];
    private readonly HashSet<MinutesEntry> _paired = [];
    private readonly Dictionary<string, HashSet<string>> _words = new(StringComparer.Ordinal);

    public SentencePairs(IReadOnlyList<MinutesEntry> entries, IReadOnlyList<RedraftItem> items)
    {
        // What was taken over earlier keeps the id it had in the draft.
        foreach (var proposed in items.SelectMany(item => item.Entries))
        {
            if (entries.FirstOrDefault(entry => entry.Id == proposed.Id) is { } taken) Join(taken, proposed);
        }

        foreach (var item in items)
        {
            var here = entries.Where(entry => entry.AgendaItemId == item.AgendaItemId).ToList();
            JoinBest(here, item.Entries, SameRemark);
            JoinOnlyResults(here, item.Entries);
        }

        JoinBest(entries, [.. items.SelectMany(item => item.Entries)], SameUnderAnotherItem);
    }

    public MinutesEntry? StandingFor(MinutesEntryView proposed) => _standing.GetValueOrDefault(proposed.Id);

    public bool Has(MinutesEntry entry) => _paired.Contains(entry);

    private void JoinBest(IReadOnlyList<MinutesEntry> entries, IReadOnlyList<MinutesEntryView> proposed, double threshold)
    {
        var likely =
            from entry in entries.Where(entry => !Has(entry))
            from sentence in proposed.Where(sentence => !_standing.ContainsKey(sentence.Id))
            let likeness = Likeness(entry, sentence)
            where likeness >= threshold
            orderby likeness descending
            select (entry, sentence);
        foreach (var (entry, sentence) in likely.ToList())
        {
            if (!Has(entry) && !_standing.ContainsKey(sentence.Id)) Join(entry, sentence);
        }
    }

    /// <summary>One result here and one there are about the same vote, however they are worded.</summary>
    private void JoinOnlyResults(List<MinutesEntry> entries, IReadOnlyList<MinutesEntryView> proposed)
    {
        var ours = entries.Where(entry => entry.Kind == EntryKind.Decision).ToList();
        var theirs = proposed.Where(sentence => sentence.Kind == EntryKind.Decision).ToList();
        if (ours is [var entry] && theirs is [var sentence] && !Has(entry) && !_standing.ContainsKey(sentence.Id)) Join(entry, sentence);
    }

    private void Join(MinutesEntry entry, MinutesEntryView sentence)
    {
        _standing[sentence.Id] = entry;
        _paired.Add(entry);
    }

    private double Likeness(MinutesEntry entry, MinutesEntryView sentence)
    {
        if ((entry.Kind == EntryKind.Decision) != (sentence.Kind == EntryKind.Decision)) return 0;

        var words = Shared(WordsOf(entry.Text), WordsOf(sentence.Text));
        return words < FewestWords ? 0 : words + (Shared([.. entry.CueIds], [.. sentence.CueIds]) / 2);
    }

    /// <summary>Dice: what two sets have in common, 0–1.</summary>
    private static double Shared(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private HashSet<string> WordsOf(string text)
    {
        if (_words.TryGetValue(text, out var known)) return known;

        return _words[text] = Words.Content(text).ToHashSet(StringComparer.Ordinal);
    }
}
