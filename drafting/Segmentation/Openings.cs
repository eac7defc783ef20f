using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// How likely a new agenda item begins at a cue, whichever it is: who speaks, whether the words move on, whether the item before
/// was closed.
/// </summary>
internal sealed class Openings
{
    private const int LookBack = 2;

    private static readonly IReadOnlyDictionary<string, Phrases> Groups = Phrases.Read("Segmentation.openings.txt");

    private readonly HashSet<string> chairs;

    public Openings(IReadOnlyList<Cue> cues, IReadOnlyList<IReadOnlyList<Word>> words)
    {
        chairs = [.. ChairFinder.Ranked(cues)];
        Scores = new double[cues.Count];
        MovesOn = new bool[cues.Count];
        var ends = words.Select((cue, i) => IsChair(cues[i]) && Groups["endings"].In(cue)).ToArray();
        for (var i = 0; i < cues.Count; i++)
        {
            Scores[i] = Score(cues, words, ends, i);
        }
    }

    /// <summary>Log-odds-like evidence per cue, before number and title are looked at; negative for most.</summary>
    public double[] Scores { get; }

    /// <summary>Whether the cue says that it goes on to another item.</summary>
    public bool[] MovesOn { get; }

    public bool IsChair(Cue cue) => chairs.Count == 0 || cue.Speaker is null || chairs.Contains(cue.Speaker);

    private double Score(IReadOnlyList<Cue> cues, IReadOnlyList<IReadOnlyList<Word>> words, bool[] ends, int i)
    {
        var inside = Groups["inside"].In(words[i]);
        var calls = Groups["calls"].In(words[i]) && !inside;
        var next = Groups["next"].In(words[i]) && !inside;
        MovesOn[i] = calls || next;
        var score = -4.0;
        score += calls ? 1.5 : 0;
        score += next ? 1.5 : 0;
        score += Groups["beginnings"].In(words[i]) ? 1.0 : 0;
        score += IsChair(cues[i]) ? 0 : -4.0;
        var ended = i == 0;
        for (var before = i - 1; before >= Math.Max(0, i - LookBack); before--)
        {
            ended |= ends[before];
        }

        score += ended ? 1.5 : 0;
        score += i > 0 && cues[i].Speaker != cues[i - 1].Speaker ? 0.5 : 0;
        return score;
    }
}
