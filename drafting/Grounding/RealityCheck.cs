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
    private static readonly WordSet Future = new("Grounding.future.txt");
    private static readonly WordSet Completing = new("Grounding.completing.txt");
    private static readonly HashSet<string> SpeechVerbs = [.. WordList.Read("Grounding.speech-verbs.txt")];

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        if (claim.IsRendering) return null;
        if (claim.Clauses.Select(clause => Reopened(clause, evidence)).FirstOrDefault(found => found is not null) is { } reopened) return reopened;
        if (claim.Clauses.Any(Hedges.In)) return null;

        foreach (var clause in claim.Clauses)
        {
            if (clause.IsQuestion) continue;

            var content = clause.Content.Where(term => !SpeechVerbs.Contains(term.Text) && !evidence.SaidBySpeakerName(term.Text)).ToList();
            if (content.Count < Enough || (NearestOpen(content, evidence, IsDone(clause)) ?? OnlyOpen(clause, evidence)) is not { } open) continue;

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

    /// <summary>What the clause tells as done was said of nothing but plans, wishes and conditions.</summary>
    private static Clause? OnlyOpen(Clause clause, Evidence evidence)
    {
        if (!IsDone(clause) || clause.Terms.LastOrDefault(term => term.IsPredicate && WordForms.IsParticiple(term.Text)) is not { } done || SpeechVerbs.Contains(done.Text)) return null;

        Clause? open = null;
        for (var i = 0; i < evidence.Clauses.Count; i++)
        {
            if (!evidence.Clauses[i].Content.Any(term => term.Key == done.Key)) continue;
            if (evidence.Firmness[i] == Firmness.Stated) return null;

            open ??= evidence.Clauses[i];
        }

        return open is not null && clause.Content.Any(term => term.IsName && evidence.Covers(term)) ? open : null;
    }

    /// <summary>"Das haben wir geprüft" and not "die Verwaltung werde prüfen": what was done is not still to come.</summary>
    private static Verdict? Reopened(Clause clause, Evidence evidence)
    {
        if (!Future.In(clause) || clause.Terms.LastOrDefault(term => term.IsPredicate && term.Text.EndsWith('n') && !WordForms.IsParticiple(term.Text)) is not { } coming) return null;

        var told = evidence.Clauses.Where(said => said.Terms.Any(term => term.IsPredicate && term.Key == coming.Key)).ToList();
        return told.Count > 0 && told.TrueForAll(said => IsDone(said) && said.Terms.Any(term => term.Key == coming.Key && WordForms.IsParticiple(term.Text)))
            ? new Verdict(VerdictKind.Falsified, VerdictReason.ModalityDiffers, coming.Original, told[0].CueId) : null;
    }

    /// <summary>A participle with its auxiliary: "hat geprüft", "wurde verlängert".</summary>
    public static bool IsDone(Clause clause) => Completing.In(clause) && clause.Terms.Any(term => !term.IsName && WordForms.IsParticiple(term.Text));

    private static bool Same(Term a, Term b) => a.Key == b.Key || a.Stem == b.Stem || (a.Stem.Length > 5 && b.Stem.Length > 5
        && (a.Stem.Contains(b.Stem, StringComparison.Ordinal) || b.Stem.Contains(a.Stem, StringComparison.Ordinal)));
}
