using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// Whether a sentence only renders what was said (Wiedergabe). Each clause comes from one spoken sentence, adds nothing but the words that reported
/// speech needs, keeps what limits the statement and leaves its nouns and numbers in their order. Stricter than the judge, who leaves a clerk room
/// for words of their own.
/// </summary>
internal static class Rendering
{
    private static readonly ILookup<string, string> Additions = WordList.Read("Grounding.renderings.txt").Select(line => line.Split(' '))
        .SelectMany(line => line.Skip(1).Select(word => (Kind: line[0], Word: word))).ToLookup(pair => pair.Kind, pair => pair.Word, StringComparer.Ordinal);

    private static readonly HashSet<string> Limits = [.. WordList.Read("Grounding.limits.txt").SelectMany(line => line.Split(' '))];
    private static readonly HashSet<string> Prepositions = [.. WordList.Read("Grounding.prepositions.txt").SelectMany(line => line.Split(' '))];

    /// <returns>The first word that was added, lost or moved; null where there is none.</returns>
    public static string? Stray(string body, EntryKind kind, IReadOnlyList<SpokenSentence> said, Vocabulary vocabulary)
    {
        var sentences = said.Select(sentence => new Evidence([new Cue("", 0, 0, sentence.Speaker, sentence.Text)], vocabulary)).ToList();
        var written = Words.Of(body).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        return Clauses.Of(body, vocabulary).Select(clause => StrayIn(clause, kind, sentences, written)).FirstOrDefault(word => word is not null);
    }

    private static string? StrayIn(Clause clause, EntryKind kind, List<Evidence> sentences, HashSet<string> written)
    {
        var own = clause.Terms.Where(term => !IsAddition(term.Text, kind)).ToList();
        if (own.Count == 0) return null;

        string? stray = own[0].Original;
        foreach (var sentence in sentences)
        {
            stray = own.Find(term => !WasSaid(term, sentence))?.Original ?? Lost(sentence, written) ?? Moved(clause, sentence);
            if (stray is null) return null;
        }

        return stray;
    }

    private static bool IsAddition(string word, EntryKind kind) => Additions["Any"].Contains(word) || Additions[kind.ToString()].Contains(word);

    // Figures in another form ("48" for "achtundvierzig") are bound to their nouns by the judge.
    private static bool WasSaid(Term term, Evidence sentence) =>
        char.IsDigit(term.Text[0]) || NumberWords.Cardinal(term.Text) is not null
            ? sentence.Has(term.Key) || FiguresOf(term).All(value => sentence.Figures.Any(said => said.Amount == value))
            : sentence.Words.Any(said => said.Stem == term.Stem) || sentence.SaidBySpeakerName(term.Text) || Split(term.Text).Any(word => sentence.Has(Stems.Of(word))) || sentence.Words.Any(said => IsFormOf(said.Text, term.Text));

    private static IEnumerable<decimal?> FiguresOf(Term term) => Figures.Of(term.Original).Select(figure => figure.Amount).DefaultIfEmpty(decimal.MinValue);

    // "vorzulegen" is "vorlegen", and "lege vor" is too.
    private static IEnumerable<string> Split(string word)
    {
        for (var at = word.IndexOf("zu", 1, StringComparison.Ordinal); at > 0; at = word.IndexOf("zu", at + 1, StringComparison.Ordinal))
        {
            yield return word[..at] + word[(at + 2)..];
            yield return word[(at + 2)..];
        }
    }

    // "kann" is reported as "könne", "wir brauchen" as "braucht" or "brauche".
    private static bool IsFormOf(string said, string written) => Verbs.Find(said) is var (verb, _, particle)
        && (written == particle + verb.SubjunctiveOne || written == particle + verb.SubjunctivePlural || written == particle + verb.Third);

    private static string? Lost(Evidence sentence, HashSet<string> written) =>
        sentence.Words.FirstOrDefault(said => Limits.Contains(said.Text) && !written.Contains(said.Text))?.Original;

    /// <summary>Who does what to whom, and which number belongs to what, hangs on the order, apart from what hangs on a preposition.</summary>
    private static string? Moved(Clause clause, Evidence sentence)
    {
        var there = Bare([.. sentence.Words]).ToList();
        var at = -1;
        foreach (var term in Bare(clause.Terms).Where(term => there.Exists(said => Same(said, term))))
        {
            var next = there.FindIndex(at + 1, said => Same(said, term));
            if (next < 0) return term.Original;

            at = next;
        }

        return null;
    }

    private static IEnumerable<Term> Bare(IReadOnlyList<Term> terms) =>
        terms.Where((term, index) => (term.IsName && term.IsContent || char.IsDigit(term.Text[0])) && !HangsOnPreposition(terms, index));

    private static bool HangsOnPreposition(IReadOnlyList<Term> terms, int index)
    {
        for (var before = index - 1; before >= 0 && before >= index - 3 && !terms[before].IsName; before--)
        {
            if (Prepositions.Contains(terms[before].Text)) return true;
        }

        return false;
    }

    private static bool Same(Term a, Term b) => a.Key == b.Key || Stems.Of(a.Text) == Stems.Of(b.Text);
}
