using System.Globalization;
using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>The outcome, mode and tally that an entry records are those the engine hears in the cited cues, and its wording says the same.</summary>
internal static class OutcomeCheck
{
    private static readonly Dictionary<string, Outcome> OutcomeWords = WordList.Read("Grounding.outcome-words.txt")
        .Select(line => line.Split(' ')).SelectMany(entry => entry.Skip(1).Select(word => (word, outcome: Enum.Parse<Outcome>(entry[0]))))
        .ToDictionary(entry => entry.word, entry => entry.outcome, StringComparer.Ordinal);

    public static Verdict Judge(Claim claim, Decision decision, Evidence evidence, PolicyProfile profile)
    {
        // Undecided states nothing; that nothing was decided is for a person to say.
        if (decision.Outcome is Outcome.Undecided or Outcome.NoResult) return new Verdict(VerdictKind.Supported);

        return AgainstEvidence(decision, evidence, profile) ?? AgainstWording(claim, decision) ?? Figures(claim, decision, evidence)
            ?? QuoteCheck.Check(claim, evidence) ?? new Verdict(VerdictKind.Supported);
    }

    private static Verdict? AgainstEvidence(Decision decision, Evidence evidence, PolicyProfile profile)
    {
        var rules = new DecisionRules(profile.UnanimousDespiteAbstentions, ChairSpeaker: null);
        var heard = DecisionDetector.Detect(evidence.Cues, rules);
        // How an election ended is the clerk's word: shown, and neither confirmed nor refused.
        if (heard.Count == 0 && DecisionDetector.Elections(evidence.Cues, rules).Count > 0) return new Verdict(VerdictKind.Weak, VerdictReason.OutcomeDiffers);
        if (heard.Count == 0) return new Verdict(VerdictKind.NotFound, VerdictReason.OutcomeDiffers, AgainstCueId: evidence.Cues[0].Id);
        if (heard.Any(said => Agrees(decision, said.Decision))) return null;

        var against = heard.FirstOrDefault(said => SameOutcome(decision, said.Decision)) ?? heard[^1];
        var reason = SameOutcome(decision, against.Decision) ? VerdictReason.TallyDiffers : VerdictReason.OutcomeDiffers;
        return new Verdict(VerdictKind.Falsified, reason, AgainstCueId: against.CueIds.Count > 0 ? against.CueIds[0] : evidence.Cues[0].Id);
    }

    private static Verdict? AgainstWording(Claim claim, Decision decision)
    {
        var words = claim.Clauses.SelectMany(clause => clause.Terms).Where(term => OutcomeWords.ContainsKey(term.Text)).ToList();
        return words.Count == 0 || words.Exists(term => OutcomeWords[term.Text] == Plain(decision.Outcome))
            ? null : new Verdict(VerdictKind.Falsified, VerdictReason.OutcomeDiffers, words[0].Original);
    }

    // The votes of the tally were compared already, in whatever words they were said.
    private static Verdict? Figures(Claim claim, Decision decision, Evidence evidence)
    {
        string?[] votes = [Text(decision.Tally?.Yes), Text(decision.Tally?.No), Text(decision.Tally?.Abstentions)];
        return FigureCheck.Check(claim, evidence, figure => votes.Contains(figure.Value, StringComparer.Ordinal));
    }

    private static string? Text(int? votes) => votes?.ToString(CultureInfo.InvariantCulture);

    private static bool Agrees(Decision decision, Decision said) =>
        SameOutcome(decision, said) && (decision.Mode is null || decision.Mode == said.Mode) && TallyAgrees(decision.Tally, said.Tally);

    // A working group's Konsens is what a council would call adopted.
    private static bool SameOutcome(Decision decision, Decision said) => Plain(decision.Outcome) == Plain(said.Outcome);

    private static Outcome Plain(Outcome outcome) => outcome == Outcome.Consensus ? Outcome.Adopted : outcome;

    private static bool TallyAgrees(VoteTally? tally, VoteTally? said) => tally is null
        || (said is not null && Part(tally.Yes, said.Yes) && Part(tally.No, said.No) && Part(tally.Abstentions, said.Abstentions));

    private static bool Part(int? written, int? heard) => written is null || written == heard;
}
