using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// Words that exclude each other (alle/einige, Million/Milliarde, sicher/vielleicht): where the sentence takes one
/// and the clause it stands on has another, the sentence says something else.
/// </summary>
internal static class ContrastCheck
{
    private sealed record Family(VerdictReason Reason, int MustBeSaid, IReadOnlyDictionary<string, int> Group);

    private static readonly Family[] Families = [.. WordList.Read("Grounding.families.txt").Select(Parse)];

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        foreach (var family in Families)
        {
            foreach (var clause in claim.Clauses)
            {
                if (Contradicted(family, clause, claim, evidence) is { } verdict) return verdict;
            }
        }

        return null;
    }

    private static Verdict? Contradicted(Family family, Clause clause, Claim claim, Evidence evidence)
    {
        foreach (var term in clause.Terms)
        {
            if (!TryGroup(family, term, out var group)) continue;
            if (evidence.Words.Any(word => TryGroup(family, word, out var there) && there == group))
            {
                if (family.Reason == VerdictReason.QuantifierDiffers && OfAnother(family, group, clause, evidence) is { } other) return new Verdict(VerdictKind.Falsified, family.Reason, term.Original, other.CueId);
                continue;
            }

            var near = evidence.Clauses.FirstOrDefault(said =>
                Shares(clause, said) && said.Terms.Any(word => TryGroup(family, word, out var there) && there != group && !InGroup(family, claim, there)));
            if (near is not null) return new Verdict(VerdictKind.Falsified, family.Reason, term.Original, near.CueId);
            if (family.MustBeSaid > 1 || (family.MustBeSaid == 1 && group == 0)) return new Verdict(VerdictKind.Falsified, family.Reason, term.Original);
        }

        return null;
    }

    /// <summary>Both quantities were said, but of what this clause says the other one: "einige haben sich gemeldet, die meisten warten ab".</summary>
    private static Clause? OfAnother(Family family, int group, Clause clause, Evidence evidence)
    {
        var about = evidence.Clauses.Where(said => clause.Content.Any(term => term.IsPredicate && said.Content.Any(other => other.IsPredicate && other.Key == term.Key))).ToList();
        return about.Count > 0 && about.TrueForAll(said => !Quantities(family, said).Contains(group)) ? about.Find(said => Quantities(family, said).Any()) : null;
    }

    private static IEnumerable<int> Quantities(Family family, Clause clause)
    {
        foreach (var term in clause.Terms)
        {
            if (TryGroup(family, term, out var group)) yield return group;
        }
    }

    private static bool InGroup(Family family, Claim claim, int group) =>
        claim.Clauses.Any(clause => clause.Terms.Any(term => TryGroup(family, term, out var there) && there == group));

    private static bool Shares(Clause clause, Clause said) => clause.Content.Any(term => said.Terms.Any(other => other.IsContent && Same(term, other)));

    private static bool Same(Term a, Term b) => a.Key == b.Key || (a.Key.Length > 5 && b.Key.Length > 5
        && (a.Key.Contains(b.Key, StringComparison.Ordinal) || b.Key.Contains(a.Key, StringComparison.Ordinal)));

    private static bool TryGroup(Family family, Term term, out int group)
    {
        if (family.Group.TryGetValue(term.Text, out group) || family.Group.TryGetValue(term.Key, out group)) return true;

        // "Promillebereich": the word may be the first part of a compound.
        foreach (var (word, of) in family.Group)
        {
            if (word[0] == '~' && (term.Text.AsSpan().StartsWith(word.AsSpan(1)) || term.Key.AsSpan().StartsWith(word.AsSpan(1))))
            {
                group = of;
                return true;
            }
        }

        return false;
    }

    // "QuantifierDiffers! alle sämtliche | einige manche": the mark asks that the first group stands in the evidence.
    private static Family Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var reason = line[..colon];
        var groups = line[(colon + 1)..].Split('|');
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var word in groups[group].Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, group);
        }

        return new Family(Enum.Parse<VerdictReason>(reason.TrimEnd('!')), reason.Count(mark => mark == '!'), words);
    }
}
