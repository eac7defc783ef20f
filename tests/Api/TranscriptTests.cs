using Coordination.Api.Minutes;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class TranscriptTests(ApiWorld world)
{
    [Fact]
    public async Task A_transcript_is_read_its_cues_are_numbered_and_a_draft_is_asked_for_once()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        var again = await scene.UploadAsync();

        Assert.Equal((TranscriptKind.WebVtt, 4, "sitzung.vtt"), (again.Kind, again.CueCount, again.FileName));
        Assert.Equal(["Erna Kranich", "Erna Brandt", "Erna Ulmen"], again.Speakers);
        Assert.Equal(CouncilTime.DateOf(world.Clock.Now).AddDays(21 + 30), again.DeleteAfter);
        Assert.Equal(["c0001", "c0002", "c0003", "c0004"], (await scene.Clerk.GetCuesAsync(scene.SessionId, scene.TranscriptId, default)).Select(cue => cue.Id));
        Assert.Single(await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default));
        Assert.Equal(1, await world.ReadAsync(db => db.Errands.CountAsync(e => e.Kind == ErrandKind.DraftMinutes && e.SubjectId == scene.TranscriptId)));
    }

    [Fact]
    public async Task The_same_id_with_another_file_is_taken()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        await Refused.WithAsync(Refusal.IdTaken, () => scene.UploadAsync(text: MinutesScene.Transcript + "\n"));
        var other = await MinutesScene.RecordedAsync(world);
        await Refused.WithAsync(Refusal.IdTaken, () => other.UploadAsync(id: scene.TranscriptId));
    }

    [Fact]
    public async Task Without_a_recorded_notice_no_recording_is_taken()
    {
        var scene = await MinutesScene.HeldAsync(world);
        await Refused.WithAsync(Refusal.RecordingNoticeMissing, () => scene.UploadAsync());
        await scene.NoticeAsync(objections: true);
        await Refused.WithAsync(Refusal.RecordingObjected, () => scene.UploadAsync());
        Assert.Empty(await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task The_clerks_own_notes_need_no_notice_but_a_recording_called_notes_does()
    {
        var scene = await MinutesScene.HeldAsync(world);
        var notes = await scene.UploadAsync(kind: TranscriptKind.ClerkNotes, name: "notizen.txt", text: "TOP 1 Bericht\nFrau Brandt: 48 Familien begleitet\nKonsens");
        Assert.Equal(TranscriptKind.ClerkNotes, notes.Kind);
        await Refused.WithAsync(Refusal.RecordingNoticeMissing, () => scene.UploadAsync(kind: TranscriptKind.ClerkNotes, name: "notizen.txt", id: Guid.NewGuid()));
    }

    [Theory]
    [InlineData("WEBVTT\n\n", "leer.vtt", Refusal.NoSpeech)]
    [InlineData("", "leer.vtt", Refusal.NoSpeech)]
    [InlineData("<!DOCTYPE html><html><head><title>Error</title></head><body>Access denied</body></html>", "sitzung.vtt", Refusal.NotATranscript)]
    [InlineData("PK kein Archiv", "sitzung.docx", Refusal.NotATranscript)]
    public async Task What_is_no_transcript_is_refused_with_its_reason(string text, string name, Refusal code)
    {
        var scene = await MinutesScene.HeldAsync(world);
        await scene.NoticeAsync(objections: false);
        await Refused.WithAsync(code, () => scene.UploadAsync(text: text, name: name));
    }

    [Fact]
    public async Task A_file_above_twenty_five_megabytes_is_too_large()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        await Refused.WithAsync(Refusal.TooLarge, () => scene.UploadAsync(text: new string('x', 25 * 1024 * 1024 + 1), id: Guid.NewGuid()));
    }

    [Fact]
    public async Task A_file_of_several_megabytes_is_taken()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        var text = MinutesScene.Transcript + string.Concat(Enumerable.Range(0, 6000).Select(i => FormattableString.Invariant(
            $"\n\n{i / 3600 + 1:00}:{i / 60 % 60:00}:{i % 60:00}.000 --> {i / 3600 + 1:00}:{i / 60 % 60:00}:{i % 60:00}.900\n<v Erna Brandt>Satz Nummer {i} {new string('a', 300)}.</v>")));
        Assert.True(text.Length > 2_000_000);
        Assert.True((await scene.UploadAsync(text: text, id: Guid.NewGuid())).CueCount > 1000);
    }

    [Fact]
    public async Task Only_clerk_and_chair_hand_in_and_read_and_only_the_clerk_deletes()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        foreach (var place in new[] { scene.People.Member, scene.People.Deputy, scene.People.Guest })
        {
            var person = scene.People.As(place);
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.UploadAsync(person, id: Guid.NewGuid()));
            await Refused.WithAsync(Refusal.NotAllowed, () => person.GetCuesAsync(scene.SessionId, scene.TranscriptId, default));
            await Refused.WithAsync(Refusal.NotAllowed, () => person.GetTranscriptsAsync(scene.SessionId, default));
        }

        var chair = scene.People.As(scene.People.Chair);
        Assert.Equal(4, (await chair.GetCuesAsync(scene.SessionId, scene.TranscriptId, default)).Count);
        await Refused.WithAsync(Refusal.NotAllowed, () => chair.DeleteTranscriptAsync(scene.SessionId, scene.TranscriptId, default));
        await Refused.WithAsync(Refusal.NotFound, () => scene.UploadAsync(world.As(Guid.NewGuid()), id: Guid.NewGuid()));
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).GetCuesAsync(scene.SessionId, scene.TranscriptId, default));
    }

    [Fact]
    public async Task Deleting_a_transcript_takes_file_cues_and_untouched_draft_along()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.Clerk.DeleteTranscriptAsync(scene.SessionId, scene.TranscriptId, default);
        await scene.Clerk.DeleteTranscriptAsync(scene.SessionId, scene.TranscriptId, default);

        Assert.Equal(0, await LeftAsync(scene.TranscriptId));
        var minutes = await scene.Clerk.FindMinutesAsync(scene.SessionId, default);
        Assert.All(minutes!.Items, item => Assert.Empty(item.Entries));
        Assert.Null(await scene.Drafting.FindDraftingInputAsync(scene.SessionId, scene.TranscriptId, default));
    }

    [Fact]
    public async Task The_drafting_input_is_complete_and_for_errands_only()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        var input = await scene.Drafting.FindDraftingInputAsync(scene.SessionId, scene.TranscriptId, default);
        Assert.Equal([scene.Report, scene.Rooms, scene.Staff], input!.Agenda.Select(item => item.Id));
        Assert.Equal((4, 6, 2), (input.Cues.Count, input.Roster.Count, input.Factions.Count));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Clerk.FindDraftingInputAsync(scene.SessionId, scene.TranscriptId, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.ClerkSignedIn.FindDraftingInputAsync(scene.SessionId, scene.TranscriptId, default));
    }

    [Fact]
    public async Task A_transcript_is_deleted_when_its_retention_after_the_approval_is_over()
    {
        var scene = await MinutesScene.DraftedAsync(world, new PolicyProfile(TranscriptRetentionDays: 14));
        await scene.ApprovedAsync();
        var approved = CouncilTime.DateOf(world.Clock.Now);
        Assert.Equal(approved.AddDays(14), (await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default)).Single().DeleteAfter);

        await SweepAsync(CouncilTime.FromLocal(approved.AddDays(14), new TimeOnly(23, 59)));
        Assert.Equal(3, await LeftAsync(scene.TranscriptId));
        await SweepAsync(CouncilTime.FromLocal(approved.AddDays(15), new TimeOnly(0, 1)));
        await SweepAsync(CouncilTime.FromLocal(approved.AddDays(15), new TimeOnly(0, 2)));
        Assert.Equal(0, await LeftAsync(scene.TranscriptId));
        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(e => e.SubjectId == scene.TranscriptId && e.Action == Coordination.Api.Journal.JournalAction.TranscriptDeleted)));

        // What was approved stays, with its evidence ids.
        Assert.NotNull(await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task A_transcript_whose_minutes_are_never_approved_goes_too_and_takes_its_evidence_along()
    {
        var scene = await MinutesScene.DraftedAsync(world, new PolicyProfile(MinutesDueDays: 10, TranscriptRetentionDays: 5));
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var edited = minutes.Items.SelectMany(item => item.Entries).First();
        await scene.Clerk.PutEntryAsync(scene.SessionId, edited.Id, new EditEntry(scene.Report, edited.Kind, edited.Text, edited.Speaker, edited.CueIds), minutes.Version, default);
        var uploaded = CouncilTime.DateOf(world.Clock.Now);

        await SweepAsync(CouncilTime.FromLocal(uploaded.AddDays(15), new TimeOnly(23, 59)));
        Assert.Equal(3, await LeftAsync(scene.TranscriptId));
        await SweepAsync(CouncilTime.FromLocal(uploaded.AddDays(16), new TimeOnly(0, 1)));

        Assert.Equal(0, await LeftAsync(scene.TranscriptId));
        var left = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var entry = left.Items.SelectMany(item => item.Entries).First();
        Assert.Equal((null, edited.Text, VerdictKind.NotFound), (left.TranscriptId, entry.Text, entry.Verdict.Kind));
        Assert.Contains(left.Blockers, blocker => blocker.EntryId == entry.Id);
        Assert.Equal("", (await scene.Clerk.GetRevisionsAsync(scene.SessionId, default))[^1].By);
    }

    [Fact]
    public async Task An_objection_takes_the_recording_and_its_draft_along_but_not_the_clerks_notes()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var notes = await scene.UploadAsync(kind: TranscriptKind.ClerkNotes, name: "notizen.txt", text: "TOP 1 Bericht\nFrau Brandt: 48 Familien begleitet\nKonsens", id: Guid.NewGuid());

        await scene.NoticeAsync(objections: true);

        Assert.Equal(0, await LeftAsync(scene.TranscriptId));
        Assert.Equal(notes.Id, Assert.Single(await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default)).Id);
        Assert.All((await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Items, item => Assert.Empty(item.Entries));
        await Refused.WithAsync(Refusal.NotFound, () => scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(), default));
        await Refused.WithAsync(Refusal.RecordingObjected, () => scene.UploadAsync(id: Guid.NewGuid()));
    }

    [Fact]
    public async Task An_objection_after_the_approval_still_takes_the_recording_and_leaves_what_was_approved()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var approved = await scene.ApprovedAsync();

        await scene.NoticeAsync(objections: true);

        Assert.Equal(0, await LeftAsync(scene.TranscriptId));
        var kept = (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!;
        Assert.Equal(approved.Approval!.Sha256, kept.Approval.Sha256);
    }

    [Fact]
    public async Task Of_a_session_whose_agenda_still_changes_nothing_is_recorded_or_minuted_and_one_that_is_minuted_was_held()
    {
        var people = await CouncilScene.CreateAsync(world);
        var session = await people.ScheduleAsync();
        await people.AdmitAsync(session.Id);
        var clerk = people.As(people.Clerk);
        await Refused.WithAsync(Refusal.SessionNotInvited, () => clerk.PutReviewAsync(session.Id, default));
        await Refused.WithAsync(Refusal.SessionNotInvited, () => clerk.PutTranscriptAsync(
            session.Id, Guid.NewGuid(), new MemoryStream("Notizen: Konsens"u8.ToArray()), "notizen.txt", TranscriptKind.ClerkNotes, default));

        var invited = await people.As(people.Chair).PutInvitationAsync(session.Id, default);
        await clerk.PutReviewAsync(session.Id, default);

        await Refused.WithAsync(Refusal.SessionAlreadyHeld, () => people.As(people.Chair).PutCancellationAsync(session.Id, new SessionCancellation("Sturm"), default));
        await Refused.WithAsync(Refusal.SessionAlreadyHeld, () => people.As(people.Chair).PutScheduleAsync(
            session.Id, new SessionSchedule(people.At(40, 17), people.At(40, 19), null, MovedFrom: invited.StartsAt), default));
    }

    private Task<int> SweepAsync(DateTimeOffset now) => world.ReadAsync(db => TranscriptQueries.DeletePastAsync(db, now, default));

    private Task<int> LeftAsync(Guid id) => world.ReadAsync(async db =>
        await db.Transcripts.CountAsync(t => t.Id == id) + await db.Set<TranscriptFile>().CountAsync(f => f.TranscriptId == id)
        + await db.Set<TranscriptText>().CountAsync(t => t.TranscriptId == id));
}

public sealed class TranscriptTestsOnSqlite(SqliteWorld world) : TranscriptTests(world), IClassFixture<SqliteWorld>;

public sealed class TranscriptTestsOnPostgreSql(PostgreSqlWorld world) : TranscriptTests(world), IClassFixture<PostgreSqlWorld>;
