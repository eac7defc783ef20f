using System.Net;
using System.Net.Http.Json;
using Coordination.Api.Minutes;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class MinutesReviewTests(ApiWorld world)
{
    [Fact]
    public async Task The_api_judges_every_sentence_of_a_draft_itself_and_tells_the_clerk()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, MinutesScene.WrongNumber, MinutesScene.Unheard);
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;

        Assert.Equal((MinutesState.Draft, "rules/1", scene.TranscriptId), (minutes.State, minutes.Engine, minutes.TranscriptId));
        Assert.Equal(["Ö 1", "Ö 2", "N 1"], minutes.Items.Select(item => item.Number));
        var entries = minutes.Items[0].Entries;
        Assert.False(entries[0].Verdict.Blocks, $"{entries[0].Verdict}");
        Assert.True(entries[1].Verdict.Blocks, $"{entries[1].Verdict}");
        Assert.Contains(minutes.Blockers, b => b.Kind == BlockerKind.Verdict && b.EntryId == entries[1].Id && b.Verdict == entries[1].Verdict);
        Assert.Contains(minutes.Blockers, b => b.Kind == BlockerKind.UndecidedResult && b.EntryId == entries[2].Id);
        Assert.Equal(2, minutes.Blockers.Count(b => b.Kind == BlockerKind.UndecidedResult && b.EntryId is null));
        Assert.Equal([scene.People.Clerk.PersonId], await RecipientsAsync(scene, ErrandKind.TellClerk));
        Assert.Equal(MinutesState.Draft, (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!.Minutes);
    }

    [Fact]
    public async Task Who_reads_the_page_anew_gets_the_version_of_the_saved_draft_and_no_more()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var entry = minutes.Items[0].Entries[0];
        using var http = world.WithToken(world.Issuer.PersonToken(new(scene.People.Clerk.PersonId, "Erna Feder", "feder@kreis.example")));
        using var request = new HttpRequestMessage(HttpMethod.Put, Routes.Fill(Routes.MinutesEntry, scene.SessionId, entry.Id))
        {
            Content = JsonContent.Create(MinutesScene.Own(minutes.Items[0].AgendaItemId, "Von Hand."), options: WireJson.Options),
        };
        request.Headers.Add("Prefer", "return=minimal");
        request.Headers.Add("If-Match", $"\"{minutes.Version}\"");
        using var answer = await http.SendAsync(request);

        Assert.Equal((HttpStatusCode.NoContent, $"\"{minutes.Version + 1}\""), (answer.StatusCode, answer.Headers.ETag?.Tag));
        Assert.Equal("Von Hand.", (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Items[0].Entries.Single(e => e.Id == entry.Id).Text);
    }

    [Fact]
    public async Task The_same_draft_delivered_twice_is_one_draft()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var again = await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(), default);
        Assert.Equal(1, again.Version);
        Assert.Single(await RecipientsAsync(scene, ErrandKind.TellClerk));
        Assert.Equal(2, (await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(MinutesScene.Unheard), default)).Version);
        Assert.Equal(2, (await RecipientsAsync(scene, ErrandKind.TellClerk)).Count);
    }

    [Fact]
    public async Task Drafts_come_from_the_errands_role_alone_and_stay_on_the_agenda()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Clerk.PutDraftAsync(scene.SessionId, scene.Draft(), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.ClerkSignedIn.PutDraftAsync(scene.SessionId, scene.Draft(), default));
        await Refused.WithAsync(Refusal.NotFound, () => scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft() with { TranscriptId = Guid.NewGuid() }, default));
        await Refused.WithAsync(Refusal.ItemNotOnAgenda, () => scene.Drafting.PutDraftAsync(
            scene.SessionId, scene.Draft() with { Items = [new DraftItem(Guid.NewGuid(), [])] }, default));
        Assert.Null(await scene.Clerk.FindMinutesAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task The_clerk_moves_edits_attaches_and_deletes_and_every_change_is_a_revision()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, MinutesScene.WrongNumber);
        var minutes = await scene.Clerk.PutReviewAsync(scene.SessionId, default);
        Assert.Equal((MinutesState.InReview, minutes.Version), (minutes.State, (await scene.Clerk.PutReviewAsync(scene.SessionId, default)).Version));
        var (first, wrong) = (minutes.Items[0].Entries[0], minutes.Items[0].Entries[1]);

        minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, wrong.Id, Edit(scene.Report, first.Text, "c0002"), minutes.Version, default);
        Assert.False(minutes.Items[0].Entries[1].Verdict.Blocks);
        minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, wrong.Id, Edit(scene.Rooms, first.Text, "c0002", "c0003"), minutes.Version, default);
        Assert.Equal(["c0002", "c0003"], Assert.Single(minutes.Items[1].Entries).CueIds);
        var own = Guid.NewGuid();
        minutes = await scene.Clerk.PutEntryAsync(
            scene.SessionId, own, new EditEntry(scene.Report, EntryKind.Statement, "Der Bericht lag vor.", null, [], Position: 0, OwnAddition: true), minutes.Version, default);
        Assert.Equal((own, "Erna Feder", VerdictKind.ClerkAddition), (minutes.Items[0].Entries[0].Id, minutes.Items[0].Entries[0].AddedBy, minutes.Items[0].Entries[0].Verdict.Kind));
        minutes = await scene.Clerk.DeleteEntryAsync(scene.SessionId, first.Id, minutes.Version, default);

        var revisions = await scene.Clerk.GetRevisionsAsync(scene.SessionId, default);
        Assert.Equal(["rules/1", "Erna Feder", "Erna Feder", "Erna Feder", "Erna Feder", "Erna Feder"], revisions.Select(r => r.By));
        Assert.Equal((wrong.Text, first.Text), (revisions[2].Before!.Text, revisions[2].After!.Text));
        Assert.Null(revisions[4].Before);
        Assert.Equal((null, scene.Rooms, scene.Report), (revisions[0].AgendaItemId, revisions[3].AgendaItemId, revisions[5].AgendaItemId));
        Assert.Null(revisions[5].After);
        Assert.Equal(minutes.Version, revisions[^1].Version);
    }

    [Fact]
    public async Task Two_clerks_who_save_the_same_version_do_not_overwrite_each_other()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var seen = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version;
        var saves = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await scene.Clerk.PutEntryAsync(
                    scene.SessionId, Guid.NewGuid(), MinutesScene.Own(scene.Report, FormattableString.Invariant($"Fassung {i}")), seen, default);
                return (Refusal?)null;
            }
            catch (RefusedException e)
            {
                return e.Code;
            }
        }));
        Assert.Equal(1, saves.Count(code => code is null));
        Assert.Equal(5, saves.Count(code => code == Refusal.Stale));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_named()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var version = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version;
        Task Put(EditEntry edit, Guid? id = null) => scene.Clerk.PutEntryAsync(scene.SessionId, id ?? Guid.NewGuid(), edit, version, default);
        var unknown = await Refused.WithAsync(Refusal.UnknownCue, () => Put(Edit(scene.Report, "Ein Satz.", "c9999")));
        Assert.Equal("c9999", unknown.Facts["cueId"]!.ToString());
        await Refused.WithAsync(Refusal.ItemNotOnAgenda, () => Put(Edit(Guid.NewGuid(), "Ein Satz.", "c0001")));
        await Refused.WithAsync(Refusal.Malformed, () => Put(Edit(scene.Report, " ", "c0001")));
        await Refused.WithAsync(Refusal.Malformed, () => Put(Edit(scene.Report, new string('a', 4001), "c0001")));
        await Refused.WithAsync(Refusal.Malformed, () => Put(Edit(scene.Report, "Ein Satz.", "c0001") with { Decision = new Decision(Outcome.Noted) }));

        var other = await MinutesScene.DraftedAsync(world);
        var foreign = (await other.Clerk.FindMinutesAsync(other.SessionId, default))!.Items[0].Entries[0].Id;
        await Refused.WithAsync(Refusal.IdTaken, () => Put(Edit(scene.Report, "Ein Satz.", "c0001"), foreign));
    }

    [Fact]
    public async Task A_sentence_without_evidence_is_saved_but_blocks()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var version = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version;
        var minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, Guid.NewGuid(), Edit(scene.Report, "Das Wetter war schön."), version, default);
        Assert.Equal(new Verdict(VerdictKind.NotFound, VerdictReason.NoEvidence), minutes.Items[0].Entries[^1].Verdict);
    }

    [Fact]
    public async Task Members_see_no_draft_and_only_the_clerk_edits()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        foreach (var place in new[] { scene.People.Member, scene.People.Deputy, scene.People.Guest })
        {
            Assert.Null(await scene.People.As(place).FindMinutesAsync(scene.SessionId, default));
            await Refused.WithAsync(Refusal.NotFound, () => scene.People.As(place).GetRevisionsAsync(scene.SessionId, default));
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.People.As(place).PutReviewAsync(scene.SessionId, default));
        }

        var chair = scene.People.As(scene.People.Chair);
        Assert.NotNull(await chair.FindMinutesAsync(scene.SessionId, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => chair.PutEntryAsync(scene.SessionId, Guid.NewGuid(), Edit(scene.Report, "Ein Satz.", "c0001"), 1, default));
        Assert.Null(await world.As(Guid.NewGuid()).FindMinutesAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task Minutes_are_also_written_without_any_transcript()
    {
        var scene = await MinutesScene.HeldAsync(world);
        await scene.AttendAsync();
        Assert.Null(await scene.Clerk.FindMinutesAsync(scene.SessionId, default));
        await scene.Clerk.PutReviewAsync(scene.SessionId, default);
        var approved = await scene.ApprovedAsync();
        Assert.Equal(MinutesState.Approved, approved.State);
    }

    /// <summary>Of a long draft only the items that an edit touches are read: what is answered and kept is the whole nevertheless.</summary>
    [Fact]
    public async Task An_edit_leaves_what_stands_under_other_items_as_it_is_and_answers_with_all_of_it()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, MinutesScene.WrongNumber, MinutesScene.Unheard);
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var own = Guid.NewGuid();
        minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, own, MinutesScene.Own(scene.Rooms, "Der Raum ist frei."), minutes.Version, default);
        Assert.Equal([3, 1, 0], minutes.Items.Select(item => item.Entries.Count));

        var first = minutes.Items[0].Entries[0];
        var placed = (await scene.Clerk.FindEntryAsync(scene.SessionId, first.Id, default))!;
        Assert.Equal((scene.Report, 0, 3, minutes.Version, first.Text), (placed.AgendaItemId, placed.Position, placed.Count, placed.Version, placed.Entry.Text));

        var moved = MinutesScene.Own(scene.Rooms, "Davor ging es um den Raum.") with { Position = 0 };
        minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, first.Id, moved, minutes.Version, default);
        Assert.Equal([2, 2, 0], minutes.Items.Select(item => item.Entries.Count));
        minutes = await scene.Clerk.DeleteEntryAsync(scene.SessionId, own, minutes.Version, default);
        Assert.Equal([first.Id], minutes.Items[1].Entries.Select(entry => entry.Id));
        Assert.Equal(3, (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Items.Sum(item => item.Entries.Count));
        Assert.Equal([0, 1, 0], await world.ReadAsync(db => db.Set<MinutesEntry>().Where(e => e.SessionId == scene.SessionId)
            .OrderBy(e => e.AgendaItemId == scene.Rooms).ThenBy(e => e.Position).Select(e => e.Position).ToListAsync()));
    }

    [Fact]
    public async Task A_single_sentence_is_read_by_clerk_and_chair_and_is_not_there_for_others()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var entry = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Items[0].Entries[0].Id;
        Assert.NotNull(await scene.People.As(scene.People.Chair).FindEntryAsync(scene.SessionId, entry, default));
        Assert.Null(await scene.People.As(scene.People.Member).FindEntryAsync(scene.SessionId, entry, default));
        Assert.Null(await scene.Clerk.FindEntryAsync(scene.SessionId, Guid.NewGuid(), default));
        Assert.Null(await scene.Clerk.FindEntryAsync(Guid.NewGuid(), entry, default));
    }

    private static EditEntry Edit(Guid item, string text, params string[] cues) => new(item, EntryKind.Statement, text, "Erna Brandt", cues);

    private Task<List<Guid?>> RecipientsAsync(MinutesScene scene, ErrandKind kind) =>
        world.ReadAsync(db => db.Errands.Where(e => e.SessionId == scene.SessionId && e.Kind == kind).Select(e => e.RecipientPersonId).ToListAsync());
}

public sealed class MinutesReviewTestsOnSqlite(SqliteWorld world) : MinutesReviewTests(world), IClassFixture<SqliteWorld>;

public sealed class MinutesReviewTestsOnPostgreSql(PostgreSqlWorld world) : MinutesReviewTests(world), IClassFixture<PostgreSqlWorld>;
