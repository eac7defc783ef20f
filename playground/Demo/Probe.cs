using System.Security.Cryptography;
using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;

namespace Coordination.Playground.Demo;

/// <summary>Reads the stored minutes back and holds them against the transcript once more, from outside.</summary>
internal static class Probe
{
    /// <returns>The stored minutes, and whether everything held.</returns>
    public static async Task<(ApprovedMinutes Stored, bool Held)> TryAsync(DemoScene scene, Guid sessionId, Guid transcriptId)
    {
        var clerk = scene.Own(scene.Group.Clerk);
        var stored = await clerk.FindApprovedMinutesAsync(sessionId, scene.Ct) ?? throw new DemoException("The minutes are not stored.");
        scene.Output.Step("stepStored");
        scene.Output.Raw(stored.Text);

        scene.Output.Step("stepChecks");
        var group = await clerk.FindGroupAsync(scene.Group.GroupId, scene.Ct) ?? throw new DemoException("The group is gone.");
        var cues = await clerk.GetCuesAsync(sessionId, transcriptId, scene.Ct);
        var entries = stored.Items.SelectMany(i => i.Entries).ToList();
        var results = entries.Where(e => e.Kind == EntryKind.Decision).ToList();
        bool[] held =
        [
            Check(scene.Output, DemoOutput.Text("checkHash"), Sha256(stored.Text) == stored.Approval.Sha256),
            Check(scene.Output, DemoOutput.Text("checkEvidence", entries.Count), HaveEvidence(entries, cues)),
            Check(scene.Output, DemoOutput.Text("checkJudge"), PassAgain(entries, cues, group)),
            Check(scene.Output, DemoOutput.Text("checkVotes", results.Count), stored.Items.All(i => i.Entries.Any(e => e.Kind == EntryKind.Decision)) && results.TrueForAll(WasHeard)),
            Check(scene.Output, DemoOutput.Text("checkText"), entries.TrueForAll(e => stored.Text.Contains(e.Text, StringComparison.Ordinal))),
            Check(scene.Output, DemoOutput.Text("checkMembers"), await EverybodyReadsAsync(scene, sessionId, stored)),
        ];
        return (stored, Array.TrueForAll(held, h => h));
    }

    private static bool HaveEvidence(List<MinutesEntryView> entries, IReadOnlyList<Cue> cues)
    {
        var known = cues.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return entries.Count > 0 && entries.TrueForAll(e => e.AddedBy is not null || (e.CueIds.Count > 0 && e.CueIds.All(known.Contains)));
    }

    private static bool PassAgain(List<MinutesEntryView> entries, IReadOnlyList<Cue> cues, GroupView group)
    {
        var judge = new GroundingJudge(cues, group.Profile, group.Members);
        return entries.TrueForAll(e =>
            e.AddedBy is not null || !judge.Judge(new DraftEntry(e.Kind, e.Text, e.Speaker, e.CueIds, e.Decision, e.Promise)).Blocks);
    }

    /// <summary>A result stands on cues and a verdict that carries it; what the clerk entered claims no vote.</summary>
    private static bool WasHeard(MinutesEntryView result) => result.AddedBy is null
        ? result is { Decision.Outcome: not Outcome.Undecided, CueIds.Count: > 0, Verdict.Blocks: false }
        : result.Decision is { Outcome: Outcome.NoResult, Tally: null, Mode: null };

    private static async Task<bool> EverybodyReadsAsync(DemoScene scene, Guid sessionId, ApprovedMinutes stored)
    {
        foreach (var member in scene.Group.OrdinaryMembers)
        {
            if ((await scene.Own(member).FindApprovedMinutesAsync(sessionId, scene.Ct))?.Text != stored.Text)
            {
                return false;
            }
        }

        return (await scene.Own(scene.Group.Clerk).GetDeliveriesAsync(sessionId, scene.Ct)).All(d => d.State == ErrandState.Done);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool Check(DemoOutput output, string what, bool held)
    {
        output.Say(held ? "ok" : "no", what);
        return held;
    }
}
