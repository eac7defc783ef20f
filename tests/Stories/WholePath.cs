using System.Security.Cryptography;
using System.Text;
using Coordination.Contracts;
using Coordination.Playground.Sample;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>The main job from the first word to the stored minutes, with both hosts restarted on the way.</summary>
public abstract class WholePath(Provider provider) : Story(provider)
{
    private static readonly string[] Titles =
    [
        "Sachstand Kommunales Integrationsmanagement", "Gemeinsamer Sprachmittlerpool der Städte und Gemeinden",
        "Integrationspreis des Kreises", "Hausaufgabenhilfe in den Unterkünften",
    ];

    [Fact]
    public async Task From_a_members_sentence_to_the_minutes_that_every_member_reads()
    {
        foreach (var title in Titles)
        {
            var item = await ProposeAsync(Member, $"TOP: {title}");
            Assert.Equal((title, AgendaItemState.Proposed), (item.Title, item.State));
        }

        var hidden = await ProposeAsync(OtherMember, "TOP: Trägerauswahl für die Beratungsstelle, nichtöffentlich");
        Assert.Equal(Publicity.NonPublic, hidden.Publicity);

        var session = await PlanAsync();
        await AdmitAllAsync();
        await InviteAsync();
        var invited = await DeliveredAsync(session.Id, ErrandKind.SendInvitation);
        Assert.Equal(Group.Members.Count, invited.Count);
        var agenda = await Own(Chair).FindAgendaAsync(session.Id, default);
        Assert.Equal(["Ö 1", "Ö 2", "Ö 3", "Ö 4", "N 1"], agenda!.Items.Select(i => i.Number));
        Assert.Equal(Titles, agenda.Items.Take(4).Select(i => i.Title));

        await RestartAsync();
        Clock.AdvanceTo(session.EndsAt);
        var transcript = await RecordAsync(session);
        var draft = await UntilAsync(async () => await Own(Clerk).FindMinutesAsync(session.Id, default) is { Engine: not null } found ? found : null);
        Assert.All(draft.Items.SelectMany(i => i.Entries).Where(e => e.Decision is not { Outcome: Outcome.Undecided }), e => Assert.NotEmpty(e.CueIds));

        await RestartAsync();
        var stored = await ReviewAndApproveAsync(session.Id);
        Assert.Equal(stored.Approval.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored.Text))));
        await DeliveredAsync(session.Id, ErrandKind.SendMinutes);
        var read = await Own(Member).FindApprovedMinutesAsync(session.Id, default);
        Assert.Equal(stored.Text, read!.Text);
        Assert.NotEmpty(transcript.Speakers);
        await FollowUpAsync(session.Id);
    }

    // What was asked and promised waits for the next agenda; the chair takes the first of it by a button.
    private async Task FollowUpAsync(Guid sessionId)
    {
        var left = await Own(Chair).GetFollowUpsAsync(Group.GroupId, default);
        Assert.NotEmpty(left);
        Assert.All(left, followUp => Assert.Equal(sessionId, followUp.SessionId));
        var start = CouncilTime.FromLocal(LawfulDate, new TimeOnly(17, 0));
        var next = await Own(Chair).PutSessionAsync(Guid.NewGuid(), new PlanSession(Group.GroupId, start, start.AddHours(2), "Kreishaus"), default);

        var proposals = (await Chair.SayAsync("Vorschläge", default))[^1];
        var list = await Chair.PressAsync(proposals, "followUps.show", default);
        await Chair.PressAsync(list, "followUp.take", default);

        var item = Assert.Single((await Own(Chair).FindAgendaAsync(next.Id, default))!.Items);
        Assert.Equal((left[0].Id, left[0].Text), (item.Id, item.Reason));
        Assert.Equal(left.Count - 1, (await Own(Chair).GetFollowUpsAsync(Group.GroupId, default)).Count);
    }

    private async Task<TranscriptView> RecordAsync(SessionView session)
    {
        var clerk = Own(Clerk);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => UploadAsync(clerk, session.Id));
        Assert.Equal(Refusal.RecordingNoticeMissing, refused.Code);
        var current = await clerk.PutRecordingNoticeAsync(session.Id, new RecordingNotice("Vorsitz", session.StartsAt, ObjectionsRaised: false), (await clerk.FindSessionAsync(session.Id, default))!.Version, default);
        current = await clerk.PutRecordAsync(session.Id, new SessionRecord(session.StartsAt, session.EndsAt, Group.Place), current.Version, default);
        await clerk.PutAttendanceAsync(session.Id, Group.Attendance, current.Version, default);
        return await UploadAsync(clerk, session.Id);
    }

    private static async Task<TranscriptView> UploadAsync(CoordinationClient clerk, Guid sessionId)
    {
        await using var file = SampleFiles.Open(SampleFiles.Transcript);
        return await clerk.PutTranscriptAsync(sessionId, Guid.NewGuid(), file, SampleFiles.Transcript, null, default);
    }

    private async Task<ApprovedMinutes> ReviewAndApproveAsync(Guid sessionId)
    {
        var clerk = Own(Clerk);
        var minutes = await clerk.PutReviewAsync(sessionId, default);
        Assert.Contains(minutes.Blockers, b => b.Kind == BlockerKind.UndecidedResult);
        var blocked = await Assert.ThrowsAsync<RefusedException>(() => clerk.PostApprovalAsync(sessionId, minutes.Version, default));
        Assert.Equal(Refusal.MinutesBlocked, blocked.Code);
        while (minutes.Blockers is [var blocker, ..])
        {
            minutes = blocker.Kind == BlockerKind.Verdict
                ? await clerk.DeleteEntryAsync(sessionId, blocker.EntryId!.Value, minutes.Version, default)
                : await clerk.PutEntryAsync(sessionId, blocker.EntryId ?? Guid.NewGuid(), WithoutResult(blocker), minutes.Version, default);
        }

        await clerk.PostApprovalAsync(sessionId, minutes.Version, default);
        return (await clerk.FindApprovedMinutesAsync(sessionId, default))!;
    }

    private static EditEntry WithoutResult(Blocker blocker)
    {
        Assert.Equal(BlockerKind.UndecidedResult, blocker.Kind);
        return new EditEntry(
            blocker.AgendaItemId!.Value, EntryKind.Decision, "Kein Ergebnis zu hören.", null, [], new Decision(Outcome.NoResult), OwnAddition: true);
    }
}

public sealed class WholePathOnSqlite() : WholePath(Provider.Sqlite);

public sealed class WholePathOnPostgreSql() : WholePath(Provider.PostgreSql);
