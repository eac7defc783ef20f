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
    private static readonly HashSet<string> Contrasts = [.. WordList.Read("Grounding.contrasts.txt")];

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
            // "es geht nicht darum, …": the negation reaches into the next clause.
            carried = i > 0 && words[i].Text is "darum" or "dass" && Enumerable.Range(first, i - first).Any(at => words[at].Text == "nicht");
            first = i + 1;
        }

        return clauses;
    }

    public static bool IsNegator(string word) => Negators.Contains(word) || word.StartsWith("kein", StringComparison.Ordinal);

    private static bool IsBoundary(string text, Word word, Word next)
    {
        if (Contrasts.Contains(next.Text)) return true;

        for (var at = word.End; at < next.Start; at++)
        {
            if (text[at] is ',' or ';' or ':' or '.' or '!' or '?' or '–' or '—' or '(' or ')') return true;
        }

        return false;
    }

    private static Clause Mark(string text, IReadOnlyList<Word> words, int first, int next, string? cueId, bool carried)
    {
        var meanings = Meanings(words, first, next);
        var reach = Reach(words, first, next, carried);
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

    // "nicht" reaches what follows it in the clause, or the whole clause where nothing follows.
    private static bool[] Reach(IReadOnlyList<Word> words, int first, int next, bool carried)
    {
        var reach = new bool[next - first];
        if (carried) Array.Fill(reach, true);
        for (var i = first; i < next; i++)
        {
            if (!IsNegator(words[i].Text) || (i + 1 < next && words[i + 1].Text is "nur" or "zuletzt" or "mehr" && words[i].Text == "nicht" && words[i + 1].Text == "nur")) continue;

            var limit = words[i].Text == "ohne" ? Math.Min(next, i + 4) : next;
            var follows = false;
            for (var at = i + 1; at < limit; at++)
            {
                reach[at - first] = !reach[at - first];
                follows |= !StopWords.Contains(words[at].Text) && words[at].Length > 2;
            }

            if (!follows)
            {
                for (var at = first; at < i; at++) reach[at - first] = !reach[at - first];
            }
        }

        return reach;
    }
}
