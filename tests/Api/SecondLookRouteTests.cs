using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

/// <summary>The second look and the doubtful places of a draft: shown to clerk and chair, ticked off once, remembered, and never a blocker.</summary>
public abstract class SecondLookRouteTests(ApiWorld world)
{
    private static readonly DraftEntry Phone = MinutesScene.True with { Text = "Frau Brandt ist unter 0170 1234567 zu erreichen und hat 48 Familien begleitet." };

    [Fact]
    public async Task What_a_second_look_finds_is_shown_to_clerk_and_chair_and_blocks_nothing()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, Phone);
        var look = (await scene.People.As(scene.People.Chair).FindSecondLookAsync(scene.SessionId, default))!;
        var entry = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Items[0].Entries[1].Id;
        var found = Assert.Single(look.Findings, view => view.Finding.Code == FindingCode.PhoneNumber);
        Assert.Equal(entry, Assert.Single(found.Finding.EntryIds));
        Assert.Equal((scene.Report, null), (found.Finding.AgendaItemId!.Value, found.SeenBy));
        Assert.Null(await scene.People.As(scene.People.Member).FindSecondLookAsync(scene.SessionId, default));
        Assert.DoesNotContain((await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Blockers, blocker => $"{blocker.Kind}" == $"{found.Finding.Code}");
    }

    [Fact]
    public async Task A_finding_that_was_ticked_off_stays_so_while_other_sentences_are_edited_until_it_is_taken_back()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, Phone);
        var key = (await scene.Clerk.FindSecondLookAsync(scene.SessionId, default))!.Findings.Single(view => view.Finding.Code == FindingCode.PhoneNumber).Key;
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.People.As(scene.People.Chair).PutFindingSeenAsync(scene.SessionId, key, true, default));
        await Refused.WithAsync(Refusal.NotFound, () => scene.Clerk.PutFindingSeenAsync(scene.SessionId, new string('0', 32), true, default));
        await scene.Clerk.PutFindingSeenAsync(scene.SessionId, key, true, default);
        await scene.Clerk.PutFindingSeenAsync(scene.SessionId, key, true, default);
        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(e => e.SubjectId == scene.SessionId && e.Action == JournalAction.FindingSeen)));

        await scene.SettleAsync();
        Assert.Equal("Erna Feder", (await scene.Clerk.FindSecondLookAsync(scene.SessionId, default))!.Findings.Single(view => view.Key == key).SeenBy);
        Assert.Null((await scene.Clerk.PutFindingSeenAsync(scene.SessionId, key, false, default)).Findings.Single(view => view.Key == key).SeenBy);
    }

    [Fact]
    public async Task The_bodys_abbreviations_decide_what_is_asked_and_what_is_wrong()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, MinutesScene.True with { Text = "Frau Brandt berichtet, die Künstliche Intelligenz (KI) habe mit dem RSD die 48 Familien begleitet." });
        async Task<IEnumerable<(FindingCode, string)>> FoundAsync() => (await scene.Clerk.FindSecondLookAsync(scene.SessionId, default))!.Findings
            .Where(view => view.Finding.Kind == FindingKind.Abbreviation).Select(view => (view.Finding.Code, view.Finding.Facts["detail"]));
        Assert.Equal([(FindingCode.UndefinedAbbreviation, "RSD")], await FoundAsync());

        var group = (await scene.Clerk.FindGroupAsync(scene.People.GroupId, default))!;
        var profile = group.Profile with { Glossary = [new("KI", "Kommunales Integrationszentrum"), new("RSD", "Regionaler Sozialer Dienst")] };
        var changed = await world.Admin.PutGroupAsync(group.Id, new GroupDefinition(group.Name, group.ShortName, profile), default, group.Version);
        Assert.Equal("Regionaler Sozialer Dienst", changed.Profile.Glossary[1].Meaning);
        Assert.Equal([(FindingCode.OtherMeaning, "KI")], await FoundAsync());

        // The same again changes nothing; an abbreviation has one meaning.
        Assert.Equal(changed.Version, (await world.Admin.PutGroupAsync(group.Id, new GroupDefinition(group.Name, group.ShortName, profile), default, changed.Version)).Version);
        await Refused.WithAsync(Refusal.Malformed, () => world.Admin.PutGroupAsync(
            group.Id, new GroupDefinition(group.Name, group.ShortName, profile with { Glossary = [new("KI", "A"), new("KI", "B")] }), default, changed.Version));
    }

    [Fact]
    public async Task Doubts_of_the_engine_are_kept_until_the_clerk_has_decided()
    {
        var scene = await MinutesScene.RecordedAsync(world);
        var unheard = MinutesScene.Unheard with { Doubt = ResultDoubt.VoteWithoutResult };
        var draft = new MinutesDraft(scene.TranscriptId, "rules/1", [new DraftItem(scene.Report, [MinutesScene.True, unheard], "c0001", 0.9), new DraftItem(scene.Rooms, [], "c0004", 0.3, Doubt: true)]);
        var minutes = await scene.Drafting.PutDraftAsync(scene.SessionId, draft, default);
        Assert.Equal([false, true, false], minutes.Items.Select(item => item.Doubt));
        Assert.Equal(ResultDoubt.VoteWithoutResult, minutes.Items[0].Entries[1].Doubt);

        await Refused.WithAsync(Refusal.UnknownCue, () => scene.Clerk.PutItemPlaceAsync(scene.SessionId, scene.Rooms, "c0099", minutes.Version, default));
        await Refused.WithAsync(Refusal.ItemNotOnAgenda, () => scene.Clerk.PutItemPlaceAsync(scene.SessionId, Guid.NewGuid(), "c0002", minutes.Version, default));
        await Refused.WithAsync(Refusal.Stale, () => scene.Clerk.PutItemPlaceAsync(scene.SessionId, scene.Rooms, "c0002", minutes.Version - 1, default));
        var moved = await scene.Clerk.PutItemPlaceAsync(scene.SessionId, scene.Rooms, "c0002", minutes.Version, default);
        Assert.Equal(("c0002", false), (moved.Items[1].FirstCueId, moved.Items[1].Doubt));
        Assert.Equal(MinutesScene.True.Text, Assert.Single(moved.Items[1].Entries).Text);

        // The result cites the cue that began the next item: it was never there by its evidence, so it stays.
        Assert.Equal(unheard.Text, Assert.Single(moved.Items[0].Entries).Text);
        Assert.Equal(Enumerable.Range(1, (int)moved.Version), (await scene.Clerk.GetRevisionsAsync(scene.SessionId, default)).Select(revision => (int)revision.Version));

        var entry = moved.Items[0].Entries[0];
        var edit = new EditEntry(scene.Report, EntryKind.Decision, "Der Bericht wird zur Kenntnis genommen.", null, ["c0004"], new Decision(Outcome.Noted));
        Assert.Null((await scene.Clerk.PutEntryAsync(scene.SessionId, entry.Id, edit, moved.Version, default)).Items[0].Entries[0].Doubt);
    }
}

public sealed class SecondLookRouteTestsOnSqlite(SqliteWorld world) : SecondLookRouteTests(world), IClassFixture<SqliteWorld>;

public sealed class SecondLookRouteTestsOnPostgreSql(PostgreSqlWorld world) : SecondLookRouteTests(world), IClassFixture<PostgreSqlWorld>;
