using Coordination.Contracts;
using Coordination.Drafting.Segmentation;

namespace Coordination.Drafting;

/// <summary>Writes the Entwurf der Niederschrift from a transcript by rules alone: same input, same draft.</summary>
public static class Drafter
{
    public const string Engine = "rules/1";

    public static MinutesDraft Draft(DraftingInput input)
    {
        var writer = new ItemWriter(input);
        return new MinutesDraft(input.TranscriptId, Engine, [.. Stretched(input).Select(item => DraftItem(writer, item.Item, item.Stretches))]);
    }

    /// <summary>The same draft, with what each item gives to somebody else who writes about it.</summary>
    public static DraftMaterial Prepare(DraftingInput input)
    {
        var writer = new ItemWriter(input);
        var items = Stretched(input).Select(item => new ItemMaterial(
            item.Item, DraftItem(writer, item.Item, item.Stretches), writer.Tellable(item.Item, [.. item.Stretches.SelectMany(stretch => stretch.Cues)]))).ToList();
        return new DraftMaterial(new MinutesDraft(input.TranscriptId, Engine, [.. items.Select(item => item.Draft)]), items, writer.WasClosed, writer.NarratorOf);
    }

    private static List<(AgendaItemView Item, IReadOnlyList<(Segment Segment, IReadOnlyList<Cue> Cues)> Stretches)> Stretched(DraftingInput input)
    {
        IReadOnlyList<AgendaHeading> agenda = [.. input.Agenda.Select(item => new AgendaHeading(item.Number ?? "", item.Title))];
        var segments = AgendaSegmenter.Segment(input.Cues, agenda);
        var stretches = segments.Zip(Stretches.Of(input.Cues, agenda, segments)).ToLookup(stretch => stretch.First.AgendaIndex);
        return [.. input.Agenda.Select((item, index) => (item, (IReadOnlyList<(Segment, IReadOnlyList<Cue>)>)[.. stretches[index]]))];
    }

    private static DraftItem DraftItem(ItemWriter writer, AgendaItemView item, IReadOnlyList<(Segment Segment, IReadOnlyList<Cue> Cues)> stretches)
    {
        if (stretches.Count == 0) return new DraftItem(item.Id, []);

        // An item that is taken up again later has more than one stretch.
        var said = stretches.SelectMany(stretch => stretch.Cues).ToList();
        return new DraftItem(
            item.Id, writer.Write(item, said), said[0].Id, stretches.Max(stretch => stretch.Segment.Confidence), stretches.All(stretch => stretch.Segment.IsDoubtful));
    }
}
