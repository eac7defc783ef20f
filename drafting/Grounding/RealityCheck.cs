using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>How firm a clause is: stated, intended, or open because it is asked, wished, possible or conditional.</summary>
internal enum Firmness { Stated, Intended, Open }

/// <summary>
/// A question, wish, plan or condition does not become a fact (Wirklichkeit): where the sentence states what the evidence leaves open,
/// or tells as done what was intended, it says more than was said.
/// </summary>
internal static class RealityCheck
{
    private const double Mostly = 0.6;
    private const int Enough = 2;

    private static readonly WordSet Hedges = new("Grounding.hedges.txt");
    private static readonly WordSet Completing = new("Grounding.completing.txt");
    private static readonly HashSet<string> SpeechVerbs = [.. WordList.Read("Grounding.speech-verbs.txt")];

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        if (claim.IsRendering || claim.Clauses.Any(Hedges.In)) return null;

        foreach (var clause in claim.Clauses)
        {
            if (clause.IsQuestion) continue;

            var content = clause.Content.Where(term => !SpeechVerbs.Contains(term.Text) && !evidence.SaidBySpeakerName(term.Text)).ToList();
            if (content.Count < Enough || NearestOpen(content, evidence, IsDone(clause)) is not { } open) continue;

            return new Verdict(VerdictKind.Falsified, VerdictReason.ModalityDiffers, content[^1].Original, open.CueId);
        }

        return null;
    }

    /// <summary>The clause that is about the same and not as firm, unless a firm one is about it as well.</summary>
    private static Clause? NearestOpen(List<Term> content, Evidence evidence, bool done)
    {
        var (stated, best, open) = (0, 0, (Clause?)null);
        for (var i = 0; i < evidence.Clauses.Count; i++)
        {
            var shared = content.Count(term => evidence.Clauses[i].Content.Any(other => Same(term, other)));
            var firm = evidence.Firmness[i] == Firmness.Stated || (evidence.Firmness[i] == Firmness.Intended && !done);
            if (firm) stated = Math.Max(stated, shared);
            else if (shared > best) (best, open) = (shared, evidence.Clauses[i]);
        }

        return best >= Enough && best > stated && best >= content.Count * Mostly ? open : null;
    }

    private static bool IsDone(Clause clause) => Completing.In(clause) && clause.Terms.Any(term => !term.IsName && WordForms.IsParticiple(term.Text));

    private static bool Same(Term a, Term b) => a.Key == b.Key || a.Stem == b.Stem || (a.Stem.Length > 5 && b.Stem.Length > 5
        && (a.Stem.Contains(b.Stem, StringComparison.Ordinal) || b.Stem.Contains(a.Stem, StringComparison.Ordinal)));
}
