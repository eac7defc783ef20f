using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Says which words of a clause a negation reaches (Verneinung, Skopus).</summary>
internal static class Negations
{
    private static readonly HashSet<string> Negators = [.. WordList.Read("Grounding.negators.txt")];
    private static readonly HashSet<string> NoNegation = [.. WordList.Read("Grounding.not-denying.txt")];
    private static readonly WordSet Siding = new("Grounding.siding.txt");
    private static readonly HashSet<string> Interruptions = [.. WordList.Read("Grounding.interruptions.txt")];

    public static bool IsNegator(string word) => Negators.Contains(word) || word.StartsWith("kein", StringComparison.Ordinal);

    /// <summary>Whether the word at this place denies something: a negation that is none ("nicht nur") does not.</summary>
    public static bool Denies(Clause clause, int at) =>
        IsNegator(clause.Terms[at].Text) && !(at + 1 < clause.Terms.Count && NoNegation.Contains(clause.Terms[at].Text + " " + clause.Terms[at + 1].Text));

    /// <summary>How many negations reach each word from <paramref name="first"/> to <paramref name="next"/>.</summary>
    /// <param name="carried">The clause before denies this one as a whole.</param>
    public static int[] Reach(string text, IReadOnlyList<Word> words, IReadOnlyList<Meaning> meanings, int first, int next, bool carried)
    {
        var reach = new int[next - first];
        if (carried) Array.Fill(reach, 1);
        for (var i = first; i < next; i++)
        {
            var meaning = meanings[i - first];
            var denies = meaning.Denies && char.IsLower(text[words[i].Start]);
            if (denies) Add(reach, 0, reach.Length);
            if (words[i].Text == "gegen" && Enumerable.Range(first, i - first).Any(at => char.IsLower(text[words[at].Start]) && Siding.Contains(words[at].Text))) Add(reach, i + 1 - first, reach.Length);
            if (!IsNegator(words[i].Text) || (i + 1 < next && NoNegation.Contains(words[i].Text + " " + words[i + 1].Text))) continue;

            var end = End(text, words, i, next);
            // "nicht" reaches what follows it; where no noun follows, it denies the whole clause.
            var noun = words[i].Text != "nicht" || Enumerable.Range(i + 1, end - i - 1).Any(at => char.IsUpper(text[words[at].Start]));
            Add(reach, noun ? i + 1 - first : Begin(text, words, first, i) - first, end - first);
        }

        return reach;
    }

    /// <summary>"es geht nicht darum, …", "es ist nicht so, dass …": the negation of the main clause means the clause that hangs on it.</summary>
    public static bool Carries(IReadOnlyList<Word> words, int first, int next, bool carried)
    {
        if (next >= words.Count) return false;

        // "nicht, dass nur, weil …, wir …": a clause in between puts it off.
        if (carried && Interruptions.Contains(words[next].Text)) return true;

        var opensSubclause = words[next].Text == "dass" || words[next - 1].Text == "darum";
        return opensSubclause && (carried || Enumerable.Range(first, next - first).Any(at => words[at].Text == "nicht"));
    }

    /// <summary>The clause stands between a denied clause and its rest, and is not meant itself.</summary>
    public static bool Interrupts(string firstWord) => Interruptions.Contains(firstWord);

    private static void Add(int[] reach, int from, int to)
    {
        for (var at = from; at < to; at++) reach[at]++;
    }

    // "… geben und heute nicht entscheiden": a second statement of the clause has its own negation.
    private static int Begin(string text, IReadOnlyList<Word> words, int first, int negator)
    {
        for (var at = negator - 1; at > first; at--)
        {
            if (words[at].Text is "und" or "oder" && char.IsLower(text[words[at + 1].Start])) return at + 1;
        }

        return first;
    }

    // The reach ends where "und" begins a new statement, after "ohne" with its noun; "ohne dass" denies all that follows.
    private static int End(string text, IReadOnlyList<Word> words, int negator, int next)
    {
        var withNoun = words[negator].Text == "ohne" && !(negator + 1 < next && words[negator + 1].Text == "dass");
        for (var at = negator + 1; at < next; at++)
        {
            if (withNoun && char.IsUpper(text[words[at].Start])) return at + 1;
            if (words[at].Text is "und" or "sowie" && at + 1 < next && StopWords.Contains(words[at + 1].Text)) return at;
        }

        return next;
    }
}
