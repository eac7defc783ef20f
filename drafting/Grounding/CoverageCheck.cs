using Coordination.Contracts;

namespace Coordination.Drafting.Grounding;

/// <summary>The content words of a sentence were said, as such, as synonyms or within compounds; a whole clause without any was not.</summary>
internal static class CoverageCheck
{
    private const double Carried = 0.55;
    private const double Unknown = 0.2;
    private const double AlmostUnknown = 0.25;
    private const int Long = 4;
    private const double Verbatim = 0.6;
    private const double RestCarried = 0.45;
    private const int Few = 4;

    private static readonly WordSet Opening = new("Grounding.content-clauses.txt");
    private static readonly WordSet Modals = new("Grounding.modals.txt");
    private static readonly WordSet Framing = new("Grounding.framing-nouns.txt");

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        var (known, all) = (0, 0);
        var (bare, bareCount) = ((Term?)null, 0);
        for (var at = 0; at < claim.Clauses.Count; at++)
        {
            var clause = claim.Clauses[at];
            var content = clause.Content.Where(term => !char.IsAsciiDigit(term.Text[0]) && !Framing.Contains(term.Text)).ToList();
            var covered = content.Count(evidence.Covers);
            known += covered;
            all += content.Count;
            if (!Frames(claim, at) && IsBare(clause, content, covered, evidence)) (bare, bareCount) = (content[^1], content.Count);
        }

        if (all == 0) return null;

        var share = (double)known / all;
        if (share < (claim.IsRendering ? Verbatim : Unknown) || (all >= Long && share <= AlmostUnknown)) return new Verdict(VerdictKind.NotFound, VerdictReason.LowCoverage, FirstUnknown(claim, evidence));

        // A clause out of nowhere beside clauses that were said: an addition, not another wording.
        if (bare is not null && all > bareCount && (double)known / (all - bareCount) >= RestCarried) return new Verdict(VerdictKind.NotFound, VerdictReason.LowCoverage, bare.Original);
        if (claim.IsRendering && Foreign(claim, evidence) is { } foreign) return new Verdict(VerdictKind.NotFound, VerdictReason.LowCoverage, foreign.Original);
        return share < Carried ? new Verdict(VerdictKind.Weak, VerdictReason.LowCoverage, FirstUnknown(claim, evidence)) : null;
    }

    // A rendering promises each of its sentences: one that was said nowhere was added.
    private static Term? Foreign(Claim claim, Evidence evidence)
    {
        foreach (var sentence in claim.Clauses.GroupBy(clause => clause.Sentence))
        {
            var content = sentence.SelectMany(clause => clause.Content).Where(term => !char.IsAsciiDigit(term.Text[0])).ToList();
            var unknown = content.FindAll(term => !evidence.Covers(term));
            if (unknown.Count > 1 && unknown.Count > content.Count * (1 - Verbatim)) return unknown[0];
        }

        return null;
    }

    // "äußert die Sorge, dass …": the clause tells how something is said, what follows is what was said.
    private static bool Frames(Claim claim, int at) => at + 1 < claim.Clauses.Count && Opening.Contains(claim.Clauses[at + 1].FirstWord);

    // None of its nouns was said, and hardly anything else of it.
    private static bool IsBare(Clause clause, List<Term> content, int covered, Evidence evidence)
    {
        var nouns = content.Count(term => term.IsName);
        return content.Count > 1 && !content.Exists(term => term.IsName && evidence.Covers(term))
            && nouns switch { 0 => false, 1 => covered == 0 && !Modals.In(clause), _ => covered * Few < content.Count };
    }

    private static string? FirstUnknown(Claim claim, Evidence evidence) =>
        claim.Clauses.SelectMany(clause => clause.Content).FirstOrDefault(term => !evidence.Covers(term))?.Original;
}
