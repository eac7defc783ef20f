using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// One name of the same kind for another: "Hauptausschuss" where "Sozialausschuss" was said. Two compounds with the same head
/// and different first parts, each of them only on one side.
/// </summary>
internal static class SubstitutionCheck
{
    private const int ShortestHead = 4;
    private const int ShortestFirstPart = 3;

    // "-tung", "-lichkeit": what two words share may be an ending and no head.
    private const int LongestEnding = 7;

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        var own = claim.Clauses.SelectMany(clause => clause.Terms).Select(term => Stems.Of(term.Text)).ToHashSet(StringComparer.Ordinal);
        foreach (var term in claim.Clauses.SelectMany(clause => clause.Content).Where(term => term.IsName))
        {
            var stem = Stems.Of(term.Text);
            if (stem.Length < ShortestHead + ShortestFirstPart || evidence.Has(stem) || evidence.SaidBySpeakerName(term.Text)) continue;

            for (var at = 0; at < evidence.Words.Count; at++)
            {
                var (word, said) = (evidence.Words[at], evidence.WordStems[at]);
                if (!word.IsName || own.Contains(said) || !SameHead(stem, said, out var head)) continue;
                if (Explained(stem[..^head], evidence) || own.Any(key => key.Length > 3 && said[..^head].Contains(key, StringComparison.Ordinal))) continue;

                return new Verdict(VerdictKind.NotFound, VerdictReason.NameNotInEvidence, term.Original, CueOf(evidence, word));
            }
        }

        return null;
    }

    private static string? CueOf(Evidence evidence, Term word) => evidence.CueOf(clause => clause.Terms.Contains(word));

    private static bool SameHead(string a, string b, out int head)
    {
        head = 0;
        while (head < a.Length && head < b.Length && a[^(head + 1)] == b[^(head + 1)]) head++;
        var shortest = a.EndsWith("ung", StringComparison.Ordinal) || a.EndsWith("eit", StringComparison.Ordinal) ? LongestEnding : ShortestHead;
        return head >= shortest && a.Length - head >= ShortestFirstPart && b.Length - head >= ShortestFirstPart;
    }

    // The first part was said elsewhere: "Verwaltungsvorlage" for a paper "der Verwaltung".
    private static bool Explained(string firstPart, Evidence evidence)
    {
        var part = firstPart.TrimEnd('s');
        for (var at = 0; at < evidence.Words.Count; at++)
        {
            var (word, stem) = (evidence.Words[at], evidence.WordStems[at]);
            if (word.Text.Length > 3 && (stem.Contains(part, StringComparison.Ordinal) || (word.IsContent && part.StartsWith(stem, StringComparison.Ordinal)))) return true;
        }

        return false;
    }
}
