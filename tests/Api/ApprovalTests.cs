using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class ApprovalTests(ApiWorld world)
{
    [Fact]
    public async Task An_approval_freezes_the_text_stores_its_hash_and_sends_it_to_everybody()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var minutes = await scene.ApprovedAsync();
        Assert.Equal((MinutesState.Approved, 0), (minutes.State, minutes.Blockers.Count));
        Assert.Equal(["Erna Feder"], minutes.Approval!.ApprovedBy);

        var stored = (await scene.People.As(scene.People.Member).FindApprovedMinutesAsync(scene.SessionId, default))!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored.Text))), stored.Approval.Sha256);
        Assert.Contains("Ö 1 Bericht der Beratungsstelle\nFrau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.\nKonsens: Der Bericht wird zur Kenntnis genommen. (Ergänzung der Schriftführung: Erna Feder)\n", stored.Text, StringComparison.Ordinal);
        Assert.Contains("- Erna Kranich, Rosen, Vorsitz\n", stored.Text, StringComparison.Ordinal);
        Assert.Equal(["c0002"], stored.Items[0].Entries[0].CueIds);
        Assert.Equal(
            scene.People.Everybody.Select(p => p.PersonId).Order(),
            (await world.ReadAsync(db => db.Errands.Where(e => e.SessionId == scene.SessionId && e.Kind == ErrandKind.SendMinutes).Select(e => e.RecipientPersonId!.Value).ToListAsync())).Order());
        Assert.Equal(MinutesState.Approved, (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!.Minutes);
    }

    [Fact]
    public async Task The_preview_is_the_text_that_is_frozen_and_a_text_that_changed_since_is_not()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var version = (await scene.SettleAsync()).Version;
        var read = (await scene.ClerkSignedIn.FindMinutesPreviewAsync(scene.SessionId, default))!;
        var session = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        await scene.Clerk.PutRecordAsync(scene.SessionId, session.Record with { Place = "Rathaus, Saal 9" }, session.Version, default);

        await Refused.WithAsync(Refusal.Stale, () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, version, default, read.Sha256));
        var again = (await scene.ClerkSignedIn.FindMinutesPreviewAsync(scene.SessionId, default))!;
        Assert.Contains("Rathaus, Saal 9", again.Text, StringComparison.Ordinal);
        var now = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version;
        await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, now, default, again.Sha256);

        var stored = (await scene.ClerkSignedIn.FindApprovedMinutesAsync(scene.SessionId, default))!;
        Assert.Equal((again.Text, again.Sha256), (stored.Text, stored.Approval.Sha256));
        Assert.Null(await scene.People.As(scene.People.Member).FindMinutesPreviewAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task A_second_click_finds_the_approval_of_the_first()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var version = (await scene.SettleAsync()).Version;
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, version, default)));
        Assert.Single(clicks.Select(click => (click.Version, click.Approval!.Sha256)).Distinct());
    }

    [Fact]
    public async Task What_is_open_refuses_the_approval_with_its_list()
    {
        var scene = await MinutesScene.HeldAsync(world);
        await scene.NoticeAsync(objections: false);
        await scene.UploadAsync();
        var minutes = await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(MinutesScene.WrongNumber, MinutesScene.Unheard), default);
        var refused = await Refused.WithAsync(
            Refusal.MinutesBlocked, () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, minutes.Version, default));
        var blockers = ((JsonElement)refused.Facts["blockers"]!).Deserialize<List<Blocker>>(WireJson.Options)!;
        Assert.Equal(minutes.Blockers, blockers);
        Assert.Contains(blockers, b => b is { Kind: BlockerKind.MissingField, Field: "attendance" });
        Assert.Contains(blockers, b => b.Kind == BlockerKind.Verdict && b.EntryId == minutes.Items[0].Entries[1].Id);
        Assert.Contains(blockers, b => b.Kind == BlockerKind.UndecidedResult && b.EntryId == minutes.Items[0].Entries[2].Id);
        Assert.Contains(blockers, b => b.Kind == BlockerKind.UndecidedResult && b.AgendaItemId == scene.Staff);
        Assert.Null(await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task Nobody_approves_for_somebody_else()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var version = (await scene.SettleAsync()).Version;
        await Refused.WithAsync(Refusal.OwnSignInNeeded, () => scene.Clerk.PostApprovalAsync(scene.SessionId, version, default));
        await Refused.WithAsync(Refusal.OwnSignInNeeded, () => scene.Drafting.PostApprovalAsync(scene.SessionId, version, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.People.Own(scene.People.Chair).PostApprovalAsync(scene.SessionId, version, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.People.Own(scene.People.Member).PostApprovalAsync(scene.SessionId, version, default));
        await Refused.WithAsync(Refusal.NotFound, () => world.OwnToken(Guid.NewGuid()).PostApprovalAsync(scene.SessionId, version, default));
        await Refused.WithAsync(Refusal.Stale, () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, version - 1, default));
    }

    [Fact]
    public async Task Four_eyes_see_the_same_version_before_it_is_frozen()
    {
        var scene = await MinutesScene.DraftedAsync(world, new PolicyProfile(Approval: ApprovalRule.ClerkAndChair));
        var chair = scene.People.Own(scene.People.Chair);
        var first = await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, (await scene.SettleAsync()).Version, default);
        Assert.Equal(MinutesState.InReview, first.State);
        Assert.Equal([BlockerKind.SecondApprovalMissing], first.Blockers.Select(b => b.Kind));
        Assert.Equal([scene.SessionId], (await chair.GetMyReviewsAsync(default)).Select(s => s.Id));
        Assert.Empty(await scene.Clerk.GetMyReviewsAsync(default));

        // The clerk changes a word: the signature falls, both see the new text.
        var changed = await scene.Clerk.PutEntryAsync(scene.SessionId, Guid.NewGuid(), MinutesScene.Own(scene.Report, "Nachgetragen."), first.Version, default);
        Assert.Empty(changed.Blockers);
        Assert.Empty(await chair.GetMyReviewsAsync(default));
        await Refused.WithAsync(Refusal.Stale, () => chair.PostApprovalAsync(scene.SessionId, first.Version, default));

        var second = await chair.PostApprovalAsync(scene.SessionId, changed.Version, default);
        Assert.Equal([BlockerKind.SecondApprovalMissing], second.Blockers.Select(b => b.Kind));
        var both = await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, second.Version, default);
        Assert.Equal((MinutesState.Approved, "Erna Kranich,Erna Feder"), (both.State, string.Join(',', both.Approval!.ApprovedBy)));
    }

    [Fact]
    public async Task An_approved_text_changes_by_a_recorded_correction_alone()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var minutes = await scene.ApprovedAsync();
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.Clerk.PutEntryAsync(
            scene.SessionId, minutes.Items[0].Entries[0].Id, MinutesScene.Own(scene.Report, "Anders."), minutes.Version, default));
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.Clerk.DeleteEntryAsync(scene.SessionId, minutes.Items[0].Entries[0].Id, minutes.Version, default));
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(MinutesScene.Unheard), default));
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.UploadAsync(id: Guid.NewGuid()));
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.AttendAsync());

        var correction = new CorrectMinutes("48 Familien", "58 Familien", "Hörfehler");
        var id = Guid.NewGuid();
        await Refused.WithAsync(Refusal.OwnSignInNeeded, () => scene.Clerk.PutCorrectionAsync(scene.SessionId, id, correction, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.People.Own(scene.People.Member).PutCorrectionAsync(scene.SessionId, id, correction, default));
        await Refused.WithAsync(Refusal.TextNotFound, () => scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, id, correction with { Before = "49 Familien" }, default));
        var corrected = await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, id, correction, default);
        await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, id, correction, default);
        await Refused.WithAsync(Refusal.IdTaken, () => scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, id, correction with { After = "68 Familien" }, default));
        await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes("58 Familien", "57 Familien", "Nachgezählt"), default);

        Assert.Contains("48 Familien", corrected.Text, StringComparison.Ordinal);
        Assert.Equal(minutes.Approval!.Sha256, corrected.Approval.Sha256);
        Assert.Equal(("58 Familien", "Hörfehler", "Erna Feder"), (corrected.Corrections[0].After, corrected.Corrections[0].Reason, corrected.Corrections[0].By));
        Assert.Equal(2, (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!.Corrections.Count);
    }

    [Fact]
    public async Task Before_the_approval_there_is_nothing_to_correct()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await Refused.WithAsync(Refusal.MinutesNotApproved, () => scene.ClerkSignedIn.PutCorrectionAsync(
            scene.SessionId, Guid.NewGuid(), new CorrectMinutes("48", "58", "Hörfehler"), default));
    }

    [Fact]
    public async Task Non_public_items_reach_no_guest_in_any_part_of_the_answer()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes("Die Stelle 17", "Die Stelle 18", "Zahlendreher"), default);
        await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes("48 Familien", "58 Familien", "Hörfehler"), default);

        var seen = await scene.People.As(scene.People.Guest).FindApprovedMinutesAsync(scene.SessionId, default);
        var answer = JsonSerializer.Serialize(seen, WireJson.Options);
        foreach (var secret in new[] { "Stelle", "chshaus", "Zahlendreher", scene.Staff.ToString() }) Assert.DoesNotContain(secret, answer, StringComparison.Ordinal);
        Assert.Contains("48 Familien", seen!.Text, StringComparison.Ordinal);
        Assert.Single(seen.Corrections);

        foreach (var place in scene.People.Everybody.Where(place => place != scene.People.Guest))
        {
            var whole = (await scene.People.As(place).FindApprovedMinutesAsync(scene.SessionId, default))!;
            Assert.Contains("Die Stelle 17 wird ausgeschrieben.", whole.Text, StringComparison.Ordinal);
            Assert.Equal((3, 2), (whole.Items.Count, whole.Corrections.Count));
        }

        Assert.Null(await world.As(Guid.NewGuid()).FindApprovedMinutesAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task What_waits_for_the_clerk_is_listed_until_it_is_approved()
    {
        var scene = await MinutesScene.HeldAsync(world);
        Assert.Equal([scene.SessionId], (await scene.Clerk.GetMyReviewsAsync(default)).Select(s => s.Id));
        await scene.NoticeAsync(objections: false);
        await scene.AttendAsync();
        await scene.UploadAsync();
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(), default);
        Assert.Equal([MinutesState.Draft], (await scene.Clerk.GetMyReviewsAsync(default)).Select(s => s.Minutes!.Value));
        Assert.Empty(await scene.People.As(scene.People.Chair).GetMyReviewsAsync(default));
        Assert.Empty(await scene.People.As(scene.People.Member).GetMyReviewsAsync(default));
        await scene.ApprovedAsync();
        Assert.Empty(await scene.Clerk.GetMyReviewsAsync(default));
    }
}

public sealed class ApprovalTestsOnSqlite(SqliteWorld world) : ApprovalTests(world), IClassFixture<SqliteWorld>;

public sealed class ApprovalTestsOnPostgreSql(PostgreSqlWorld world) : ApprovalTests(world), IClassFixture<PostgreSqlWorld>;
