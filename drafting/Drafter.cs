using Coordination.Contracts;
using Coordination.Drafting.Segmentation;

namespace Coordination.Drafting;

/// <summary>Writes the Entwurf der Niederschrift from a transcript by rules alone: same input, same draft.</summary>
public static class Drafter
{
    public const string Engine = "rules/1";

    private const double CalledTogether = 0.5;

    public static MinutesDraft Draft(DraftingInput input)
    {
        var writer = new ItemWriter(input);
        var course = CourseOf(input);
        return new MinutesDraft(input.TranscriptId, Engine, [.. input.Agenda.Select((item, index) => DraftItem(input, writer, item, course, index))]);
    }

    /// <summary>The same draft, with what each item gives to somebody else who writes about it.</summary>
    public static DraftMaterial Prepare(DraftingInput input)
    {
        var writer = new ItemWriter(input);
        var course = CourseOf(input);
        var items = input.Agenda.Select((item, index) => new ItemMaterial(item, DraftItem(input, writer, item, course, index), writer.Tellable(item, course.SaidUnder(index)))).ToList();
        return new DraftMaterial(new MinutesDraft(input.TranscriptId, Engine, [.. items.Select(item => item.Draft)]), items, writer.WasClosed, writer.NarratorOf);
    }

    private static Course CourseOf(DraftingInput input) =>
        Course.Of(input.Cues, [.. input.Agenda.Select(item => new AgendaHeading(item.Number ?? "", item.Title))]);

    private static DraftItem DraftItem(DraftingInput input, ItemWriter writer, AgendaItemView item, Course course, int index)
    {
        // An item that is taken up again later has more than one stretch.
        var segments = course.Segments.Where(segment => segment.AgendaIndex == index).ToList();
        var said = course.SaidUnder(index);
        var debate = course.DebateOf(index);
        if (segments.Count > 0)
        {
            return new DraftItem(
                item.Id, writer.Write(item, said, debate, index), input.Cues[segments[0].FirstCue].Id,
                segments.Max(segment => segment.Confidence), segments.TrueForAll(segment => segment.IsDoubtful));
        }

        // Called with another item and debated there: where it begins is known, what of it is whose is for the clerk to look at.
        if (debate is not null) return new DraftItem(item.Id, writer.WriteResults(item, [debate.Call], debate, index), debate.Call.Id, CalledTogether, Doubt: true);

        return new DraftItem(item.Id, [.. course.Changes.Where(change => change.AgendaIndex == index).Select(writer.Changed)]);
    }
}
