using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>What a transcript says of an agenda: for each cue and item, how likely the item opens there and is being talked about.</summary>
internal sealed class AgendaEvidence
{
    // A chair often says "next item" in one cue and its title in the next.
    private const int OpeningCues = 2;
    private const double NumberNamed = 6, OtherNumberNamed = -6, WeaklyNamed = 2.5, WholeTitle = 7, TitleWordSpoken = 0.12, Named = 2.5;

    private readonly Openings openings;
    private readonly double[][] opening;
    private readonly bool[][] named;
    private readonly double[][] spoken;

    public AgendaEvidence(IReadOnlyList<Cue> cues, IReadOnlyList<AgendaHeading> agenda)
    {
        var words = cues.Select(cue => Words.Meant(cue.Text)).ToList();
        var titles = new TitleMatch(agenda, words);
        var heard = words.Select(titles.Heard).ToList();
        var numbers = agenda.Select(item => ItemNumbers.Normal(item.Number)).ToArray();
        openings = new Openings(cues, words, numbers);
        opening = [.. agenda.Select(_ => new double[cues.Count])];
        named = [.. agenda.Select(_ => new bool[cues.Count])];
        spoken = [.. agenda.Select(_ => new double[cues.Count + 1])];
        for (var i = 0; i < cues.Count; i++)
        {
            AddOpening(i, cues, words, titles, numbers);
            foreach (var ((item, word), share) in heard[i])
            {
                spoken[item][i + 1] += share * titles.Weight(item, word) * TitleWordSpoken;
            }
        }

        foreach (var sums in spoken)
        {
            for (var i = 1; i < sums.Length; i++)
            {
                sums[i] += sums[i - 1];
            }
        }
    }

    /// <summary>Evidence that the item opens at the cue; positive if more speaks for it than against it.</summary>
    public double Opening(int item, int cue) => opening[item][cue];

    /// <summary>Whether the item itself is named at the cue, by number or title.</summary>
    public bool IsNamed(int item, int cue) => named[item][cue];

    /// <summary>Evidence in the words before the cue, as a running sum, that the item is what they are about.</summary>
    public double SpokenBefore(int item, int cue) => spoken[item][cue];

    private void AddOpening(int i, IReadOnlyList<Cue> cues, List<IReadOnlyList<Word>> words, TitleMatch titles, string[] numbers)
    {
        var numbered = ItemNumbers.In(words[i]).ToLookup(mention => mention.Number, mention => mention.IsWeak);
        var otherNamed = openings.MovesOn[i] && numbers.Any(number => numbered[number].Any(weak => !weak));
        var window = words[i].AsEnumerable();
        // Inside a turn of the chair only, and not into the opening of the item after.
        var end = Math.Min(i + OpeningCues, cues.Count);
        for (var next = i + 1; next < end && cues[next].Speaker == cues[i].Speaker && !openings.MovesOn[next]; next++)
        {
            window = window.Concat(words[next]);
        }

        var heard = titles.Heard(window);
        for (var item = 0; item < numbers.Length; item++)
        {
            var own = WholeTitle * titles.Coverage(item, heard);
            if (openings.IsChair(cues[i]))
            {
                var weak = numbered[numbers[item]].ToList();
                own += weak.Count > 0 ? (weak.Contains(false) ? NumberNamed : WeaklyNamed) : otherNamed ? OtherNumberNamed : 0;
            }

            opening[item][i] = openings.Scores[i] + own;
            named[item][i] = own >= Named;
        }
    }
}
