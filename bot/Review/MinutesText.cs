using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A draft with its Mitschrift, and the ways between the two: from a sentence to its cues, from a cue to the sentences it carries.</summary>
public sealed class MinutesText
{
    private readonly Dictionary<string, Cue> _cues;
    private readonly ILookup<string, (Guid Entry, int Number)> _citing;
    private readonly ILookup<string, MinutesItemView> _begins;
    private readonly Dictionary<Guid, int> _numbers;

    private readonly Dictionary<string, TranscriptView> _transcripts;

    /// <param name="further">Transcripts beside the one that the draft was made from, whose cues follow after its own.</param>
    public MinutesText(MinutesView minutes, IReadOnlyList<Cue> cues, IEnumerable<TranscriptView>? further = null)
    {
        _transcripts = (further ?? []).ToDictionary(transcript => $"c{transcript.FirstCue:D4}", StringComparer.Ordinal);
        Minutes = minutes;
        Cues = cues;
        _cues = cues.ToDictionary(cue => cue.Id, StringComparer.Ordinal);
        var entries = minutes.Items.SelectMany(item => item.Entries).Select((entry, index) => (Entry: entry, Number: index + 1)).ToList();
        _numbers = entries.ToDictionary(pair => pair.Entry.Id, pair => pair.Number);
        _citing = entries.SelectMany(pair => pair.Entry.CueIds.Select(cue => (Cue: cue, pair.Entry.Id, pair.Number)))
            .ToLookup(pair => pair.Cue, pair => (pair.Id, pair.Number), StringComparer.Ordinal);
        _begins = minutes.Items.Where(item => item.FirstCueId is not null).ToLookup(item => item.FirstCueId!, StringComparer.Ordinal);
    }

    public MinutesView Minutes { get; }

    public IReadOnlyList<Cue> Cues { get; }

    public Cue? CueOf(string id) => _cues.GetValueOrDefault(id);

    /// <summary>The running number by which the page names a sentence.</summary>
    public int NumberOf(MinutesEntryView entry) => _numbers[entry.Id];

    public IEnumerable<(Guid Entry, int Number)> Citing(string cueId) => _citing[cueId];

    /// <summary>The items that begin at this cue.</summary>
    public IEnumerable<MinutesItemView> BeginningAt(string cueId) => _begins[cueId];

    /// <summary>The further transcript that begins with this cue.</summary>
    public TranscriptView? TranscriptAt(string cueId) => _transcripts.GetValueOrDefault(cueId);

    public (MinutesItemView Item, MinutesEntryView Entry, int Index)? Find(Guid entryId)
    {
        foreach (var item in Minutes.Items)
        {
            for (var i = 0; i < item.Entries.Count; i++)
            {
                if (item.Entries[i].Id == entryId)
                {
                    return (item, item.Entries[i], i);
                }
            }
        }

        return null;
    }

    /// <summary>The edit that leaves a sentence as it is; for moving it or putting it back.</summary>
    public static EditEntry Unchanged(Guid itemId, MinutesEntryView entry) => new(
        itemId, entry.Kind, entry.Text, entry.Speaker, entry.CueIds, entry.Decision, entry.Promise, Position: null, OwnAddition: entry.AddedBy is not null);
}
