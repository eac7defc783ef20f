using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Concurrency;

/// <summary>Several clerks and signers at one draft: one wins, the others hear of it, and no text is lost or overwritten unseen.</summary>
public abstract class DraftsAtOnce(ApiWorld world)
{
    private CouncilScene.Place _secondClerk = new("Tinte");

    [Fact]
    public async Task Of_eight_who_save_the_same_sentence_one_is_stored_and_seven_are_told_the_version()
    {
        var (scene, seen) = await DraftAsync();
        var entry = seen.Items[0].Entries[0];
        var saves = await AtOnce.RunAsync(8, i => Clerk(scene, i).PutEntryAsync(scene.SessionId, entry.Id, Own(scene, $"Fassung {i}."), seen.Version, default));

        var stored = Assert.Single(saves.Done);
        Assert.All(saves.Refused, refused => Assert.Equal((Refusal.Stale, $"{stored.Version}"), (refused.Code, refused.Facts["version"]!.ToString())));
        var now = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        Assert.Equal(stored.Items[0].Entries[0].Text, now.Items[0].Entries[0].Text);
        await EveryVersionIsThereOnceAsync(scene, now.Version);
    }

    [Fact]
    public async Task Eight_who_save_different_sentences_and_read_again_where_they_were_late_lose_none()
    {
        var (scene, seen) = await DraftAsync();
        var ids = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToList();
        var saves = await AtOnce.RunAsync(8, i => SaveAsync(Clerk(scene, i), scene, ids[i], $"Satz von {i}.", seen.Version));

        Assert.Equal(8, saves.Done.Count);
        var now = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var texts = now.Items.SelectMany(item => item.Entries).ToDictionary(entry => entry.Id, entry => entry.Text);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal($"Satz von {i}.", texts[ids[i]]));
        Assert.Equal(Enumerable.Range(0, now.Items[0].Entries.Count), (await PositionsAsync(scene)).Order());
        Assert.Equal(seen.Version + 8, now.Version);
        await EveryVersionIsThereOnceAsync(scene, now.Version);
    }

    [Fact]
    public async Task What_is_approved_is_what_the_signer_read_while_somebody_else_edits()
    {
        for (var round = 0; round < 4; round++)
        {
            var (scene, _) = await DraftAsync();
            var seen = await scene.SettleAsync();
            var late = $"Nachgeschoben {round}.";
            var ended = await AtOnce.RunAsync(
                () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, seen.Version, default),
                () => Clerk(scene, 1).PutEntryAsync(scene.SessionId, Guid.NewGuid(), Own(scene, late), seen.Version, default));

            var (done, refused) = (Assert.Single(ended.Done), Assert.Single(ended.Refused));
            var approved = await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default);
            Assert.Equal(done.State == MinutesState.Approved, approved is not null);
            Assert.DoesNotContain(late, approved?.Text ?? "", StringComparison.Ordinal);
            Assert.Contains(refused.Code, new[] { Refusal.Stale, Refusal.MinutesApproved });
        }
    }

    [Fact]
    public async Task Of_two_signers_in_the_same_moment_one_looks_again_and_everybody_gets_the_minutes_once()
    {
        var (scene, _) = await DraftAsync(new PolicyProfile(Approval: ApprovalRule.ClerkAndChair));
        var seen = await scene.SettleAsync();
        var chair = scene.People.Own(scene.People.Chair);
        var first = await AtOnce.RunAsync(
            () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, seen.Version, default),
            () => chair.PostApprovalAsync(scene.SessionId, seen.Version, default));
        var signed = Assert.Single(first.Done);
        Assert.Equal((MinutesState.InReview, Refusal.Stale), (signed.State, Assert.Single(first.Refused).Code));

        // Both press again: for one it is a second click, for the other the second signature.
        var second = await AtOnce.RunAsync(
            () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, signed.Version, default),
            () => chair.PostApprovalAsync(scene.SessionId, signed.Version, default));
        Assert.Contains(second.Done, minutes => minutes.State == MinutesState.Approved);
        Assert.Equal(2, (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!.Approval.ApprovedBy.Distinct().Count());
        var errands = await scene.People.ErrandsAsync(ErrandKind.SendMinutes);
        Assert.Equal(errands.Count, errands.Select(errand => errand.RecipientPersonId).Distinct().Count());
    }

    [Fact]
    public async Task An_objection_and_a_stale_notice_in_the_same_moment_leave_the_objection_or_tell_its_giver()
    {
        var (scene, _) = await DraftAsync();
        var session = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        var notice = session.RecordingNotice!;
        var ended = await AtOnce.RunAsync(2, i => Clerk(scene, i).PutRecordingNoticeAsync(
            scene.SessionId, notice with { ObjectionsRaised = i == 0, InformedBy = $"Person {i}" }, session.Version, default));

        Assert.Equal(Refusal.Stale, Assert.Single(ended.Refused).Code);
        var now = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        Assert.Equal(Assert.Single(ended.Done).RecordingNotice, now.RecordingNotice);
        Assert.Equal(now.RecordingNotice!.ObjectionsRaised ? 0 : 1, (await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default)).Count);
    }

    [Fact]
    public async Task Of_eight_who_take_over_or_decline_the_same_change_one_word_holds_and_the_others_are_told()
    {
        var (scene, seen) = await DraftAsync();
        seen = await scene.Clerk.PutReviewAsync(scene.SessionId, default);
        var room = new DraftEntry(EntryKind.Statement, "Frau Ulmen fordert dringend einen zweiten Raum.", "Erna Ulmen", ["c0003"]);
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(room), default);
        var change = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!.Items[0].Changes[0].Id;
        var words = await AtOnce.RunAsync(8, i => Clerk(scene, i).PutRedraftChangeAsync(scene.SessionId, change, take: i % 2 == 0, seen.Version, default));

        // The same word twice is one step; the other word was given over what nobody had seen.
        Assert.Equal(4, words.Done.Count);
        Assert.All(words.Refused, refused => Assert.Equal(Refusal.Stale, refused.Code));
        var now = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var redraft = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!;
        Assert.Equal((1, redraft.Taken), (redraft.Taken + redraft.Declined, now.Items[0].Entries.Count(entry => entry.Text == room.Text)));
        await EveryVersionIsThereOnceAsync(scene, now.Version);
    }

    [Fact]
    public async Task Transcripts_handed_in_at_the_same_moment_number_their_cues_through()
    {
        var (scene, _) = await DraftAsync();
        var uploads = await AtOnce.RunAsync(6, i => scene.UploadAsync(Clerk(scene, i), TranscriptKind.ClerkNotes, $"Erna Ulmen: Notiz {i}.", $"n{i}.txt", Guid.NewGuid()));
        Assert.Equal([5, 6, 7, 8, 9, 10], uploads.Done.Select(transcript => transcript.FirstCue).Order());
    }

    private async Task<(MinutesScene Scene, MinutesView Seen)> DraftAsync(PolicyProfile? profile = null)
    {
        var scene = await MinutesScene.DraftedAsync(world, profile);
        _secondClerk = new CouncilScene.Place("Tinte");
        await scene.People.PutAsync(_secondClerk, Role.Clerk, null, hasVote: false);
        return (scene, (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!);
    }

    private CoordinationClient Clerk(MinutesScene scene, int i) => i % 2 == 0 ? scene.Clerk : scene.People.As(_secondClerk);

    /// <summary>As the page does: only where somebody changed this very sentence does the person have to decide.</summary>
    private static async Task<MinutesView> SaveAsync(CoordinationClient clerk, MinutesScene scene, Guid entry, string text, long version)
    {
        for (; ; )
        {
            try
            {
                return await clerk.PutEntryAsync(scene.SessionId, entry, Own(scene, text), version, default);
            }
            catch (RefusedException refused) when (refused.Code == Refusal.Stale)
            {
                version = (await clerk.FindMinutesAsync(scene.SessionId, default))!.Version;
            }
        }
    }

    private static EditEntry Own(MinutesScene scene, string text) => new(scene.Report, EntryKind.Statement, text, null, [], OwnAddition: true);

    private Task<List<int>> PositionsAsync(MinutesScene scene) => world.ReadAsync(db =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            db.Set<Coordination.Api.Minutes.MinutesEntry>().Where(entry => entry.SessionId == scene.SessionId && entry.AgendaItemId == scene.Report).Select(entry => entry.Position)));

    private static async Task EveryVersionIsThereOnceAsync(MinutesScene scene, long last) =>
        Assert.Equal(Enumerable.Range(1, (int)last).Select(version => (long)version), (await scene.Clerk.GetRevisionsAsync(scene.SessionId, default)).Select(revision => revision.Version));
}

public sealed class DraftsAtOnceOnSqlite(SqliteWorld world) : DraftsAtOnce(world), IClassFixture<SqliteWorld>;

public sealed class DraftsAtOnceOnPostgreSql(PostgreSqlWorld world) : DraftsAtOnce(world), IClassFixture<PostgreSqlWorld>;
