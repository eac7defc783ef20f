using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// Judges each sentence of a Niederschrift on its own against the cues it cites (Beleg), so that a clerk sees which sentences
/// the recording carries. Made once per transcript; <see cref="Judge"/> changes nothing and may be called from several threads.
/// </summary>
public sealed class GroundingJudge
{
    private readonly Dictionary<string, Cue> _cues;
    private readonly Dictionary<string, int> _places;
    private readonly PolicyProfile _profile;
    private readonly HashSet<string> _roster;
    private readonly Vocabulary _vocabulary = new();

    public GroundingJudge(IReadOnlyList<Cue> cues, PolicyProfile profile, IReadOnlyList<MemberView> roster)
    {
        _cues = cues.ToDictionary(cue => cue.Id, StringComparer.Ordinal);
        _places = cues.Select((cue, index) => (cue.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
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

    /// <summary>
    /// For sentences that somebody untrusted wrote: whether they only render what was said, word for word as far as reported speech goes.
    /// </summary>
    /// <param name="body">The sentence without the speaker's name before it.</param>
    /// <returns>The first word that was added, that limited the statement and was lost, or that was moved; null where there is none.</returns>
    public string? Stray(string body, DraftEntry entry) =>
        Rendering.Stray(body, entry.Kind, [.. Runs(entry.CueIds).SelectMany(Sentences.OfTurns)], _vocabulary);

    /// <summary>The cited cues in their order; only neighbours may make a sentence together.</summary>
    private IEnumerable<IReadOnlyList<Cue>> Runs(IReadOnlyList<string> cueIds)
    {
        var run = new List<Cue>();
        var last = -1;
        foreach (var id in cueIds.Distinct(StringComparer.Ordinal).Where(_places.ContainsKey).OrderBy(id => _places[id]))
        {
            if (run.Count > 0 && _places[id] != last + 1)
            {
                yield return run;
                run = [];
            }

            run.Add(_cues[id]);
            last = _places[id];
        }

        if (run.Count > 0) yield return run;
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
