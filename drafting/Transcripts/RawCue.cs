using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Transcripts;

/// <summary>An utterance as the file has it, before order and ids. Without times where the form knows none.</summary>
internal sealed record RawCue(string? SourceId, int? StartMs, int? EndMs, string? Speaker, string Text)
{
    /// <summary>Puts the cues in order of time, drops exact doubles and numbers them.</summary>
    public static IReadOnlyList<Cue> Number(List<RawCue> raw, RepairLog repairs)
    {
        var ordered = InOrder([.. raw.Select(cue => StartsBeforeItEnds(cue, repairs))], repairs);
        var cues = new List<Cue>(ordered.Count);
        RawCue? last = null;
        foreach (var cue in ordered)
        {
            if (last is not null && cue.StartMs is not null && cue with { SourceId = null } == last with { SourceId = null })
            {
                repairs.Add(RepairKind.Duplicate);
                continue;
            }

            var start = cue.StartMs ?? 0;
            cues.Add(new Cue($"c{cues.Count + 1:D4}", start, cue.EndMs ?? start, cue.Speaker, cue.Text, cue.SourceId, SpokenLanguage.Of(cue.Text)));
            last = cue;
        }

        return cues;
    }

    private static RawCue StartsBeforeItEnds(RawCue cue, RepairLog repairs)
    {
        if (cue.EndMs >= cue.StartMs || cue.EndMs is null)
        {
            return cue;
        }

        repairs.Add(RepairKind.Order);
        return cue with { StartMs = cue.EndMs, EndMs = cue.StartMs };
    }

    private static List<RawCue> InOrder(List<RawCue> cues, RepairLog repairs)
    {
        var late = 0;
        for (var i = 1; i < cues.Count; i++)
        {
            late += cues[i].StartMs < cues[i - 1].StartMs ? 1 : 0;
        }

        repairs.Add(RepairKind.Order, late);
        // OrderBy is stable: cues that start together keep the order of the file.
        return late == 0 ? cues : [.. cues.OrderBy(cue => cue.StartMs)];
    }
}
