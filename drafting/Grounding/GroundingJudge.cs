using Coordination.Contracts;
using Coordination.Drafting.Decisions;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// Judges each sentence of a Niederschrift on its own against the cues it cites (Beleg), so that a clerk sees which sentences
/// the recording carries. Made once per transcript; <see cref="Judge"/> changes nothing and may be called from several threads.
/// </summary>
public sealed class GroundingJudge
{
    private readonly Dictionary<string, Cue> _cues;
    private readonly PolicyProfile _profile;
    private readonly HashSet<string> _roster;
    private readonly Vocabulary _vocabulary = new();

    public GroundingJudge(IReadOnlyList<Cue> cues, PolicyProfile profile, IReadOnlyList<MemberView> roster)
    {
        _cues = cues.ToDictionary(cue => cue.Id, StringComparer.Ordinal);
        _profile = profile;
        _roster = roster.Select(member => member.Name.FamilyName).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A verdict that blocks names the cue that speaks against the sentence, or the one that is nearest to it.</summary>
    public Verdict Judge(DraftEntry entry)
    {
        if (entry.CueIds.Count == 0) return new Verdict(VerdictKind.NotFound, VerdictReason.NoEvidence);

        var unknown = entry.CueIds.FirstOrDefault(id => !_cues.ContainsKey(id));
        if (unknown is not null) return new Verdict(VerdictKind.NotFound, VerdictReason.UnknownCue, unknown);

        var evidence = new Evidence([.. entry.CueIds.Distinct(StringComparer.Ordinal).Select(id => _cues[id])], _vocabulary);
        var claim = new Claim(entry, _vocabulary);
        var verdict = Decide(entry, claim, evidence);
        return verdict is { AgainstCueId: null, Kind: not VerdictKind.Supported } ? verdict with { AgainstCueId = evidence.NearestTo(claim) } : verdict;
    }

    private Verdict Decide(DraftEntry entry, Claim claim, Evidence evidence)
    {
        if (entry is { Kind: EntryKind.Decision, Decision: { } decision })
        {
            var verdict = OutcomeCheck.Judge(claim, decision, evidence, _profile);
            return verdict.Kind == VerdictKind.Supported && Consensus.HasContent(entry.Text) ? Content(claim, evidence) ?? verdict : verdict;
        }

        // The hardest facts first: the first fault found is the one shown.
        return SpeakerCheck.Check(claim, evidence, _roster.Contains)
            ?? FigureCheck.Check(claim, evidence)
            ?? QuoteCheck.Check(claim, evidence)
            ?? Content(claim, evidence)
            ?? new Verdict(VerdictKind.Supported);
    }

    private Verdict? Content(Claim claim, Evidence evidence) => QuoteCheck.IsVerbatim(claim, evidence) ? null
        : ContrastCheck.Check(claim, evidence)
        ?? AlignmentCheck.Check(claim, evidence, _vocabulary)
        ?? PolarityCheck.Check(claim, evidence)
        ?? TimeRelationCheck.Check(claim, evidence)
        ?? CauseCheck.Check(claim, evidence)
        ?? LicenceCheck.Check(claim, evidence)
        ?? RealityCheck.Check(claim, evidence)
        ?? SubstitutionCheck.Check(claim, evidence)
        ?? PlaceCheck.Check(claim, evidence)
        ?? SlotCheck.Check(claim, evidence)
        ?? CoverageCheck.Check(claim, evidence);
}
