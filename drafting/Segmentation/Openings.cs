using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// How likely a new agenda item begins at a cue, whichever it is: who speaks, whether the words move on, whether the item before
/// was closed.
/// </summary>
internal sealed class Openings
{
    private const int LookBack = 2, LongestTally = 20;

    // Weighed by hand, so that a call or a result before it alone opens nothing, and two signs together do.
    private const double Rest = -4, Moving = 1.5, Beginning = 2.5, Introduction = 0.7, AfterResult = 2, AfterEnding = 1.2;
    private const double NewTurn = 0.5, NotTheChair = -4, OnlyNumbers = -3, NextItem = 3.2;
    private const int ShortSentence = 10, LongestCall = 40;

    private static readonly IReadOnlyDictionary<string, Phrases> Groups = Phrases.Read("Segmentation.openings.txt");

    private readonly IReadOnlyList<Cue> cues;
    private readonly IReadOnlyList<IReadOnlyList<Word>> words;
    private readonly HashSet<string> chairs;

    public Openings(IReadOnlyList<Cue> cues, IReadOnlyList<IReadOnlyList<Word>> words, IReadOnlyList<string> numbers)
    {
        (this.cues, this.words) = (cues, words);
        chairs = [.. ChairFinder.Ranked(cues), .. Callers(numbers)];
        Scores = new double[cues.Count];
        MovesOn = new bool[cues.Count];
        var closings = cues.Select((_, i) => Closing(i)).ToArray();
        for (var i = 0; i < cues.Count; i++)
        {
            Scores[i] = Score(i) + closings[Math.Max(0, i - LookBack)..i].DefaultIfEmpty(AfterEnding).Max();
        }
    }

    /// <summary>Log-odds-like evidence per cue, before number and title are looked at; negative for most.</summary>
    public double[] Scores { get; }

    /// <summary>Whether the cue says that it goes on to another item.</summary>
    public bool[] MovesOn { get; }

    public bool IsChair(Cue cue) => chairs.Count == 0 || cue.Speaker is null || chairs.Contains(cue.Speaker);

    // "Ich rufe auf den Einzelplan 14." and nothing more: who only calls an item leads, however seldom; a member who names one goes on to speak.
    private IEnumerable<string> Callers(IReadOnlyList<string> numbers)
    {
        for (int first = 0, next; first < cues.Count; first = next)
        {
            for (next = first + 1; next < cues.Count && cues[next].Speaker == cues[first].Speaker; next++) { }

            var turn = Enumerable.Range(first, next - first);
            if (cues[first].Speaker is { } speaker && turn.Sum(i => words[i].Count) <= LongestCall && turn.Any(i => CallsOneOf(numbers, i))) yield return speaker;
        }
    }

    private bool CallsOneOf(IReadOnlyList<string> numbers, int i) =>
        (Says("calls", i) || Says("next", i) || Says("next-item", i)) && !Says("inside", i)
        && ItemNumbers.In(words[i]).Any(mention => !mention.IsWeak && numbers.Contains(mention.Number));

    private double Score(int i)
    {
        var inside = Says("inside", i);
        var calls = Says("calls", i) && !inside;
        var next = Says("next", i) && !inside;
        MovesOn[i] = calls || next || SaysNextItem(i);
        return Rest
            + (calls ? Moving : 0)
            + (SaysNextItem(i) ? NextItem : next ? Moving : 0)
            + (GoesOnOpening(i) ? 0 : Says("beginnings", i) ? Beginning : Says("introductions", i) ? Introduction : 0)
            + (IsChair(cues[i]) ? 0 : NotTheChair)
            + (!MovesOn[i] && IsTally(i) ? OnlyNumbers : 0)
            + (i > 0 && cues[i].Speaker != cues[i - 1].Speaker ? NewTurn : 0);
    }

    // "Ich rufe Punkt 8 auf. – Dazu liegt Ihnen die Vorlage vor": the second cue introduces the item that the first only named.
    private bool GoesOnOpening(int i) =>
        i > 0 && !MovesOn[i] && MovesOn[i - 1] && cues[i].Speaker == cues[i - 1].Speaker && !Says("beginnings", i - 1) && Closing(i - 1) == 0;

    // How far the words of a cue close the item before.
    private double Closing(int i) =>
        !IsChair(cues[i]) ? 0
        : Clause.Of(cues[i].Text).Any(clause => Announcement.In(clause, called: false) is not null) ? AfterResult
        : Says("endings", i) ? AfterEnding
        : 0;

    // "Für das Protokoll: 43 Ja, eine Nein-Stimme" still belongs to the vote before.
    private bool IsTally(int i) => words[i].Count <= LongestTally && Clause.Of(cues[i].Text).Any(clause => Count.In(clause).Parts > 1);

    // "Nächster Punkt bitte." In a longer sentence it may be the next point of an argument.
    private bool SaysNextItem(int i) =>
        Says("next-item", i) && Sentences.Of(cues[i].Text).Select(Words.Meant).Any(said => said.Count <= ShortSentence && Groups["next-item"].In(said));

    private bool Says(string group, int cue) => Groups[group].In(words[cue]);
}
