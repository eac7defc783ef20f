using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>A word in its clause with what matters for comparing.</summary>
/// <param name="Negated">In the scope of a negation, antonyms counted in.</param>
/// <param name="IsContent">Carries meaning of its own.</param>
internal sealed record Term(string Text, string Original, string Key, bool Negated, bool IsContent, bool IsName);

/// <summary>A stretch of text between commas (Teilsatz), the scope in which a negation works.</summary>
internal sealed record Clause(IReadOnlyList<Term> Terms, string? CueId)
{
    public bool HasNegation { get; init; }

    public IEnumerable<Term> Content => Terms.Where(term => term.IsContent);
}

/// <summary>Cuts text into clauses and marks what each negation reaches.</summary>
internal static class Clauses
{
    private static readonly HashSet<string> Negators = [.. WordList.Read("Grounding.negators.txt")];
    private static readonly HashSet<string> NoNegation = [.. WordList.Read("Grounding.not-denying.txt")];
    private static readonly HashSet<string> DenyingVerbs = [.. WordList.Read("Grounding.denying-verbs.txt").Select(Stems.Of)];

    public static IReadOnlyList<Clause> Of(string text, string? cueId = null)
    {
        var clauses = new List<Clause>();
        var words = Words.Of(text);
        var first = 0;
        var carried = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && !IsBoundary(text, words[i], words[i + 1])) continue;

            clauses.Add(Mark(text, words, first, i + 1, cueId, carried));
            // "es geht nicht darum, …", "es ist nicht so, dass …": the negation of the main clause means the clause that hangs on it.
            carried = i + 1 < words.Count && words[i + 1].Start - words[i].End <= 2 && Carries(words, first, i + 1, carried);
            first = i + 1;
        }

        return clauses;
    }

    public static bool IsNegator(string word) => Negators.Contains(word) || word.StartsWith("kein", StringComparison.Ordinal);

    private static bool IsBoundary(string text, Word word, Word next)
    {
        for (var at = word.End; at < next.Start; at++)
        {
            if (text[at] is ',' or ';' or ':' or '.' or '!' or '?' or '–' or '—' or '(' or ')') return true;
        }

        return false;
    }

    private static Clause Mark(string text, IReadOnlyList<Word> words, int first, int next, string? cueId, bool carried)
    {
        var meanings = Meanings(words, first, next);
        var reach = Reach(text, words, first, next, carried);
        var terms = new List<Term>(next - first);
        for (var i = first; i < next; i++)
        {
            var word = words[i];
            var original = text.Substring(word.Start, word.Length);
            var meaning = meanings[i - first];
            var content = word.Length > 1 && (meaning.Key[0] == '=' || !StopWords.Contains(word.Text)) && !IsNegator(word.Text);
            terms.Add(new Term(word.Text, original, meaning.Key, reach[i - first] ^ meaning.Opposite, content, char.IsUpper(original[0])));
        }

        return new Clause(terms, cueId) { HasNegation = terms.Any(term => term.Negated) };
    }

    // A separable verb ("sagen … zu") means what its joined form means.
    private static Meaning[] Meanings(IReadOnlyList<Word> words, int first, int next)
    {
        var meanings = new Meaning[next - first];
        for (var i = first; i < next; i++) meanings[i - first] = Lexicon.Of(words[i].Text);

        for (var particle = next - 1; particle > first && particle >= next - 2; particle--)
        {
            for (var verb = particle - 1; verb >= first; verb--)
            {
                if (Lexicon.Joined(words[particle].Text, words[verb].Text) is not { } joined) continue;

                meanings[verb - first] = Lexicon.Of(joined);
                return meanings;
            }
        }

        return meanings;
    }

    private static bool Carries(IReadOnlyList<Word> words, int first, int next, bool carried)
    {
        var opensSubclause = next < words.Count && (words[next].Text == "dass" || words[next - 1].Text == "darum");
        return opensSubclause && (carried || Enumerable.Range(first, next - first).Any(at => words[at].Text == "nicht"));
    }

    private static bool[] Reach(string text, IReadOnlyList<Word> words, int first, int next, bool carried)
    {
        var reach = new bool[next - first];
        if (carried) Array.Fill(reach, true);
        for (var i = first; i < next; i++)
        {
            if (DenyingVerbs.Contains(Stems.Of(words[i].Text))) Turn(reach, 0, reach.Length);
            if (!IsNegator(words[i].Text) || (i + 1 < next && NoNegation.Contains(words[i].Text + " " + words[i + 1].Text))) continue;

            var end = End(text, words, i, next);
            // "nicht" reaches what follows it; where no noun follows, it denies the whole clause.
            var noun = words[i].Text != "nicht" || Enumerable.Range(i + 1, end - i - 1).Any(at => char.IsUpper(text[words[at].Start]));
            Turn(reach, noun ? i + 1 - first : 0, end - first);
        }

        return reach;
    }

    private static void Turn(bool[] reach, int from, int to)
    {
        for (var at = from; at < to; at++) reach[at] = !reach[at];
    }

    // The reach ends where "und" begins a new statement, after "ohne" with its noun.
    private static int End(string text, IReadOnlyList<Word> words, int negator, int next)
    {
        for (var at = negator + 1; at < next; at++)
        {
            if (words[negator].Text == "ohne" && char.IsUpper(text[words[at].Start])) return at + 1;
            if (words[at].Text is "und" or "sowie" && at + 1 < next && StopWords.Contains(words[at + 1].Text)) return at;
        }

        return next;
    }
}
