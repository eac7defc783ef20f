using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Ways to give a sentence evidence that nobody said, or that was said elsewhere.</summary>
public abstract class EvidenceAttacks(ApiWorld world)
{
    [Fact]
    public async Task A_transcript_with_the_empty_id_would_be_evidence_for_minutes_that_have_none()
    {
        var attacker = await MinutesScene.HeldAsync(world);
        await attacker.NoticeAsync(objections: false);
        await Refused.WithAsync(Refusal.Malformed, () => attacker.UploadAsync(id: Guid.Empty));

        var victim = await MinutesScene.HeldAsync(world);
        var minutes = await victim.Clerk.PutReviewAsync(victim.SessionId, default);
        await Refused.WithAsync(Refusal.UnknownCue, () => victim.Clerk.PutEntryAsync(
            victim.SessionId, Guid.NewGuid(), new EditEntry(victim.Report, EntryKind.Statement, MinutesScene.True.Text, null, ["c0002"]), minutes.Version, default));
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[null,\"c9999\"]")]
    [InlineData("null")]
    public async Task A_hole_in_the_list_of_cues_does_not_hide_an_invented_one(string cues)
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var before = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        foreach (var own in new[] { "true", "false" })
        {
            var body = $$"""{"agendaItemId":"{{scene.Report}}","kind":"statement","text":"Niemand sagte das.","cueIds":{{cues}},"ownAddition":{{own}}}""";
            Assert.Equal(400, await PutAsync(scene, body, before.Version));
        }

        Assert.Equal(before.Version, (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version);
    }

    [Theory]
    [InlineData("""{"transcriptId":"#","engine":"x","items":[null]}""")]
    [InlineData("""{"transcriptId":"#","engine":"x","items":[{"agendaItemId":"@","entries":[null]}]}""")]
    [InlineData("""{"transcriptId":"#","engine":"x","items":[{"agendaItemId":"@","entries":[{"kind":"statement","text":"t","cueIds":[null]}]}]}""")]
    [InlineData("""{"transcriptId":"#","engine":"x","items":[{"agendaItemId":"@","entries":[{"kind":"statement","text":"t","cueIds":["c0001"],"decision":{"outcome":"adopted"}}]}]}""")]
    public async Task A_draft_with_holes_or_results_in_the_wrong_place_is_malformed_and_changes_nothing(string draft)
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var before = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        using var http = world.WithToken(world.Issuer.AppToken(Routes.ErrandsRole));
        var body = draft.Replace("#", scene.TranscriptId.ToString(), StringComparison.Ordinal).Replace("@", scene.Report.ToString(), StringComparison.Ordinal);
        using var answer = await http.PutAsync(new Uri(Routes.Fill(Routes.MinutesDraft, scene.SessionId), UriKind.Relative), Json(body));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(before.Version, (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version);
    }

    [Fact]
    public async Task A_verdict_that_the_caller_sends_along_counts_for_nothing()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var body = $$$"""{"agendaItemId":"{{{scene.Report}}}","kind":"statement","text":"{{{MinutesScene.WrongNumber.Text}}}","cueIds":["c0002"],"verdict":{"kind":"supported"},"addedBy":"Erna Feder"}""";
        Assert.Equal(200, await PutAsync(scene, body, minutes.Version));
        var entry = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Items.SelectMany(item => item.Entries).Last(e => e.Text == MinutesScene.WrongNumber.Text);
        Assert.Equal((true, null), (entry.Verdict.Blocks, entry.AddedBy));
    }

    private async Task<int> PutAsync(MinutesScene scene, string body, long version)
    {
        using var http = world.WithToken(world.Issuer.PersonToken(new(scene.People.Clerk.PersonId, "Somebody", "somebody@kreis.example")));
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Routes.Fill(Routes.MinutesEntry, scene.SessionId, Guid.NewGuid()), UriKind.Relative)) { Content = Json(body) };
        request.Headers.IfMatch.Add(new($"\"{version}\""));
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}

public sealed class EvidenceAttacksOnSqlite(SqliteWorld world) : EvidenceAttacks(world), IClassFixture<SqliteWorld>;

public sealed class EvidenceAttacksOnPostgreSql(PostgreSqlWorld world) : EvidenceAttacks(world), IClassFixture<PostgreSqlWorld>;
