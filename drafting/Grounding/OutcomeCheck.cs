using Coordination.Contracts;
using Coordination.Drafting.Decisions;

namespace Coordination.Drafting.Grounding;

/// <summary>The outcome and tally that an entry records are those the engine hears in the cited cues.</summary>
internal static class OutcomeCheck
{
    public static Verdict? Check(Claim claim, Evidence evidence, PolicyProfile profile)
    {
        if (claim.Entry.Decision is not { } decision || decision.Outcome is Outcome.Undecided or Outcome.NoResult) return null;

        var heard = DecisionDetector.Detect(evidence.Cues, new DecisionRules(profile.UnanimousDespiteAbstentions, ChairSpeaker: null));
        if (heard.Count == 0) return new Verdict(VerdictKind.NotFound, VerdictReason.OutcomeDiffers, AgainstCueId: evidence.Cues[0].Id);
        if (heard.Any(said => Agrees(decision, said.Decision))) return null;

        var against = heard.FirstOrDefault(said => SameOutcome(decision, said.Decision)) ?? heard[^1];
        var reason = SameOutcome(decision, against.Decision) ? VerdictReason.TallyDiffers : VerdictReason.OutcomeDiffers;
        return new Verdict(VerdictKind.Falsified, reason, AgainstCueId: against.CueIds.Count > 0 ? against.CueIds[0] : evidence.Cues[0].Id);
    }

    private static bool Agrees(Decision decision, Decision said) =>
        SameOutcome(decision, said) && (decision.Mode is null || decision.Mode == said.Mode) && TallyAgrees(decision.Tally, said.Tally);

    // A working group's Konsens is what a council would call adopted.
    private static bool SameOutcome(Decision decision, Decision said) => Plain(decision.Outcome) == Plain(said.Outcome);

    private static Outcome Plain(Outcome outcome) => outcome == Outcome.Consensus ? Outcome.Adopted : outcome;

    private static bool TallyAgrees(VoteTally? tally, VoteTally? said) => tally is null
        || (said is not null && Part(tally.Yes, said.Yes) && Part(tally.No, said.No) && Part(tally.Abstentions, said.Abstentions));

    private static bool Part(int? written, int? heard) => written is null || written == heard;
}
