using Coordination.Contracts;

namespace Coordination.Drafting.Segmentation;

/// <summary>An item of the Tagesordnung as the chair would announce it.</summary>
public sealed record AgendaHeading(string Number, string Title);

/// <summary>The stretch of a Mitschrift that belongs to one agenda item.</summary>
/// <param name="AgendaIndex">Index into the agenda given.</param>
/// <param name="FirstCue">Index of the first cue.</param>
/// <param name="LastCue">Index of the last cue, inclusive.</param>
/// <param name="Confidence">0–1, how sure the opening of the item was.</param>
public sealed record Segment(int AgendaIndex, int FirstCue, int LastCue, double Confidence);

/// <summary>Finds where each agenda item begins; items that were not reached get no segment.</summary>
public static class AgendaSegmenter
{
    public static IReadOnlyList<Segment> Segment(IReadOnlyList<Cue> cues, IReadOnlyList<AgendaHeading> agenda) => [];
}
