using Coordination.Contracts;

namespace Coordination.Drafting.Grounding;

/// <summary>Cause and effect keep their places (Ursache, Wirkung): "A, weil B" is not "B, weil A".</summary>
internal static class CauseCheck
{
    private const int Phrase = 5;
    private static readonly WordSet Because = new("Grounding.because.txt");
    private static readonly WordSet BecauseOf = new("Grounding.because-of.txt");
    private static readonly WordSet Therefore = new("Grounding.therefore.txt");

    private sealed record Link(HashSet<string> Cause, HashSet<string> Effect, string Word, string? CueId);

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        var written = Links(claim.Clauses).ToList();
        if (written.Count == 0) return null;

        var said = Links(evidence.Clauses).ToList();
        foreach (var link in written)
        {
            if (said.Exists(other => Shared(link.Cause, other.Cause) * 2 > link.Cause.Count)) continue;
            if (said.Find(other => Swapped(link, other)) is { } other) return new Verdict(VerdictKind.Falsified, VerdictReason.CauseDiffers, link.Word, other.CueId);
        }

        return null;
    }

    private static bool Swapped(Link written, Link said) =>
        written.Cause.Overlaps(said.Effect) && written.Effect.Overlaps(said.Cause)
        && Shared(written.Cause, said.Effect) + Shared(written.Effect, said.Cause) > Shared(written.Cause, said.Cause) + Shared(written.Effect, said.Effect);

    private static int Shared(HashSet<string> a, HashSet<string> b) => a.Count(b.Contains);

    private static IEnumerable<Link> Links(IReadOnlyList<Clause> clauses)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var first = clauses[i].FirstWord;
            var neighbour = i > 0 && clauses[i - 1].Sentence == clauses[i].Sentence ? i - 1 : i + 1;
            if (Because.Contains(first) && !IsAdverb(clauses[i]) && neighbour < clauses.Count) yield return new Link(Keys(clauses[i].Content), Keys(clauses[neighbour].Content), first, clauses[i].CueId);
            else if (i > 0 && Therefore.In(clauses[i])) yield return new Link(Keys(clauses[i - 1].Content), Keys(clauses[i].Content), first, clauses[i].CueId);
            else if (OfPhrase(clauses[i]) is { } link) yield return link;
        }
    }

    // "Da sind wir uns einig": a verb behind it makes it an adverb.
    private static bool IsAdverb(Clause clause) => clause.Terms.Count > 1 && !clause.Terms[1].IsName && Speech.Verbs.Find(clause.Terms[1].Text) is { Particle: "" };

    // "wegen der Schließung sei …": the noun behind it is the cause, the rest of the clause the effect.
    private static Link? OfPhrase(Clause clause)
    {
        for (var i = 0; i < clause.Terms.Count - 1; i++)
        {
            if (!BecauseOf.Contains(clause.Terms[i].Text)) continue;

            var noun = clause.Terms.Skip(i + 1).Take(Phrase).FirstOrDefault(term => term.IsContent && term.IsName);
            if (noun is null) return null;

            return new Link(Keys([noun]), Keys(clause.Content.Where(term => term != noun)), clause.Terms[i].Original, clause.CueId);
        }

        return null;
    }

    private static HashSet<string> Keys(IEnumerable<Term> terms) => [.. terms.Select(term => term.Key)];
}
