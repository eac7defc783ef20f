using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Cuts text into clauses and marks what each negation reaches.</summary>
internal static class Clauses
{
    private static readonly HashSet<string> Abbreviations = [.. WordList.Read("Language.abbreviations.txt")];
    private static readonly HashSet<string> Auxiliaries = [.. WordList.Read("Grounding.auxiliaries.txt")];

    public static IReadOnlyList<Clause> Of(string text, Vocabulary vocabulary, string? cueId = null)
    {
        var clauses = new List<Clause>();
        var words = Words.Of(text);
        var (first, sentence) = (0, 0);
        var carried = false;
        for (var i = 0; i < words.Count; i++)
        {
            var end = i + 1 < words.Count ? Boundary(text, words[i], words[i + 1].Start) : Boundary(text, words[i], text.Length) ?? '.';
            if (end is null) continue;

            var interrupts = carried && Negations.Interrupts(words[first].Text);
            var clause = new Clause(Mark(text, words, vocabulary, first, i + 1, carried && !interrupts), cueId, sentence, end == '?');
            if (IsElliptic(clause) && clauses.Count > 0 && clauses[^1].Sentence == sentence) clauses[^1] = Doubted(clauses[^1]);
            clauses.Add(clause);
            var adjoins = i + 1 < words.Count && words[i + 1].Start - words[i].End <= 2;
            carried = adjoins && (interrupts || Negations.Carries(words, first, i + 1, carried));
            if (end is '.' or '?' or '!') sentence++;
            first = i + 1;
        }

        return Questions(clauses);
    }

    // "30. September", "Dr. Weiß" and "ca. 20": a full stop that ends nothing.
    private static char? Boundary(string text, Word word, int to)
    {
        var isShort = to < text.Length && text[word.End] == '.' && (Abbreviations.Contains(word.Text) || (word.IsNumber && word.Length <= 2 && char.IsLetter(text[to]) && !StartsSentence(text, to)));
        for (var at = isShort ? word.End + 1 : word.End; at < to; at++)
        {
            if (text[at] is ',' or ';' or ':' or '.' or '!' or '?' or '–' or '—' or '(' or ')') return text[at];
        }

        return null;
    }

    private static bool StartsSentence(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return StopWords.Contains(text[at..end].ToLowerInvariant());
    }

    // "der eine will das, der andere nicht": a denial without a word of its own borrows those of the clause before.
    private static bool IsElliptic(Clause clause) => clause.Terms.Count > 1 && clause.Terms[^1].Text == "nicht" && !clause.Content.Any(term => term.IsName);

    private static Clause Doubted(Clause clause) => clause with { Terms = [.. clause.Terms.Select(term => term with { Doubtful = true })] };

    // The mark stands at the end and means the whole sentence.
    private static List<Clause> Questions(List<Clause> clauses)
    {
        for (var i = clauses.Count - 2; i >= 0; i--)
        {
            if (clauses[i + 1].IsQuestion && clauses[i].Sentence == clauses[i + 1].Sentence) clauses[i] = clauses[i] with { IsQuestion = true };
        }

        // "Könnte man nicht …?" denies nothing.
        return [.. clauses.Select(clause => clause is { IsQuestion: true, HasNegation: true } ? Doubted(clause) : clause)];
    }

    private static List<Term> Mark(string text, IReadOnlyList<Word> words, Vocabulary vocabulary, int first, int next, bool carried)
    {
        var meanings = Meanings(text, words, vocabulary, first, next);
        var reach = Negations.Reach(text, words, meanings, first, next, carried);
        var terms = new List<Term>(next - first);
        for (var i = first; i < next; i++)
        {
            var word = words[i];
            var meaning = meanings[i - first];
            var content = word.Length > 1 && (meaning.Key[0] == '=' || !StopWords.Contains(word.Text)) && !Negations.IsNegator(word.Text) && !Auxiliaries.Contains(word.Text);
            var isName = char.IsUpper(text[word.Start]);
            var attribute = i + 1 < next && char.IsUpper(text[words[i + 1].Start]);
            var opposite = meaning.Opposite && !(meaning.Denies && !isName);
            terms.Add(new Term(
                word.Text, text.Substring(word.Start, word.Length), meaning.Key, (reach[i - first] % 2 == 1) ^ opposite, content, isName,
                content && !isName && !attribute && char.IsLetter(text[word.Start]), reach[i - first] > 1)
            {
                Opposite = meaning.Opposite,
                Stem = vocabulary.Of(word.Text).Stem,
            });
        }

        return terms;
    }

    // A separable verb ("sagen … zu") means what its joined form means.
    private static Meaning[] Meanings(string text, IReadOnlyList<Word> words, Vocabulary vocabulary, int first, int next)
    {
        var meanings = new Meaning[next - first];
        for (var i = first; i < next; i++) meanings[i - first] = vocabulary.Of(words[i].Text).Meaning;

        for (var particle = next - 1; particle > first && particle >= next - 2; particle--)
        {
            for (var verb = particle - 1; verb >= first; verb--)
            {
                if (char.IsUpper(text[words[verb].Start]) || Lexicon.Joined(words[particle].Text, words[verb].Text, closes: particle == next - 1) is not { } joined) continue;

                meanings[verb - first] = vocabulary.Of(joined).Meaning;
                return meanings;
            }
        }

        return meanings;
    }
}
