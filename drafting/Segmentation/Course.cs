using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// The course of a session (Sitzungsverlauf): which stretch of the transcript belongs to which item, without the sentences that changed the
/// agenda; what was taken off it; and which items were debated together.
/// </summary>
/// <param name="Stretches">One list of cues for each segment, in the same order.</param>
public sealed record Course(
    IReadOnlyList<Segment> Segments, IReadOnlyList<IReadOnlyList<Cue>> Stretches, IReadOnlyList<AgendaChange> Changes, IReadOnlyList<JointDebate> Debates)
{
    /// <summary>All that was said under an item; it may have been taken up again later.</summary>
    public IReadOnlyList<Cue> SaidUnder(int item) => [.. Segments.Zip(Stretches).Where(stretch => stretch.First.AgendaIndex == item).SelectMany(stretch => stretch.Second)];

    public static Course Of(IReadOnlyList<Cue> cues, IReadOnlyList<AgendaHeading> agenda)
    {
        var segments = AgendaSegmenter.Segment(cues, agenda);
        var stretches = Segmentation.Stretches.Of(cues, agenda, segments);
        var chairs = ChairFinder.Ranked(cues);
        var changes = new AgendaChanges(agenda, cues);
        changes.Hear(OfChairs(cues.Take(segments.Count > 0 ? segments[0].FirstCue : cues.Count), chairs), open: null, early: true);
        for (var i = 0; i < segments.Count; i++) changes.Hear(OfChairs(stretches[i], chairs), segments[i].AgendaIndex, early: i == 0);

        var reached = segments.Select(segment => segment.AgendaIndex).ToHashSet();
        IReadOnlyList<IReadOnlyList<Cue>> kept = [.. stretches.Select(stretch => Without(stretch, changes))];
        return new Course(
            segments, kept, [.. changes.Found.Where(change => !reached.Contains(change.AgendaIndex))],
            JointDebate.Find(segments, kept, agenda, speaker => IsChairs(speaker, chairs)));
    }

    public JointDebate? DebateOf(int item) => Debates.FirstOrDefault(debate => debate.Items.Contains(item));

    private static bool IsChairs(string? speaker, IReadOnlyList<string> chairs) => chairs.Count == 0 || speaker is null || chairs.Contains(speaker);

    private static List<SpokenSentence> OfChairs(IEnumerable<Cue> cues, IReadOnlyList<string> chairs) =>
        [.. Sentences.OfTurns([.. cues]).Where(sentence => IsChairs(sentence.Speaker, chairs))];

    private static IReadOnlyList<Cue> Without(IReadOnlyList<Cue> stretch, AgendaChanges changes)
    {
        var taken = Sentences.OfTurns(stretch).Where(changes.Took).ToList();
        return taken.Count == 0 ? stretch
            : [.. stretch.Select(cue => taken.Where(sentence => sentence.CueIds.Contains(cue.Id)).Aggregate(cue, Without)).Where(cue => cue.Text.Length > 0)];
    }

    // A sentence may run over several cues: each loses its part.
    private static Cue Without(Cue cue, SpokenSentence sentence)
    {
        if (sentence.Text.Contains(cue.Text, StringComparison.Ordinal)) return cue with { Text = "" };
        if (cue.Text.Contains(sentence.Text, StringComparison.Ordinal)) return cue with { Text = cue.Text.Replace(sentence.Text, "", StringComparison.Ordinal).Trim() };

        for (var length = Math.Min(cue.Text.Length, sentence.Text.Length) - 1; length > 0; length--)
        {
            if (sentence.Text.StartsWith(cue.Text[^length..], StringComparison.Ordinal)) return cue with { Text = cue.Text[..^length].Trim() };
            if (sentence.Text.EndsWith(cue.Text[..length], StringComparison.Ordinal)) return cue with { Text = cue.Text[length..].Trim() };
        }

        return cue;
    }
}
