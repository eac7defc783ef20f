using System.Text;
using Coordination.Contracts;
using Coordination.Tests.Browser;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Coordination.Tests.Attacks;

/// <summary>In a real browser: a strange site beside the pages, and words that want to be scripts on them.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class BrowserAttacks(ReviewWorld world)
{
    private const string Script = "<img src=x onerror=\"window.caught=1\"><script>window.caught=1</script>\"'><svg onload=window.caught=1>";

    [Fact]
    public async Task Names_titles_and_transcripts_stay_text_on_every_page()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        await WriteAsync(scene);
        foreach (var (person, paths) in new[]
        {
            (scene.Clerk, new[] { "/review", $"/review/sessions/{scene.SessionId}", $"/review/sessions/{scene.SessionId}/minutes", $"/review/sessions/{scene.SessionId}/minutes/history", $"/review/sessions/{scene.SessionId}/minutes/redraft", $"/review/sessions/{scene.SessionId}/minutes/second-look", $"/review/sessions/{scene.SessionId}/approval" }),
            (world.Sample.Admin, ["/admin", $"/admin/groups/{scene.GroupId}"]),
        })
        {
            var page = await world.SignedInAsync(person);
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                Assert.True((await page.ContentAsync()).Contains("onerror", StringComparison.Ordinal), $"{path} does not show what was written");
                Assert.Equal(0, await page.Locator("img, svg[onload], script:not([src]), a[href^='javascript']").CountAsync());
                Assert.False(await page.EvaluateAsync<bool>("() => 'caught' in window"), path);
            }

            await page.Context.CloseAsync();
        }
    }

    /// <summary>Clickjacking: the pages refuse to be framed, and in a frame of another site nobody would be signed in.</summary>
    [Fact]
    public async Task A_strange_site_cannot_show_the_pages_in_a_frame()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var clerk = await world.SignedInAsync(scene.Clerk);
        await using var evil = await EvilAsync($"""
            <iframe src="{world.Pages}sign-in/done"></iframe><iframe src="{world.Pages}review/sessions/{scene.SessionId}/approval"></iframe>
            """);
        var page = await clerk.Context.NewPageAsync();
        await page.GotoAsync(ElsewhereOf(evil), new() { WaitUntil = WaitUntilState.Load });
        var frames = page.Frames.Where(frame => frame.ParentFrame is not null).Select(frame => frame.Url).ToList();
        Assert.Equal("chrome-error://chromewebdata/", frames[0]);
        Assert.False(frames[1].StartsWith(world.Pages.AbsoluteUri, StringComparison.Ordinal), frames[1]);
        await clerk.Context.CloseAsync();
    }

    /// <summary>CSRF with a real browser's cookies: a strange site posts a form and opens an address in the clerk's name.</summary>
    [Fact]
    public async Task A_strange_site_changes_nothing_in_the_name_of_whoever_is_signed_in()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var before = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        var clerk = await world.SignedInAsync(scene.Clerk);
        await using var evil = await EvilAsync($"""
            <form id=a method=post action="{world.Pages}review/sessions/{scene.SessionId}?handler=Record">
            <input name=Record.Place value="Bei Angreifers"><input name=Version value="{before.Version}"></form>
            """);
        var page = await clerk.Context.NewPageAsync();
        await page.GotoAsync(ElsewhereOf(evil));
        await page.EvaluateAsync("() => document.getElementById('a').submit()");
        await page.WaitForURLAsync(url => !url.StartsWith(ElsewhereOf(evil), StringComparison.Ordinal));
        var after = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        Assert.Equal((before.Version, before.Record.Place), (after.Version, after.Record.Place));
        Assert.Equal("/review", new Uri((await clerk.ReloadAsync())!.Url).AbsolutePath);
        await clerk.Context.CloseAsync();
    }

    private async Task WriteAsync(ReviewScene scene)
    {
        var (admin, clerk) = (world.Own(world.Sample.Admin), world.Own(scene.Clerk));
        var group = (await clerk.FindGroupAsync(scene.GroupId, default))!;
        await admin.PutGroupAsync(scene.GroupId, new GroupDefinition($"AG {Script}", "AG <svg onload=caught=1>", group.Profile), default, group.Version);
        await admin.PutMemberAsync(scene.GroupId, Guid.CreateVersion7(), new MemberDefinition(
            Guid.NewGuid(), new PersonName("", null, "Eva", Script, Script), null, null, Role.Guest, false, null, null), default);
        var session = (await clerk.FindSessionAsync(scene.SessionId, default))!;
        session = await clerk.PutRecordingNoticeAsync(scene.SessionId, new RecordingNotice(Script, session.StartsAt, false), session.Version, default);
        session = await clerk.PutRecordAsync(scene.SessionId, session.Record with { Place = Script }, session.Version, default);
        await clerk.PutAttendanceAsync(scene.SessionId, new AttendanceList([], [new GuestAttendance(Script, Script)]), session.Version, default);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Karla Kranich: Ich rufe auf TOP 1, Neue Beete am Kreishaus. {Script}\n\nUdo <svg onload=caught=1>: Das ist wichtig, es kostet 4.800 Euro. {Script}\n"));
        await clerk.PutTranscriptAsync(scene.SessionId, Guid.CreateVersion7(), file, "<img src=x onerror=caught=1>.txt", null, default);
        await scene.DraftAsync();
        var minutes = await clerk.PutReviewAsync(scene.SessionId, default);
        await clerk.PutEntryAsync(scene.SessionId, Guid.CreateVersion7(), new EditEntry(minutes.Items[0].AgendaItemId, EntryKind.Statement, $"Text {Script}", Script, [], OwnAddition: true), minutes.Version, default);

        // The same once more, so that a later draft lies beside it.
        using var late = new MemoryStream(Encoding.UTF8.GetBytes($"Karla Kranich: Ich rufe auf TOP 1, Neue Beete am Kreishaus.\n\nUdo {Script}: Das kostet 5.900 Euro und ist nötig. {Script}\n"));
        await clerk.PutTranscriptAsync(scene.SessionId, Guid.CreateVersion7(), late, "<img src=x onerror=caught=1>.txt", null, default);
        for (var patience = 0; (await clerk.FindMinutesAsync(scene.SessionId, default))!.Redraft is null; patience++)
        {
            Assert.True(patience < 600, "The bot wrote no second draft within 60 s.");
            await Task.Delay(100);
        }
    }

    private static async Task<Collector> EvilAsync(string body)
    {
        var evil = await Collector.StartAsync();
        evil.Answer = context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync($"<!doctype html><body>{body}</body>");
        };
        return evil;
    }

    /// <summary>Another site than that of the pages, for the browser.</summary>
    private static string ElsewhereOf(Collector evil) => evil.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
}
