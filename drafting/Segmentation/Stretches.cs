using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// What was said under each segment. A chair often closes one item and opens the next in one breath ("Dann ist das so beschlossen. Ich rufe
/// TOP 5 auf"): such a cue belongs to both, and each item hears its own sentences of it.
/// </summary>
public static class Stretches
{
    /// <summary>One list of cues for each segment, in the same order. A shared cue stands in both under its id.</summary>
    public static IReadOnlyList<IReadOnlyList<Cue>> Of(IReadOnlyList<Cue> cues, IReadOnlyList<AgendaHeading> agenda, IReadOnlyList<Segment> segments)
    {
        var stretches = segments.Select(segment => cues.Skip(segment.FirstCue).Take(segment.LastCue - segment.FirstCue + 1).ToList()).ToList();
        for (var i = 1; i < stretches.Count; i++)
        {
            if (Split(stretches[i][0], agenda, segments[i].AgendaIndex) is not var (before, from)) continue;

            stretches[i - 1].Add(before);
            stretches[i][0] = from;
        }

        return stretches;
    }

    /// <summary>The cue before and from the sentence that opens the item; null where its first sentence does.</summary>
    private static (Cue Before, Cue From)? Split(Cue cue, IReadOnlyList<AgendaHeading> agenda, int item)
    {
        var sentences = Sentences.Of(cue.Text);
        if (sentences.Count < 2) return null;

        var evidence = new AgendaEvidence([.. sentences.Select(sentence => cue with { Text = sentence })], agenda);
        var opening = Enumerable.Range(0, sentences.Count).MaxBy(sentence => evidence.Opening(item, sentence));
        return opening == 0 ? null : (cue with { Text = string.Join(' ', sentences.Take(opening)) }, cue with { Text = string.Join(' ', sentences.Skip(opening)) });
    }
}
