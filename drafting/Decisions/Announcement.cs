using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>The outcome that a clause announces, if it announces one: result words that no guard takes away.</summary>
internal sealed record Announcement(Outcome Outcome, DecisionMode? Mode)
{
    private static readonly IReadOnlyDictionary<string, Phrases> Results = Phrases.Read("Decisions.results.txt");
    private static readonly IReadOnlyDictionary<string, Phrases> Guards = Phrases.Read("Decisions.guards.txt");

    // Rejected before adopted ("keine Mehrheit" holds "Mehrheit"); votes before what happens without one.
    private static readonly (string Group, Outcome Outcome)[] Outcomes =
    [
        ("withdrawn", Outcome.Withdrawn), ("referred", Outcome.Referred), ("deferred", Outcome.Deferred),
        ("rejected", Outcome.Rejected), ("noted", Outcome.Noted), ("adopted", Outcome.Adopted), ("settled", Outcome.Settled),
    ];

    public static Announcement? In(Clause clause)
    {
        if (clause.IsQuestion || IsGuarded(clause))
        {
            return null;
        }

        foreach (var (group, outcome) in Outcomes)
        {
            if (Results[group].In(clause.Words))
            {
                return new Announcement(outcome, outcome is Outcome.Adopted or Outcome.Rejected ? ModeIn(clause) : null);
            }
        }

        return null;
    }

    public static bool Says(string group, Clause clause) => Results[group].In(clause.Words);

    private static DecisionMode? ModeIn(Clause clause) =>
        Says("unanimous", clause) ? DecisionMode.Unanimous : Says("majority", clause) ? DecisionMode.Majority : null;

    /// <summary>Only imagined: "dann würden wir so verfahren".</summary>
    public static bool IsHypothetical(Clause clause) => Guards["hypothetical"].In(clause.Words);

    /// <summary>Said of another day or body, as a wish, a condition or a denial.</summary>
    public static bool IsGuarded(Clause clause)
    {
        var words = clause.Words;
        var now = Guards["now"].In(words);
        return Guards["denied"].In(words)
            || Guards["conditional"].In(words)
            || Guards["hypothetical"].In(words)
            || Guards["intended"].In(words)
            || (Guards["past"].In(words) && !now)
            || (Guards["others"].In(words) && !now && words.Any(word => word.Text is "hat" or "haben" or "wurde" or "wurden"));
    }
}
