using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// What a sentence says somebody did with words (zusagen, ablehnen, beantragen, beschließen) needs words in the evidence that do it:
/// a request is not a promise, and a proposal is no decision.
/// </summary>
internal static class LicenceCheck
{
    private sealed record Act(VerdictReason Reason, HashSet<string> Claims, HashSet<string> Words, string[] Phrases);

    private static readonly Act[] Acts = [.. WordList.Read("Grounding.acts.txt").Select(Parse)];
    private static readonly HashSet<string> Conditionals = [.. WordList.Read("Grounding.conditionals.txt")];

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        foreach (var act in Acts)
        {
            var term = claim.Clauses.Where(clause => !IsConditional(clause)).SelectMany(clause => clause.Terms).FirstOrDefault(term => Does(act.Claims, term) && !IsRefused(term));
            if (term is null || Licensed(act, evidence)) continue;

            return new Verdict(VerdictKind.Falsified, act.Reason, term.Original, evidence.Cues[0].Id);
        }

        return null;
    }

    private static bool Does(HashSet<string> words, Term term) => words.Contains(term.Key) || words.Contains(term.Text);

    private static bool Licensed(Act act, Evidence evidence)
    {
        foreach (var clause in evidence.Clauses)
        {
            if (!IsConditional(clause) && clause.Terms.Any(term => Does(act.Words, term) && !IsRefused(term))) return true;
        }

        return Array.Exists(act.Phrases, phrase => evidence.Text.Contains(phrase, StringComparison.OrdinalIgnoreCase));
    }

    // "Das können wir nicht zusagen" allows no promise; a verb that is itself the opposite ("ablehnen") does what it says.
    private static bool IsRefused(Term term) => term.Negated && !term.Opposite && !term.Doubtful;

    private static bool IsConditional(Clause clause) => Conditionals.Contains(clause.FirstWord);

    // "ModalityDiffers: zusagen versprechen | zusagen | machen wir; kümmern uns": claims, words and phrases that allow them.
    private static Act Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var parts = line[(colon + 1)..].Split('|');
        return new Act(
            Enum.Parse<VerdictReason>(line[..colon]), Keys(parts[0], joinedOnly: true), Keys(parts[1], joinedOnly: false),
            parts.Length > 2 ? [.. parts[2].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : []);
    }

    private static HashSet<string> Keys(string words, bool joinedOnly)
    {
        var list = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return joinedOnly ? [.. list, .. list.Select(Stems.Of)] : [.. list, .. list.Select(Stems.Of), .. list.Select(word => Lexicon.Of(word).Key)];
    }
}
