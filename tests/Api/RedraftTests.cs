using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

/// <summary>Drafting again: a later draft never overwrites what a clerk has in hand; each of its changes waits for their word.</summary>
public abstract class RedraftTests(ApiWorld world)
{
    private static readonly DraftEntry Room = new(EntryKind.Statement, "Frau Ulmen fordert dringend einen zweiten Raum für die Sprechstunde.", "Erna Ulmen", ["c0003"]);
    private static readonly DraftEntry Reworded = MinutesScene.True with { Text = "Frau Brandt teilt mit, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet." };

    [Fact]
    public async Task A_draft_that_meets_minutes_in_hand_is_laid_beside_them_and_the_clerk_is_told()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var settled = await scene.SettleAsync();
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(Room), default);
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(Room), default);

        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        Assert.Equal((settled.Version, 1), (minutes.Version, minutes.Redraft!.Open));
        Assert.Equal(Texts(settled), Texts(minutes));
        var redraft = (await scene.People.As(scene.People.Chair).FindRedraftAsync(scene.SessionId, default))!;
        var change = Assert.Single(Assert.Single(redraft.Items).Changes);
        Assert.Equal((RedraftChangeKind.Added, Room.Text, scene.Report), (change.Kind, change.Proposed!.Text, change.AgendaItemId));
        Assert.False(change.Proposed.Verdict.Blocks);
        Assert.Single(await world.ReadAsync(db => db.Errands.Where(e => e.SessionId == scene.SessionId && e.Kind == ErrandKind.TellRedraft).ToListAsync()));
        Assert.Null(await scene.People.As(scene.People.Member).FindRedraftAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task A_draft_in_review_that_nobody_edited_is_not_overwritten_either()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var taken = await scene.Clerk.PutReviewAsync(scene.SessionId, default);
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(Room), default);
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        Assert.Equal((taken.Version, MinutesState.InReview, 1), (minutes.Version, minutes.State, minutes.Redraft!.Open));
    }

    [Fact]
    public async Task Each_change_taken_over_is_a_revision_with_a_journal_row_and_a_declined_one_changes_no_text()
    {
        var (scene, redraft) = await BesideAsync(Reworded, Room);
        var changes = Assert.Single(redraft.Items).Changes;
        Assert.Equal([RedraftChangeKind.Changed, RedraftChangeKind.Added], changes.Select(change => change.Kind));

        var minutes = await scene.Clerk.PutRedraftChangeAsync(scene.SessionId, changes[0].Id, take: true, redraft.Version, default);
        Assert.Equal(Reworded.Text, minutes.Items[0].Entries[0].Text);
        minutes = await scene.Clerk.PutRedraftChangeAsync(scene.SessionId, changes[1].Id, take: false, minutes.Version, default);
        Assert.DoesNotContain(Room.Text, Texts(minutes));
        Assert.Equal(0, minutes.Redraft!.Open);

        var revision = (await scene.Clerk.GetRevisionsAsync(scene.SessionId, default))[^1];
        Assert.Equal((redraft.Version + 1, "Erna Feder", MinutesScene.True.Text, Reworded.Text), (revision.Version, revision.By, revision.Before!.Text, revision.After!.Text));
        Assert.Equal(1, await JournalAsync(scene, JournalAction.RedraftTaken));
        Assert.Equal(1, await JournalAsync(scene, JournalAction.RedraftDeclined));
        var view = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!;
        Assert.Equal((1, 1, 0), (view.Taken, view.Declined, view.Items.Count));
    }

    [Fact]
    public async Task The_same_word_again_changes_nothing_and_the_other_word_is_stale()
    {
        var (scene, redraft) = await BesideAsync(MinutesScene.True, Room);
        var change = Assert.Single(redraft.Items[0].Changes);
        var minutes = await scene.Clerk.PutRedraftChangeAsync(scene.SessionId, change.Id, take: false, redraft.Version, default);
        Assert.Equal(minutes.Version, (await scene.Clerk.PutRedraftChangeAsync(scene.SessionId, change.Id, take: false, redraft.Version, default)).Version);
        await Refused.WithAsync(Refusal.Stale, () => scene.Clerk.PutRedraftChangeAsync(scene.SessionId, change.Id, take: true, redraft.Version, default));
        Assert.Equal(1, await JournalAsync(scene, JournalAction.RedraftDeclined));
    }

    [Fact]
    public async Task Only_the_clerk_settles_and_only_over_the_version_they_saw()
    {
        var (scene, redraft) = await BesideAsync(MinutesScene.True, Room);
        var change = Assert.Single(redraft.Items[0].Changes);
        var chair = scene.People.As(scene.People.Chair);
        await Refused.WithAsync(Refusal.NotAllowed, () => chair.PutRedraftChangeAsync(scene.SessionId, change.Id, true, redraft.Version, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => chair.PutDraftingAsync(scene.SessionId, scene.TranscriptId, default));
        await Refused.WithAsync(Refusal.Stale, () => scene.Clerk.PutRedraftChangeAsync(scene.SessionId, change.Id, true, redraft.Version - 1, default));
        await Refused.WithAsync(Refusal.Stale, () => scene.Clerk.PutRedraftItemAsync(scene.SessionId, scene.Report, true, redraft.Version - 1, default));
        await Refused.WithAsync(Refusal.Stale, () => scene.Clerk.PutRedraftChangeAsync(scene.SessionId, Guid.NewGuid(), true, redraft.Version, default));
    }

    [Fact]
    public async Task An_item_without_a_persons_sentences_is_taken_over_as_a_whole_and_one_with_them_is_not()
    {
        var (scene, redraft) = await BesideAsync(Reworded, Room);
        Assert.False(redraft.Items[0].HasOwn);
        var minutes = await scene.Clerk.PutRedraftItemAsync(scene.SessionId, scene.Report, take: true, redraft.Version, default);
        Assert.Equal([Reworded.Text, Room.Text], Texts(minutes).Take(2));
        Assert.Equal(redraft.Version + 2, minutes.Version);

        minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, minutes.Items[0].Entries[0].Id, Edit(scene.Report, "Frau Brandt nennt 48 Familien.", "c0002"), minutes.Version, default);
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft() with { Engine = "rules/3" }, default);
        var again = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!;
        Assert.True(again.Items[0].HasOwn);
        await Refused.WithAsync(Refusal.RedraftMeetsOwn, () => scene.Clerk.PutRedraftItemAsync(scene.SessionId, scene.Report, true, minutes.Version, default));
        Assert.Contains("Frau Brandt nennt 48 Familien.", Texts((await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!));
        minutes = await scene.Clerk.PutRedraftItemAsync(scene.SessionId, scene.Report, take: false, minutes.Version, default);
        Assert.Equal(0, minutes.Redraft!.Open);
    }

    [Fact]
    public async Task A_newer_draft_takes_the_place_of_the_older_one()
    {
        var (scene, redraft) = await BesideAsync(MinutesScene.True, Room);
        var older = redraft.Items[0].Changes[0].Id;
        var other = Room with { Text = "Frau Ulmen hält einen zweiten Raum für nötig." };
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(other), default);
        var newer = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!;
        Assert.Equal(other.Text, Assert.Single(newer.Items[0].Changes).Proposed!.Text);
        await Refused.WithAsync(Refusal.Stale, () => scene.Clerk.PutRedraftChangeAsync(scene.SessionId, older, true, newer.Version, default));
    }

    [Fact]
    public async Task An_open_draft_does_not_keep_the_minutes_from_being_approved_and_lapses_with_them()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var settled = await scene.SettleAsync();
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(Room), default);
        var approved = await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, settled.Version, default);
        Assert.Equal((MinutesState.Approved, null), (approved.State, approved.Redraft));
        Assert.Null(await scene.Clerk.FindRedraftAsync(scene.SessionId, default));
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(Reworded), default));
        await Refused.WithAsync(Refusal.MinutesApproved, () => scene.Clerk.PutDraftingAsync(scene.SessionId, scene.TranscriptId, default));
    }

    [Fact]
    public async Task Late_notes_add_to_a_draft_of_a_recording_with_cues_of_their_own_and_go_with_their_transcript()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var notes = Guid.NewGuid();
        await scene.UploadAsync(kind: TranscriptKind.ClerkNotes, text: "Erna Ulmen: Der Raum im Erdgeschoss ist ab Mai frei.", name: "notizen.txt", id: notes);
        var cue = Assert.Single(await scene.Clerk.GetCuesAsync(scene.SessionId, notes, default));
        Assert.Equal("c0005", cue.Id);

        var late = new DraftEntry(EntryKind.Statement, "Frau Ulmen teilt mit, der Raum im Erdgeschoss sei ab Mai frei.", "Erna Ulmen", [cue.Id]);
        await scene.Drafting.PutDraftAsync(scene.SessionId, new MinutesDraft(notes, "rules/1", [new DraftItem(scene.Report, [late])]), default);
        var redraft = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!;
        Assert.True(redraft.Supplements);
        var change = Assert.Single(redraft.Items[0].Changes);
        var minutes = await scene.Clerk.PutRedraftChangeAsync(scene.SessionId, change.Id, true, redraft.Version, default);
        Assert.Equal([VerdictKind.Supported, VerdictKind.Supported], minutes.Items[0].Entries.Select(entry => entry.Verdict.Kind));
        Assert.Equal((scene.TranscriptId, "rules/1"), (minutes.TranscriptId, minutes.Engine));

        await scene.Clerk.DeleteTranscriptAsync(scene.SessionId, notes, default);
        minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        Assert.Equal([VerdictKind.Supported, VerdictKind.NotFound], minutes.Items[0].Entries.Select(entry => entry.Verdict.Kind));
        Assert.Null(await scene.Clerk.FindRedraftAsync(scene.SessionId, default));
        await scene.UploadAsync(kind: TranscriptKind.ClerkNotes, text: "Erna Ulmen: Ein Nachtrag.", name: "notizen.txt", id: Guid.NewGuid());
        var ids = (await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default)).Select(transcript => transcript.FirstCue);
        Assert.Equal([1, 6], ids);
    }

    [Fact]
    public async Task Asking_for_another_draft_twice_makes_one_errand_until_it_is_carried_out()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await world.ReadAsync(db => db.Errands.Where(e => e.SessionId == scene.SessionId).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ErrandState.Done)));
        await scene.Clerk.PutDraftingAsync(scene.SessionId, scene.TranscriptId, default);
        await scene.Clerk.PutDraftingAsync(scene.SessionId, scene.TranscriptId, default);
        Task<int> CountAsync() => world.ReadAsync(db => db.Errands.CountAsync(e => e.SubjectId == scene.TranscriptId && e.Kind == ErrandKind.DraftMinutes));
        Assert.Equal(2, await CountAsync());
        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(e => e.SubjectId == scene.TranscriptId && e.Action == JournalAction.DraftAsked)));
        await Refused.WithAsync(Refusal.NotFound, () => scene.Clerk.PutDraftingAsync(scene.SessionId, Guid.NewGuid(), default));
    }

    private static IEnumerable<string> Texts(MinutesView minutes) => minutes.Items.SelectMany(item => item.Entries).Select(entry => entry.Text);

    private static EditEntry Edit(Guid item, string text, params string[] cues) => new(item, EntryKind.Statement, text, "Erna Brandt", cues);

    /// <summary>A draft that the clerk has taken in hand without changing a word, and a later one beside it.</summary>
    private async Task<(MinutesScene Scene, RedraftView Redraft)> BesideAsync(params DraftEntry[] entries)
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.Clerk.PutReviewAsync(scene.SessionId, default);
        await scene.Drafting.PutDraftAsync(scene.SessionId, new MinutesDraft(scene.TranscriptId, "rules/2", [new DraftItem(scene.Report, entries, "c0001", 0.9)]), default);
        return (scene, (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!);
    }

    private Task<int> JournalAsync(MinutesScene scene, JournalAction action) =>
        world.ReadAsync(db => db.Journal.CountAsync(entry => entry.SubjectId == scene.SessionId && entry.Action == action));
}

public sealed class RedraftTestsOnSqlite(SqliteWorld world) : RedraftTests(world), IClassFixture<SqliteWorld>;

public sealed class RedraftTestsOnPostgreSql(PostgreSqlWorld world) : RedraftTests(world), IClassFixture<PostgreSqlWorld>;
