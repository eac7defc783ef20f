using Coordination.Contracts;
using Coordination.Drafting.Segmentation;

namespace Coordination.Drafting;

/// <summary>Writes the Entwurf der Niederschrift from a transcript by rules alone: same input, same draft.</summary>
public static class Drafter
{
    public const string Engine = "rules/1";

    public static MinutesDraft Draft(DraftingInput input)
    {
        var segments = AgendaSegmenter.Segment(input.Cues, [.. input.Agenda.Select(item => new AgendaHeading(item.Number ?? "", item.Title))]);
        var writer = new ItemWriter(input);
        return new MinutesDraft(input.TranscriptId, Engine, [.. input.Agenda.Select((item, index) => DraftItem(writer, input.Cues, item, [.. segments.Where(segment => segment.AgendaIndex == index)]))]);
    }

    private static DraftItem DraftItem(ItemWriter writer, IReadOnlyList<Cue> cues, AgendaItemView item, IReadOnlyList<Segment> segments)
    {
        if (segments.Count == 0) return new DraftItem(item.Id, []);

        // An item that is taken up again later has more than one stretch.
        var said = segments.SelectMany(segment => cues.Skip(segment.FirstCue).Take(segment.LastCue - segment.FirstCue + 1)).ToList();
        return new DraftItem(item.Id, writer.Write(item, said), said[0].Id, segments.Max(segment => segment.Confidence));
    }
}
