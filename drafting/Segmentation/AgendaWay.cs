namespace Coordination.Drafting.Segmentation;

/// <summary>The likeliest sequence of (item, first cue): dynamic programming over cues and items.</summary>
internal sealed class AgendaWay
{
    // An item left out costs little: agendas hold items that are taken off. Leaving the order must be said clearly.
    private const double SkippedItem = 0.7, OutOfOrder = 7;

    private readonly AgendaEvidence evidence;
    private readonly int items;

    // Per item: the best way on which it is open now, less what had been spoken of it when it opened; and when that was.
    private readonly double[] best;
    private readonly int[] openSince;
    private readonly Dictionary<(int Item, int Start), (int Item, int Start)> before = [];

    private AgendaWay(AgendaEvidence evidence, int items)
    {
        (this.evidence, this.items) = (evidence, items);
        best = new double[items];
        Array.Fill(best, double.NegativeInfinity);
        openSince = new int[items];
    }

    public static IReadOnlyList<(int Item, int Start)> Likeliest(AgendaEvidence evidence, int cues, int items)
    {
        var way = new AgendaWay(evidence, items);
        for (var cue = 0; cue < cues; cue++)
        {
            way.Advance(cue);
        }

        return way.TraceBack(cues);
    }

    private void Advance(int cue)
    {
        var opened = new (double Score, int From)[items];
        for (var item = 0; item < items; item++)
        {
            opened[item] = BestWayTo(item, cue);
        }

        // Where each way came from is read before any item moves: none may open from one that opens at this very cue.
        var origins = opened.Select(way => way.From < 0 ? (-1, -1) : (way.From, openSince[way.From])).ToArray();
        for (var item = 0; item < items; item++)
        {
            var score = opened[item].Score + evidence.Opening(item, cue) - evidence.SpokenBefore(item, cue);
            if (score > best[item])
            {
                (best[item], openSince[item]) = (score, cue);
                before[(item, cue)] = origins[item];
            }
        }
    }

    private (double Score, int From) BestWayTo(int item, int cue)
    {
        var way = (Score: -Leap(-1, item), From: -1);
        for (var from = 0; from < items; from++)
        {
            // Back to an item that is past, or to one that was left out: only where the chair names it.
            if (from == item || (from > item && !evidence.IsNamed(item, cue))) continue;

            var score = best[from] + evidence.SpokenBefore(from, cue) - Leap(from, item);
            if (score > way.Score)
            {
                way = (score, from);
            }
        }

        return way;
    }

    private static double Leap(int from, int to) => to > from ? Math.Min((to - from - 1) * SkippedItem, OutOfOrder) : OutOfOrder;

    private List<(int Item, int Start)> TraceBack(int cues)
    {
        var last = Enumerable.Range(0, items).MaxBy(item => best[item] + evidence.SpokenBefore(item, cues));
        var step = (Item: last, Start: openSince[last]);
        var way = new List<(int, int)>();
        while (step.Item >= 0)
        {
            way.Add(step);
            step = before[step];
        }

        way.Reverse();
        return way;
    }
}
