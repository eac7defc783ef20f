using Coordination.Contracts;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// What was denied stays denied, and what was affirmed stays affirmed (Verneinung, Gegenteil). The predicates of a clause tell it; where the
/// other side has other predicates, its nouns have to.
/// </summary>
internal static class PolarityCheck
{
    private const int Many = 3;
    private static readonly WordSet NegativeWords = new("Grounding.negative-words.txt");

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

        return Invented(claim, evidence);
    }

    /// <summary>A denial over evidence that denies nothing, in no words.</summary>
    private static Verdict? Invented(Claim claim, Evidence evidence)
    {
        if (claim.IsRendering || !evidence.Firmness.Contains(Firmness.Stated) || evidence.Clauses.Any(HasDenial)) return null;

        foreach (var clause in claim.Clauses)
        {
            for (var i = 0; i < clause.Terms.Count; i++)
            {
                if (Negations.Denies(clause, i)) return Differs(clause.Terms[i].Original, null);
            }
        }

        return null;
    }

    // Two denials that cancel each other are some as well.
    private static bool HasDenial(Clause clause) =>
        clause.HasNegation || NegativeWords.In(clause) || clause.Terms.Any(term => term.Doubtful || term.Opposite || Negations.IsNegator(term.Text));

    private static Verdict Differs(string word, string? cueId) => new(VerdictKind.Falsified, VerdictReason.NegationDiffers, word, cueId);

    /// <summary>The first word that this clause denies and the other side affirms, when most of what they share is that way.</summary>
    private static Term? Reversed(Clause clause, IReadOnlyList<Clause> others, IReadOnlyList<Clause> own)
    {
        Term? first = null;
        var (against, agreeing, denied) = (0, 0, 0);
        var predicateAgainst = false;
        foreach (var term in clause.Content.Where(term => term.Negated && (term.IsPredicate || term.IsName)))
        {
            denied++;
            var (sameThere, otherThere) = Polarities(others, term);
            if (sameThere)
            {
                // Denied there as well: the nouns around it stand in another scope only.
                if (term.IsPredicate) return null;
                agreeing++;
            }
            else if (otherThere && !term.Doubtful && !Polarities(own, term).Other)
            {
                against++;
                predicateAgainst |= term.IsPredicate;
                first ??= term;
            }
        }

        return against > agreeing && (against * 2 >= denied || against >= Many || (predicateAgainst && against > 1)) ? first : null;
    }

    private static (bool Same, bool Other) Polarities(IReadOnlyList<Clause> clauses, Term term)
    {
        var (same, other) = (false, false);
        foreach (var clause in clauses)
        {
            foreach (var candidate in clause.Terms)
            {
                if (candidate.Key != term.Key) continue;

                // A noun in a clause that denies something else: another scope may mean the same.
                if (!term.IsPredicate && candidate.Negated != term.Negated && clause.HasNegation) continue;

                if (candidate.Doubtful || candidate.Negated == term.Negated) same = true;
                if (candidate.Doubtful || candidate.Negated != term.Negated) other = true;
            }
        }

        return (same, other);
    }
}
