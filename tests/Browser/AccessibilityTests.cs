using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>Every page in each of Teams' themes, on a phone and at 200 % zoom: no violation that axe can find, nothing that runs off the side.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class AccessibilityTests(ReviewWorld world)
{
    [Theory]
    [InlineData("default", 1280, 900)]
    [InlineData("dark", 1280, 900)]
    [InlineData("contrast", 1280, 900)]
    [InlineData("default", 360, 740)]
    [InlineData("dark", 640, 450)]
    public async Task Every_page_is_accessible(string theme, int width, int height)
    {
        var draft = await ReviewScene.WithDraftAsync(world);
        var approved = await ReviewScene.ReadyToApproveAsync(world);
        var clerk = world.Own(approved.Clerk);
        var minutes = (await clerk.FindMinutesAsync(approved.SessionId, default))!;
        await clerk.PostApprovalAsync(approved.SessionId, minutes.Version, default);
        var sentence = (await clerk.FindMinutesAsync(draft.SessionId, default))!.Items.SelectMany(item => item.Entries).First().Id;

        var page = await world.SignedInAsync(draft.Clerk, $"/review?theme={theme}", Window(width, height));
        var session = $"/review/sessions/{draft.SessionId}";
        foreach (var (name, path) in new[]
        {
            ("review", "/review"), ("session", session), ("draft", $"{session}/minutes"), ("edit", $"{session}/minutes?edit={sentence}"),
            ("approval", $"/review/sessions/{draft.SessionId}/approval"), ("history", $"/review/sessions/{approved.SessionId}/minutes/history"),
            ("approved", $"/minutes/{approved.SessionId}"), ("failed", "/sign-in/failed"), ("missing", $"/minutes/{Guid.NewGuid()}"), ("forbidden", "/admin"),
        })
        {
            await LookAsync(page, path, $"{name}-{theme}-{width}");
        }

        await page.Context.CloseAsync();
        var admin = await world.SignedInAsync(world.Sample.Admin, $"/admin?theme={theme}", Window(width, height));
        await LookAsync(admin, "/admin", $"admin-{theme}-{width}");
        await LookAsync(admin, $"/admin/groups/{draft.GroupId}", $"group-{theme}-{width}");
        await admin.Context.CloseAsync();
    }

    private static BrowserNewContextOptions Window(int width, int height) => new() { ViewportSize = new ViewportSize { Width = width, Height = height } };

    private static async Task LookAsync(IPage page, string path, string name)
    {
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("COORDINATION_TEST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }

        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join("; ", result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name} runs {overflow} px off the side.");
    }
}
