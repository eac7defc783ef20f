using Coordination.Contracts;

namespace Coordination.Drafting.Segmentation;

/// <summary>An item of the Tagesordnung as the chair would announce it.</summary>
public sealed record AgendaHeading(string Number, string Title);

/// <summary>The stretch of a Mitschrift that belongs to one agenda item.</summary>
/// <param name="AgendaIndex">Index into the agenda given.</param>
/// <param name="FirstCue">Index of the first cue.</param>
/// <param name="LastCue">Index of the last cue, inclusive.</param>
/// <param name="Confidence">0–1, how sure the opening of the item was.</param>
public sealed record Segment(int AgendaIndex, int FirstCue, int LastCue, double Confidence)
{
    // Measured on sets in other words (docs/drafting.md): below it one place in seven is wrong, above it one in eighty.
    private const double Sure = 0.7;

    /// <summary>Whether the place should be looked at by a person.</summary>
    public bool IsDoubtful => Confidence < Sure;
}

/// <summary>
/// Finds where each agenda item begins: the likeliest way through the agenda in its order (Viterbi), where items may be skipped
/// and, if the chair names them, taken early. Items that were not reached get no segment.
/// </summary>
public static class AgendaSegmenter
{
    public static IReadOnlyList<Segment> Segment(IReadOnlyList<Cue> cues, IReadOnlyList<AgendaHeading> agenda)
    {
        if (cues.Count == 0 || agenda.Count == 0)
        {
            return [];
        }

        var evidence = new AgendaEvidence(cues, agenda);
        var way = AgendaWay.Likeliest(evidence, cues.Count, agenda.Count);
        var heard = way.Count(step => evidence.Opening(step.Item, step.Start) > Heard);
        var byTopic = agenda.Count > 1 && heard * 2 < agenda.Count && TopicWay.IsOnlyWay(cues, agenda);
        if (byTopic)
        {
            way = TopicWay.Likeliest(cues, agenda.Count);
        }

        var segments = new List<Segment>();
        for (var i = 0; i < way.Count; i++)
        {
            var (item, start) = way[i];
            var last = (i + 1 < way.Count ? way[i + 1].Start : cues.Count) - 1;
            segments.Add(new Segment(item, start, last, byTopic ? ByTopic : Confidence(evidence.Opening(item, start))));
        }

        return segments;
    }

    private const double Heard = 1.5, ByTopic = 0.3;

    private static double Confidence(double evidence) => 1 / (1 + Math.Exp(-evidence));
}
