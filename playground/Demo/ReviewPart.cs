using Coordination.Contracts;

namespace Coordination.Playground.Demo;

/// <summary>The draft as the errand wrote it, and what the clerk does with it: strike, enter, approve.</summary>
internal static class ReviewPart
{
    public static async Task<MinutesView> AwaitDraftAsync(DemoScene scene, SessionView session, TranscriptView transcript)
    {
        scene.Output.Step("stepDraft");
        var clerk = scene.Own(scene.Group.Clerk);
        var minutes = await scene.UntilAsync("the draft", async () =>
            await clerk.FindMinutesAsync(session.Id, scene.Ct) is { Engine: not null } found && found.TranscriptId == transcript.Id ? found : null);
        var cues = (await clerk.GetCuesAsync(session.Id, transcript.Id, scene.Ct)).ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var item in minutes.Items)
        {
            Show(scene.Output, item, cues);
        }

        scene.Output.Say("engine", minutes.Engine, minutes.Items.Count, minutes.Items.Sum(i => i.Entries.Count));
        ShowCounts(scene.Output, minutes);
        return minutes;
    }

    /// <returns>The minutes with nothing left that keeps them from being approved.</returns>
    public static async Task<MinutesView> ReviewAsync(DemoScene scene, Guid sessionId)
    {
        var (output, ct) = (scene.Output, scene.Ct);
        output.Step("stepReview");
        var clerk = scene.Own(scene.Group.Clerk);
        var minutes = await clerk.PutReviewAsync(sessionId, ct);
        var (deleted, unheard) = (0, 0);
        while (minutes.Blockers.FirstOrDefault(b => b is { Kind: BlockerKind.Verdict, EntryId: not null }) is { } flagged)
        {
            var entry = minutes.Items.SelectMany(i => i.Entries).First(e => e.Id == flagged.EntryId);
            output.Say("deleted", DemoOutput.Label("verdict", entry.Verdict.Kind), $"{entry.Verdict.Reason} {entry.Verdict.Detail}".TrimEnd(), entry.Text);
            minutes = await clerk.DeleteEntryAsync(sessionId, entry.Id, minutes.Version, ct);
            deleted++;
        }

        while (minutes.Blockers.FirstOrDefault(b => b is { Kind: BlockerKind.UndecidedResult, AgendaItemId: not null }) is { } open)
        {
            output.Say("unheard", minutes.Items.First(i => i.AgendaItemId == open.AgendaItemId).Number);
            var edit = new EditEntry(
                open.AgendaItemId!.Value, EntryKind.Decision, DemoOutput.Text("unheardText"), null, [], new Decision(Outcome.NoResult), OwnAddition: true);
            minutes = await clerk.PutEntryAsync(sessionId, open.EntryId ?? Guid.CreateVersion7(), edit, minutes.Version, ct);
            unheard++;
        }

        output.Say("reviewed", deleted, unheard);
        return minutes.Blockers is [var rest, ..] ? throw new DemoException($"Still blocked: {rest.Kind} {rest.Field}") : minutes;
    }

    public static async Task ApproveAsync(DemoScene scene, Guid sessionId, long version)
    {
        scene.Output.Step("stepApprove");
        scene.Output.Say("tellClerk");
        var approved = await scene.Own(scene.Group.Clerk).PostApprovalAsync(sessionId, version, scene.Ct);
        scene.Output.Say("approved", string.Join(", ", approved.Approval!.ApprovedBy), approved.Approval.Sha256);
        await scene.DeliveredAsync(sessionId, ErrandKind.SendMinutes, "minutesSent", scene.Group.OrdinaryMembers[0]);
    }

    private static void Show(DemoOutput output, MinutesItemView item, Dictionary<string, Cue> cues)
    {
        output.Say("item", item.Number, item.Title);
        if (item.Entries.Count == 0)
        {
            output.Say("nothing");
        }

        foreach (var entry in item.Entries)
        {
            output.Say(entry.Speaker is null ? "entry" : "speaker", DemoOutput.Label("kind", entry.Kind), entry.Speaker ?? entry.Text, entry.Text);
            output.Say("verdict", DemoOutput.Label("verdict", entry.Verdict.Kind), string.Join(' ', entry.CueIds));
            foreach (var cue in entry.CueIds.Where(cues.ContainsKey).Select(id => cues[id]))
            {
                output.Say("evidence", cue.Id, cue.Speaker, DemoOutput.Short(cue.Text));
            }
        }
    }

    private static void ShowCounts(DemoOutput output, MinutesView minutes)
    {
        var counts = minutes.Items.SelectMany(i => i.Entries).CountBy(e => e.Verdict.Kind).OrderBy(c => c.Key)
            .Select(c => DemoOutput.Text("count", c.Value, DemoOutput.Label("verdict", c.Key)));
        output.Say("counts", string.Join(", ", counts));
    }
}
