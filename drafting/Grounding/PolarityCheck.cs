using Coordination.Contracts;

namespace Coordination.Drafting.Grounding;

/// <summary>What was denied stays denied, and what was affirmed stays affirmed (Verneinung, Gegenteil).</summary>
internal static class PolarityCheck
{
    private const int Many = 3;

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        foreach (var clause in evidence.Clauses.Where(clause => clause.HasNegation))
        {
            if (Reversed(clause, claim.Clauses, evidence.Clauses) is { } term) return Differs(term.Original, clause.CueId);
        }

        foreach (var clause in claim.Clauses.Where(clause => clause.HasNegation))
        {
            if (Reversed(clause, evidence.Clauses, claim.Clauses) is { } term)
            {
                return Differs(term.Original, evidence.CueOf(said => said.Terms.Any(other => other.Key == term.Key)));
            }
        }

        return null;
    }

    private static Verdict Differs(string word, string? cueId) => new(VerdictKind.Falsified, VerdictReason.NegationDiffers, word, cueId);

    /// <summary>The first word that this clause denies and the other side affirms, when most of what they share is that way.</summary>
    private static Term? Reversed(Clause clause, IReadOnlyList<Clause> others, IReadOnlyList<Clause> own)
    {
        Term? first = null;
        var (against, agreeing, denied) = (0, 0, 0);
        foreach (var term in clause.Content.Where(term => term.Negated))
        {
            denied++;
            var (sameThere, otherThere) = Polarities(others, term);
            if (sameThere) agreeing++;
            else if (otherThere && !Polarities(own, term).Other)
            {
                against++;
                first ??= term;
            }
        }

        return against > agreeing && (against * 2 >= denied || against >= Many) ? first : null;
    }

    private static (bool Same, bool Other) Polarities(IReadOnlyList<Clause> clauses, Term term)
    {
        var (same, other) = (false, false);
        foreach (var clause in clauses)
        {
            foreach (var candidate in clause.Terms)
            {
                if (candidate.Key != term.Key) continue;
                if (candidate.Negated == term.Negated) same = true;
                else other = true;
            }
        }

        return (same, other);
    }
}
