using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Concurrency;

/// <summary>The same click four times in the same moment, on everything that can be clicked: done once, told four times.</summary>
public abstract class ManyClicks(ApiWorld world)
{
    private const int Clicks = 4;

    [Fact]
    public async Task Before_the_session_everything_is_done_once()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var (chair, member) = (scene.As(scene.Chair), scene.As(scene.Member));
        var (id, plan) = (Guid.NewGuid(), scene.PlanFor(30));
        await OnceAsync(JournalAction.SessionScheduled, scene.GroupId, () => chair.PutSessionAsync(id, plan, default));
        var items = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            items.Add(Guid.NewGuid());
            await OnceAsync(JournalAction.ItemProposed, scene.GroupId, () => member.PutItemAsync(
                items[i], new ProposeItem(scene.GroupId, $"Beete {i}", null, Publicity.Public, null), default));
        }

        await OnceAsync(JournalAction.ItemAdmitted, scene.GroupId, () => chair.PutAdmissionAsync(items[0], new AdmitItem(id), default));
        await OnceAsync(JournalAction.ItemDeferred, scene.GroupId, () => chair.PutDeferralAsync(items[1], new DeferItem("später"), default));
        await OnceAsync(JournalAction.ItemRefused, scene.GroupId, () => chair.PutItemRefusalAsync(items[2], new RefuseItem("nein"), default));
        await OnceAsync(JournalAction.ItemWithdrawn, scene.GroupId, () => member.PutWithdrawalAsync(items[3], default));
        var item = (await member.FindItemAsync(items[1], default))!;
        await OnceAsync(JournalAction.ItemChanged, scene.GroupId, () => chair.PutItemContentAsync(
            item.Id, new ItemContent("Hecken", null, Publicity.Public, null), item.Version, default), mayBeStale: true);
        var session = (await chair.FindSessionAsync(id, default))!;
        var later = new SessionSchedule(scene.At(41, 17), scene.At(41, 19), "Rathaus", MovedFrom: session.StartsAt);
        await OnceAsync(JournalAction.SessionRescheduled, scene.GroupId, () => chair.PutScheduleAsync(id, later, default));
        await OnceAsync(JournalAction.SessionInvited, scene.GroupId, () => chair.PutInvitationAsync(id, default));
        Assert.Equal(scene.Everybody.Count(), (await scene.ErrandsAsync(ErrandKind.SendInvitation)).Count);
        Assert.Equal(3, (await scene.ErrandsAsync(ErrandKind.SendItemFate)).Count);
        await OnceAsync(JournalAction.SessionCancelled, scene.GroupId, () => chair.PutCancellationAsync(id, new SessionCancellation("Sturm"), default));
        Assert.Equal(scene.Everybody.Count(), (await scene.ErrandsAsync(ErrandKind.SendCancellation)).Count);
    }

    [Fact]
    public async Task From_the_opening_to_the_correction_everything_is_done_once()
    {
        var scene = await MinutesScene.HeldAsync(world);
        var (clerk, own, id, group) = (scene.Clerk, scene.ClerkSignedIn, scene.SessionId, scene.People.GroupId);
        var session = (await clerk.FindSessionAsync(id, default))!;
        await OnceAsync(JournalAction.RecordingNoticeGiven, group, () => clerk.PutRecordingNoticeAsync(
            id, new RecordingNotice("Erna Kranich", world.Clock.Now, false), session.Version, default), mayBeStale: true);
        session = (await clerk.FindSessionAsync(id, default))!;
        await OnceAsync(JournalAction.SessionRecorded, group, () => clerk.PutRecordAsync(id, session.Record with { Place = "Foyer" }, session.Version, default), mayBeStale: true);
        session = (await clerk.FindSessionAsync(id, default))!;
        await OnceAsync(JournalAction.AttendanceRecorded, group, () => clerk.PutAttendanceAsync(
            id, new AttendanceList([new Attendance(scene.People.Chair.MemberId, AttendanceStatus.Present)], []), session.Version, default), mayBeStale: true);
        await OnceAsync(JournalAction.TranscriptAccepted, group, () => scene.UploadAsync());
        await OnceAsync(JournalAction.MinutesDrafted, group, () => scene.Drafting.PutDraftAsync(id, scene.Draft(), default));
        await OnceAsync(JournalAction.MinutesTaken, group, () => clerk.PutReviewAsync(id, default));
        var seen = (await clerk.FindMinutesAsync(id, default))!;
        await OnceAsync(JournalAction.MinutesEdited, group, () => clerk.PutEntryAsync(
            id, seen.Items[0].Entries[0].Id, MinutesScene.Own(scene.Report, "Neu."), seen.Version, default), mayBeStale: true);
        var minutes = await scene.SettleAsync();
        await OnceAsync(JournalAction.MinutesApproved, group, () => own.PostApprovalAsync(id, minutes.Version, default));
        var (correction, words) = (Guid.NewGuid(), new CorrectMinutes("unstrittig", "strittig", "Hörfehler"));
        await OnceAsync(JournalAction.MinutesCorrected, group, () => own.PutCorrectionAsync(id, correction, words, default));
        var ended = await AtOnce.RunAsync(Clicks, async _ => { await clerk.DeleteTranscriptAsync(id, scene.TranscriptId, default); return true; });
        Assert.Empty(ended.Refused);
        Assert.Equal(1, await CountAsync(JournalAction.TranscriptDeleted, group));
        var errands = await scene.People.ErrandsAsync(ErrandKind.SendMinutes);
        Assert.Equal(scene.People.Everybody.Count(), errands.Count);
    }

    [Fact]
    public async Task A_calendar_asked_for_four_times_at_first_opens_with_whatever_address_was_given()
    {
        var person = Guid.NewGuid();
        var ended = await AtOnce.RunAsync(Clicks, _ => world.As(person).GetCalendarAsync(default));
        Assert.Equal(Clicks, ended.Done.Count);
        foreach (var feed in ended.Done)
        {
            using var answer = await world.Http.GetAsync(new Uri(Routes.Fill(Routes.Calendar, feed.Secret), UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    /// <param name="mayBeStale">A text: the later clicks name a version that is over (412).</param>
    private async Task OnceAsync<T>(JournalAction action, Guid group, Func<Task<T>> click, bool mayBeStale = false)
    {
        var before = await CountAsync(action, group);
        var ended = await AtOnce.RunAsync(Clicks, _ => click());
        Assert.Equal(before + 1, await CountAsync(action, group));
        Assert.All(ended.Refused, refused => Assert.True(mayBeStale && refused.Code == Refusal.Stale, $"{action}: {refused.Code}"));
        Assert.NotEmpty(ended.Done);
    }

    private Task<int> CountAsync(JournalAction action, Guid group) =>
        world.ReadAsync(db => db.Journal.CountAsync(entry => entry.GroupId == group && entry.Action == action));
}

public sealed class ManyClicksOnSqlite(SqliteWorld world) : ManyClicks(world), IClassFixture<SqliteWorld>;

public sealed class ManyClicksOnPostgreSql(PostgreSqlWorld world) : ManyClicks(world), IClassFixture<PostgreSqlWorld>;
