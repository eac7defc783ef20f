using Coordination.Contracts;

namespace Coordination.Drafting.Grounding;

/// <summary>A deadline keeps its side: "bis Mai" and "vor der Sitzung" are not "nach Mai" and "nach der Sitzung" (Frist).</summary>
internal static class TimeRelationCheck
{
    private const int Reach = 4;
    private static readonly WordSet Before = new("Grounding.before.txt");
    private static readonly WordSet After = new("Grounding.after.txt");

    private readonly record struct Relation(bool IsBefore, string Key, string Word, string? CueId);

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        var written = claim.Clauses.SelectMany(Relations).ToList();
        if (written.Count == 0) return null;

        var said = evidence.Clauses.SelectMany(Relations).ToList();
        foreach (var relation in written)
        {
            var same = said.Where(other => other.Key == relation.Key).ToList();
            if (same.Count > 0 && same.TrueForAll(other => other.IsBefore != relation.IsBefore))
            {
                return new Verdict(VerdictKind.Falsified, VerdictReason.TimeRelationDiffers, relation.Word, same[0].CueId);
            }
        }

        return null;
    }

    // The word in question with the first word of meaning behind it.
    private static IEnumerable<Relation> Relations(Clause clause)
    {
        for (var i = 0; i < clause.Terms.Count - 1; i++)
        {
            var before = Before.Contains(clause.Terms[i].Text);
            if (!before && !After.Contains(clause.Terms[i].Text)) continue;

            var next = clause.Terms.Skip(i + 1).Take(Reach).FirstOrDefault(term => term.IsContent || char.IsAsciiDigit(term.Text[0]));
            if (next is not null && (next.IsName || char.IsAsciiDigit(next.Text[0]) || !next.IsPredicate)) yield return new Relation(before, next.Key, clause.Terms[i].Original, clause.CueId);
        }
    }
}
