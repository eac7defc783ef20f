using Coordination.Contracts;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// Judges each sentence of a Niederschrift on its own against the cues it cites (Beleg), so that a clerk sees which sentences
/// the recording carries. Made once per transcript; <see cref="Judge"/> changes nothing and may be called from several threads.
/// </summary>
public sealed class GroundingJudge
{
    private readonly Dictionary<string, Cue> _cues;

    public GroundingJudge(IReadOnlyList<Cue> cues, PolicyProfile profile, IReadOnlyList<MemberView> roster)
    {
        _cues = cues.ToDictionary(cue => cue.Id, StringComparer.Ordinal);
        _ = profile;
        _ = roster;
    }

    public Verdict Judge(DraftEntry entry)
    {
        if (entry.CueIds.Count == 0) return new Verdict(VerdictKind.NotFound, VerdictReason.NoEvidence);

        var unknown = entry.CueIds.FirstOrDefault(id => !_cues.ContainsKey(id));
        return unknown is null
            ? new Verdict(VerdictKind.Weak, VerdictReason.LowCoverage)
            : new Verdict(VerdictKind.NotFound, VerdictReason.UnknownCue, unknown);
    }
}
