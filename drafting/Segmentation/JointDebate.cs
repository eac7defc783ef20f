using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>Items that the chair called together (verbundene Aussprache): debated as one, and voted on one by one.</summary>
/// <param name="Items">In the order in which they were called; what names no other belongs to the first.</param>
/// <param name="Call">The cue that called them.</param>
/// <param name="Cues">All that was said under them.</param>
/// <param name="Named">Where the chair named one of them alone: the place in the cues, and which.</param>
public sealed record JointDebate(IReadOnlyList<int> Items, Cue Call, IReadOnlyList<Cue> Cues, IReadOnlyList<(int Place, int Item)> Named)
{
    // The chair calls in the first breath or the second.
    private const int OpeningCues = 2;

    private static readonly Phrases Together = Phrases.Read("Segmentation.agenda-changes.txt")["joint"];

    internal static IReadOnlyList<JointDebate> Find(
        IReadOnlyList<Segment> segments, IReadOnlyList<IReadOnlyList<Cue>> stretches, IReadOnlyList<AgendaHeading> agenda, Func<string?, bool> isChair)
    {
        string[] numbers = [.. agenda.Select(item => ItemNumbers.Normal(item.Number))];
        var debates = new List<JointDebate>();
        for (var i = 0; i < segments.Count; i++)
        {
            if (stretches[i].Take(OpeningCues).Where(cue => isChair(cue.Speaker)).Select(cue => (Cue: cue, Items: CalledIn(cue, numbers)))
                .FirstOrDefault(call => call.Items.Count > 1 && call.Items.Contains(segments[i].AgendaIndex)) is not { Cue: { } call, Items: { } items }) continue;

            List<Cue> cues = [.. stretches[i]];
            for (var next = i + 1; next < segments.Count && items.Contains(segments[next].AgendaIndex); next++) cues.AddRange(stretches[next]);
            debates.Add(new JointDebate(items, call, cues, [.. NamedIn(cues, items, numbers, isChair)]));
        }

        return debates;
    }

    /// <summary>The results of one of the items: those before which the chair named it last.</summary>
    public IReadOnlyList<DetectedDecision> ResultsOf(int item, IReadOnlyList<Cue> audible, DecisionRules rules)
    {
        var places = Cues.Index().GroupBy(cue => cue.Item.Id).ToDictionary(group => group.Key, group => group.Last().Index, StringComparer.Ordinal);
        return [.. DecisionDetector.Detect(audible, rules).Where(result => OwnerAt(result.CueIds.Max(id => places[id])) == item)];
    }

    private int OwnerAt(int place) => Named.Where(named => named.Place <= place).Select(named => named.Item).LastOrDefault(Items[0]);

    private static List<int> CalledIn(Cue cue, string[] numbers)
    {
        var words = Words.Meant(cue.Text);
        return Together.In(words) ? [.. Mentions(words, numbers)] : [];
    }

    private static IEnumerable<(int Place, int Item)> NamedIn(List<Cue> cues, IReadOnlyList<int> items, string[] numbers, Func<string?, bool> isChair)
    {
        for (var place = 0; place < cues.Count; place++)
        {
            if (!isChair(cues[place].Speaker)) continue;

            foreach (var sentence in Sentences.Of(cues[place].Text))
            {
                if (Mentions(Words.Meant(sentence), numbers).Where(items.Contains).ToList() is [var only]) yield return (place, only);
            }
        }
    }

    private static IEnumerable<int> Mentions(IReadOnlyList<Word> words, string[] numbers) =>
        ItemNumbers.In(words).Select(mention => Array.IndexOf(numbers, mention.Number)).Where(item => item >= 0).Distinct();
}
