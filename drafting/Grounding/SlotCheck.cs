using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// A noun that was not said stands where the evidence has another one between the same words: "die Stelle im Jugendzentrum" for
/// "die Stelle im Frauenhaus", "Hochschule Westerwald" for "Hochschule Altmark" (Verwechslung).
/// </summary>
internal static class SlotCheck
{
    private const int Near = 4;
    private const int LongestGap = 3;

    // What stands on both sides of a noun: the content words and the preposition before it, articles left out.
    private readonly record struct Slot(Term Noun, Term? Left, string Link, Term? Right, bool IsAdjacent, Term? Beyond);

    private static readonly WordSet Titles = new("Grounding.titles.txt");
    private static readonly WordSet Framing = new("Grounding.framing-nouns.txt");

    private static readonly Dictionary<string, string> Contractions = WordList.Read("Grounding.contractions.txt").Select(line => line.Split(' '))
        .ToDictionary(entry => entry[0], entry => entry.Length > 1 ? entry[1] : "", StringComparer.Ordinal);

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        List<Term>? written = null;
        for (var at = 0; at < claim.Clauses.Count; at++)
        {
            var clause = claim.Clauses[at];
            var opens = at == 0 || claim.Clauses[at - 1].Sentence != clause.Sentence;
            for (var i = opens ? 1 : 0; i < clause.Terms.Count; i++)
            {
                var term = clause.Terms[i];
                if (!IsNoun(term) || (evidence.Covers(term) && !Renamed(clause, i, evidence))) continue;

                written ??= [.. claim.Clauses.SelectMany(other => other.Content)];
                if (evidence.Covers(term)) return new Verdict(VerdictKind.NotFound, VerdictReason.NameNotInEvidence, term.Original);
                if (Occupied(At(clause, i), written, evidence) is not var (_, cueId)) continue;

                return new Verdict(VerdictKind.NotFound, VerdictReason.NameNotInEvidence, term.Original, cueId);
            }
        }

        return null;
    }

    // "Freie Waldorfschule" where only a "Freie Aktive Schule" was said: the attribute of a name goes with that name.
    private static bool Renamed(Clause clause, int at, Evidence evidence)
    {
        if (at == 0 || !IsAttribute(clause.Terms[at - 1]) || evidence.Has(clause.Terms[at].Stem) || evidence.SaidBySpeakerName(clause.Terms[at].Text)) return false;

        var attribute = clause.Terms[at - 1];
        return evidence.Clauses.Any(said => said.Terms.Zip(said.Terms.Skip(1)).Any(pair => pair.First.IsName && pair.First.Text == attribute.Text && pair.Second.IsName && !Related(pair.Second, clause.Terms[at])));
    }

    private static bool IsAttribute(Term term) => term.IsName && term.IsContent && term.Original.Length > 3 && term.Text[^1] is 'e' or 'n' or 's' or 'r' or 'm' && !Titles.Contains(term.Text);

    private static (Term Noun, string? CueId)? Occupied(Slot slot, List<Term> written, Evidence evidence)
    {
        foreach (var said in evidence.Clauses)
        {
            for (var i = 0; i < said.Terms.Count; i++)
            {
                var noun = said.Terms[i];
                if (!IsNoun(noun) || Spelling.SameWord(slot.Noun.Text, noun.Text) || written.Exists(term => Related(term, noun))) continue;

                var there = At(said, i);
                var left = slot.Left is { } a && there.Left is { } b && a.Key == b.Key && slot.Link == there.Link;
                var right = slot.Right is { } c && there.Right is { } d && c.Key == d.Key;
                if ((left && (slot.Link.Length > 0 || right || slot.Left!.IsName)) || (right && slot.Left is { } near && there.Left is { } other && near.Key == other.Key)
                    || (right && slot.IsAdjacent && there.IsAdjacent && slot.Beyond is { } e && there.Beyond is { } f && e.Key == f.Key)) return (noun, said.CueId);
            }
        }

        return null;
    }

    private static bool IsNoun(Term term) => term.IsName && term.IsContent && term.Text.Length > 2 && !char.IsAsciiDigit(term.Text[0])
        && Numbers.UnitOf(term.Text) is null && !Framing.Contains(term.Text);

    private static bool Related(Term a, Term b) => a.Key == b.Key || a.Stem == b.Stem
        || (a.Stem.Length >= Near && b.Stem.Length >= Near && (a.Stem.Contains(b.Stem, StringComparison.Ordinal) || b.Stem.Contains(a.Stem, StringComparison.Ordinal)));

    private static Slot At(Clause clause, int at)
    {
        var link = "";
        Term? left = null;
        for (var i = at - 1; i >= Math.Max(0, at - LongestGap) && left is null; i--)
        {
            var term = clause.Terms[i];
            if (term.IsContent) left = term;
            else link = (Contractions.TryGetValue(term.Text, out var plain) ? plain : term.Text) + link;
        }

        var right = at + 1 < clause.Terms.Count && clause.Terms[at + 1].IsContent ? clause.Terms[at + 1]
            : at + 2 < clause.Terms.Count && clause.Terms[at + 2].IsContent ? clause.Terms[at + 2] : null;
        return new Slot(clause.Terms[at], left, link, right, right is not null && right == clause.Terms[at + 1], right is null ? null : clause.Content.SkipWhile(term => term != right).Skip(1).FirstOrDefault());
    }
}
