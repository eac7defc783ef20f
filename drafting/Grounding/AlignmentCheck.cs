using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// A sentence that keeps nearly every word of the evidence (a rendering in the subjunctive, say) is laid word on word:
/// a "nicht" too much or too few and a number said twice show at once.
/// </summary>
internal static class AlignmentCheck
{
    private const double NearlyVerbatim = 0.75;
    private const int ShortestSentence = 4;
    private const int LongestSide = 600;

    public static Verdict? Check(Claim claim, Evidence evidence, Vocabulary vocabulary)
    {
        var written = Words.Of(claim.Body);
        var said = evidence.Words;
        if (written.Count is < ShortestSentence or > LongestSide || said.Count > LongestSide) return null;

        var pairs = Align([.. written.Select(word => vocabulary.Of(word.Text).Meaning.Key)], [.. said.Select(term => vocabulary.Of(term.Text).Meaning.Key)]);
        if (pairs.Count < written.Count * NearlyVerbatim) return null;

        return Negators(written, said, pairs, evidence) ?? Exchanged(claim, written, said, pairs) ?? Twice(claim, evidence);
    }

    private static Verdict? Negators(IReadOnlyList<Word> written, IReadOnlyList<Term> said, List<(int Written, int Said)> pairs, Evidence evidence)
    {
        var kept = pairs.Select(pair => pair.Written).ToHashSet();
        for (var i = 0; i < written.Count; i++)
        {
            if (Negations.IsNegator(written[i].Text) && !kept.Contains(i)) return Differs(written[i].Text, evidence);
        }

        var heard = pairs.Select(pair => pair.Said).ToHashSet();
        for (var i = pairs[0].Said; i <= pairs[^1].Said; i++)
        {
            if (Negations.IsNegator(said[i].Text) && !heard.Contains(i) && Touches(heard, i)) return Differs(said[i].Text, evidence);
        }

        return null;
    }

    // A negation that fell away together with its clause was left out, not turned round.
    private static bool Touches(HashSet<int> heard, int at) => (heard.Contains(at - 1) || heard.Contains(at - 2)) && (heard.Contains(at + 1) || heard.Contains(at + 2));

    private static Verdict Differs(string word, Evidence evidence) => new(
        VerdictKind.Falsified, VerdictReason.NegationDiffers, word, evidence.CueOf(clause => clause.Terms.Any(term => term.Text == word)) ?? evidence.Cues[0].Id);

    /// <summary>One word in the place of another, between words that agree: nouns and their adjectives, since verbs change with the mood.</summary>
    private static Verdict? Exchanged(Claim claim, IReadOnlyList<Word> written, IReadOnlyList<Term> said, List<(int Written, int Said)> pairs)
    {
        for (var i = 1; i < pairs.Count; i++)
        {
            // A gap of the same length on both sides; its last words stand in each other's place.
            var gap = pairs[i].Written - pairs[i - 1].Written;
            if (gap is < 2 or > 3 || pairs[i].Said - pairs[i - 1].Said != gap) continue;

            var word = written[pairs[i].Written - 1];
            var original = claim.Body.Substring(word.Start, word.Length);
            var heard = said[pairs[i].Said - 1];
            var beforeNoun = said[pairs[i].Said].IsName && !heard.IsName && char.IsLower(original[0]);
            if ((beforeNoun || (heard.IsName && char.IsUpper(original[0]))) && heard.IsContent && !StopWords.Contains(word.Text) && !Spelling.SameWord(word.Text, heard.Text))
            {
                return new Verdict(VerdictKind.Falsified, heard.IsName ? VerdictReason.NameNotInEvidence : VerdictReason.AntonymFound, original);
            }
        }

        return null;
    }

    private static Verdict? Twice(Claim claim, Evidence evidence)
    {
        foreach (var group in Figures.Of(claim.Body).Where(figure => figure.Kind == FigureKind.Number).GroupBy(figure => figure.Value, StringComparer.Ordinal))
        {
            var times = evidence.Figures.Count(figure => figure.Kind == FigureKind.Number && figure.Value == group.Key);
            if (times > 0 && group.Count() > times)
            {
                var figure = group.Last();
                return new Verdict(VerdictKind.Falsified, VerdictReason.NumberNotInEvidence, claim.Body.Substring(figure.Start, figure.Length));
            }
        }

        return null;
    }

    private static List<(int Written, int Said)> Align(string[] written, string[] said)
    {
        var length = new int[written.Length + 1, said.Length + 1];
        for (var i = written.Length - 1; i >= 0; i--)
        {
            for (var j = said.Length - 1; j >= 0; j--)
            {
                length[i, j] = written[i] == said[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < written.Length && j < said.Length;)
        {
            if (written[i] == said[j]) pairs.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }

        return pairs;
    }
}
