using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Bot;

/// <summary>From the uploaded transcript to the approved minutes in everybody's chat.</summary>
public abstract class MinutesErrandTests(ApiWorld world)
{
    [Fact]
    public async Task A_transcript_becomes_a_draft_and_the_clerk_alone_is_told_where_it_waits()
    {
        var minutes = await MinutesScene.HeldAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        await scene.ForgetAsync();
        await minutes.NoticeAsync(objections: false);
        await minutes.UploadAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await Eventually.SeeAsync(scene.ErrandsAsync, all => all.Exists(e => e is { Kind: ErrandKind.TellClerk, State: ErrandState.Done }));

        var draft = await minutes.Clerk.FindMinutesAsync(minutes.SessionId, default);
        Assert.Equal((MinutesState.Draft, "rules/1", minutes.TranscriptId), (draft!.State, draft.Engine, draft.TranscriptId));
        Assert.NotEmpty(draft.Items.SelectMany(item => item.Entries));
        var told = Assert.Single(scene.TakenBy(minutes.People.Clerk));
        Assert.Equal($"https://pages.example/review/sessions/{minutes.SessionId}/minutes", told.Card["actions"]![0]!["url"]!.GetValue<string>());
        Assert.Empty(scene.TakenBy(minutes.People.Member));
        Assert.DoesNotContain("Beratungsstelle", told.Card["fallbackText"]!.GetValue<string>());
    }

    [Fact]
    public async Task Approved_minutes_reach_everybody_and_guests_get_the_public_part()
    {
        var minutes = await MinutesScene.DraftedAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        await scene.ForgetAsync();
        await minutes.ApprovedAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.All(minutes.People.Everybody, place => Assert.Single(scene.TakenBy(place)));
        var member = scene.TakenBy(minutes.People.Member).Single().Card["fallbackText"]!.GetValue<string>();
        Assert.Contains("Der Raumbedarf ist unstrittig.", member);
        Assert.Contains("Die Stelle 17 wird ausgeschrieben.", member);
        var guest = scene.TakenBy(minutes.People.Guest).Single().Activity.ToJsonString(WireJson.Options);
        Assert.Contains("Der Raumbedarf ist unstrittig.", guest);
        Assert.DoesNotContain("Stelle 17", guest);
        Assert.DoesNotContain("Stellenbesetzung", guest);
    }

    [Fact]
    public async Task What_the_clerk_has_taken_in_hand_is_not_drafted_over()
    {
        var minutes = await MinutesScene.DraftedAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        var settled = await minutes.SettleAsync();
        await scene.ForgetAsync();
        await world.ReadAsync(db =>
        {
            db.Errands.Add(Errand.Due(
                ErrandKind.DraftMinutes, minutes.People.GroupId, minutes.SessionId, minutes.TranscriptId, 7, 0, null, world.Clock.Now));
            return db.SaveChangesAsync();
        });
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        var errands = await scene.ErrandsAsync();
        Assert.Equal(ErrandState.Done, Assert.Single(errands, errand => errand.Kind == ErrandKind.DraftMinutes).State);
        var now = (await minutes.Clerk.FindMinutesAsync(minutes.SessionId, default))!;
        Assert.Equal(settled.Version, now.Version);
        Assert.True(now.Redraft!.Open > 0);
        var told = Assert.Single(scene.TakenBy(minutes.People.Clerk));
        Assert.Equal($"https://pages.example/review/sessions/{minutes.SessionId}/minutes/redraft", told.Card["actions"]![0]!["url"]!.GetValue<string>());
        Assert.DoesNotContain("Familien", told.Card["fallbackText"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_transcript_deleted_before_the_bot_came_to_it_is_not_missed()
    {
        var minutes = await MinutesScene.HeldAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        await scene.ForgetAsync();
        await minutes.NoticeAsync(objections: false);
        await minutes.UploadAsync();
        await minutes.Clerk.DeleteTranscriptAsync(minutes.SessionId, minutes.TranscriptId, default);
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.Equal(ErrandState.Done, Assert.Single(await scene.ErrandsAsync()).State);
        Assert.Null(await minutes.Clerk.FindMinutesAsync(minutes.SessionId, default));
    }
}

public sealed class MinutesErrandTestsOnSqlite(SqliteWorld world) : MinutesErrandTests(world), IClassFixture<SqliteWorld>;

public sealed class MinutesErrandTestsOnPostgreSql(PostgreSqlWorld world) : MinutesErrandTests(world), IClassFixture<PostgreSqlWorld>;
