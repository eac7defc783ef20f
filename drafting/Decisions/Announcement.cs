using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>The outcome that a clause announces, if it announces one: result words that no guard takes away.</summary>
/// <param name="Content">What a consensus is about, where the chair says it.</param>
internal sealed record Announcement(Outcome Outcome, DecisionMode? Mode, string? Content = null)
{
    private static readonly IReadOnlyDictionary<string, Phrases> Results = Phrases.Read("Decisions.results.txt");
    private static readonly IReadOnlyDictionary<string, Phrases> Guards = Phrases.Read("Decisions.guards.txt");

    private const int ShortClause = 6, LongestOfItsOwn = 10;

    // Rejected before adopted ("keine Mehrheit" holds "Mehrheit"); votes before what happens without one.
    private static readonly (string Group, Outcome Outcome)[] Outcomes =
    [
        ("withdrawn", Outcome.Withdrawn), ("referred", Outcome.Referred), ("deferred", Outcome.Deferred),
        ("rejected", Outcome.Rejected), ("noted", Outcome.Noted), ("adopted", Outcome.Adopted), ("settled", Outcome.Settled),
    ];

    /// <param name="clause">What the chair said.</param>
    /// <param name="called">Whether a vote was called just before: then a bare participle is its result.</param>
    public static Announcement? In(Clause clause, bool called)
    {
        if (clause.IsQuestion)
        {
            return null;
        }

        var consensus = Consensus.In(clause);
        if (IsGuarded(clause))
        {
            return consensus;
        }

        foreach (var (group, outcome) in Outcomes)
        {
            // "Es besteht Konsens, dass der Punkt vertagt wird": vertagt. But what the group agrees on is not voted on.
            if (consensus is not null && outcome is (Outcome.Rejected or Outcome.Adopted or Outcome.Settled))
            {
                return consensus;
            }

            if (Says(group, clause)
                || (MaySay(group + "-if-framed", clause) && (called || IsFramed(clause)))
                || (called && MaySay(group + "-if-called", clause)))
            {
                return Of(outcome, clause);
            }

            // "Wir kennen im Moment keine Mehrheit, um es besser zu machen": neither a yes nor a no.
            if (MaySay(group + "-if-short", clause)) return called || clause.Words.Count <= LongestOfItsOwn ? Of(outcome, clause) : null;
        }

        return null;
    }

    private static Announcement Of(Outcome outcome, Clause clause) =>
        new(outcome, outcome is Outcome.Adopted or Outcome.Rejected ? ModeIn(clause) : null);

    public static bool Says(string group, Clause clause) => Results[group].In(clause.Words);

    // Not every outcome has words that need a frame.
    private static bool MaySay(string group, Clause clause) => Results.ContainsKey(group) && Says(group, clause);

    // "Damit ist der Antrag angenommen" announces, "wir haben damals ein Konzept verabschiedet" tells.
    private static bool IsFramed(Clause clause) =>
        Guards["now"].In(clause.Words)
        || ModeIn(clause) is not null
        || !Count.In(clause).IsEmpty
        || (clause.Words.Count <= ShortClause && !clause.Words.Any(word => word.Text is "hat" or "haben"));

    private static DecisionMode? ModeIn(Clause clause) =>
        Says("unanimous", clause) ? DecisionMode.Unanimous
        : Says("majority", clause) || Says("not-all", clause) ? DecisionMode.Majority
        : Says("all-for-it", clause) ? DecisionMode.Unanimous
        : null;

    /// <summary>Only imagined: "dann würden wir so verfahren".</summary>
    public static bool IsHypothetical(Clause clause) => Guards["hypothetical"].In(clause.Words);

    /// <summary>Said of another day or body, as a wish, a condition or a denial.</summary>
    /// <param name="counted">A count right after the call may be told in the past tense: "Es gab zwölf Ja-Stimmen".</param>
    public static bool IsGuarded(Clause clause, bool counted = false)
    {
        var words = clause.Words;
        var now = Guards["now"].In(words);
        return IsNotYet(clause)
            || Guards["then"].In(words)
            || (!now && ((!counted && Guards["past"].In(words)) || Guards["theirs"].In(words) || IsTold(words)))
            || (Guards["elsewhere"].In(words) && words.Any(word => word.Text is "worden" or "wurde" or "wurden" or "hat" or "haben"));
    }

    /// <summary>Wished, proposed, imagined or denied, so not done.</summary>
    public static bool IsNotYet(Clause clause) =>
        Guards["denied"].In(clause.Words) || Guards["conditional"].In(clause.Words) || Guards["hypothetical"].In(clause.Words) || Guards["intended"].In(clause.Words);

    /// <summary>Told of another day or another body, whatever it was.</summary>
    public static bool IsElsewhere(Clause clause) => Guards["then"].In(clause.Words) || IsTold(clause.Words);

    // "Der Ortsrat hat zugestimmt", "wir haben 2018 beschlossen".
    private static bool IsTold(IReadOnlyList<Word> words) =>
        words.Any(word => word.Text is "hat" or "haben" or "wurde" or "wurden")
        && (Guards["others"].In(words) || words.Any(word => word is { IsNumber: true, Length: 4 }));
}
