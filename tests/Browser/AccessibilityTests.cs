using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Playground;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>Every page in each of Teams' themes, on a phone and at 200 % zoom: no violation that axe can find, nothing that runs off the side.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class AccessibilityTests(ReviewWorld world)
{
    /// <summary>WCAG 2.2 A and AA (the law's measure, with the size of targets) and what axe calls good practice.</summary>
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["target-size"] = new() { Enabled = true } },
    };

    private readonly HashSet<string> _seen = [];

    [Theory]
    [InlineData("default", 1280, 900)]
    [InlineData("dark", 1280, 900)]
    [InlineData("contrast", 1280, 900)]
    [InlineData("default", 360, 740)]
    [InlineData("dark", 640, 450, "en")]
    public async Task Every_page_is_accessible(string theme, int width, int height, string culture = "de")
    {
        var draft = await ReviewScene.WithGapAsync(world);
        var redraft = await ReviewScene.WithRedraftAsync(world);
        var approved = await ReviewScene.ReadyToApproveAsync(world);
        var clerk = world.Own(approved.Clerk);
        var minutes = (await clerk.FindMinutesAsync(approved.SessionId, default))!;
        await clerk.PostApprovalAsync(approved.SessionId, minutes.Version, default);
        var sentence = (await clerk.FindMinutesAsync(draft.SessionId, default))!.Items.SelectMany(item => item.Entries).First().Id;

        var page = await world.SignedInAsync(draft.Clerk, $"/review?theme={theme}&culture={culture}", Window(width, height));
        var session = $"/review/sessions/{draft.SessionId}";
        foreach (var (name, path) in new[]
        {
            ("review", "/review"), ("session", session), ("draft", $"{session}/minutes"), ("edit", $"{session}/minutes?edit={sentence}"), ("second-look", $"{session}/minutes/second-look"),
            ("redraft", $"/review/sessions/{redraft.SessionId}/minutes/redraft"), ("beside", $"/review/sessions/{redraft.SessionId}/minutes"),
            ("approval", $"/review/sessions/{draft.SessionId}/approval"), ("history", $"/review/sessions/{approved.SessionId}/minutes/history"),
            ("approved", $"/minutes/{approved.SessionId}"), ("done", "/sign-in/done"), ("failed", "/sign-in/failed"), ("missing", $"/minutes/{Guid.NewGuid()}"),
            ("forbidden", "/admin"),
        })
        {
            await page.GotoAsync(path);
            await LookAsync(page, $"{name}-{theme}-{width}");
        }

        var (poll, answer) = await AnswerLinkPageTests.PollLinkAsync(world, draft);
        await page.GotoAsync(answer);
        await LookAsync(page, $"answer-{theme}-{width}");
        Assert.NotEqual(Guid.Empty, poll);
        await CollideAsync(page, draft, sentence);
        await LookAsync(page, $"collision-{theme}-{width}");
        await SubmitAfterTheEndAsync(page, session);
        await LookAsync(page, $"kept-{theme}-{width}");
        await page.Context.CloseAsync();

        var admin = await world.SignedInAsync(world.Sample.Admin, $"/admin?theme={theme}&culture={culture}", Window(width, height));
        await LookAsync(admin, $"admin-{theme}-{width}");
        await admin.GotoAsync($"/admin/groups/{draft.GroupId}");
        await LookAsync(admin, $"group-{theme}-{width}");
        await admin.Locator("form[action='/sign-in/out'] button").ClickAsync();
        await admin.WaitForURLAsync(url => !url.Contains("/admin", StringComparison.Ordinal));
        await admin.GotoAsync("/sign-in/out");
        await LookAsync(admin, $"out-{theme}-{width}");
        await admin.Context.CloseAsync();

        Assert.All(PageRoutes(), route => Assert.Contains(_seen, path => Regex.IsMatch(path, route)));
    }

    private static BrowserNewContextOptions Window(int width, int height) => new() { ViewportSize = new ViewportSize { Width = width, Height = height } };

    /// <summary>The routes of all pages there are, from their sources: a page nobody looked at fails the walk.</summary>
    private static IEnumerable<string> PageRoutes() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "bot", "Review"), "*.cshtml", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            // A page without markup hands out a file: there is nothing to look at.
            .Where(source => source.Contains('<', StringComparison.Ordinal))
            .Select(source => Regex.Match(source, "^@page \"(.+)\""))
            .Where(found => found.Success)
            .Select(found => $"^{Regex.Replace(found.Groups[1].Value, @"\{[^}]+\}", "[^/]+")}$");

    /// <summary>A colleague saves the sentence while its form is open.</summary>
    private async Task CollideAsync(IPage page, ReviewScene scene, Guid sentence)
    {
        await page.GotoAsync($"/review/sessions/{scene.SessionId}/minutes?edit={sentence}");
        var other = world.Own(scene.OtherClerk);
        var minutes = (await other.FindMinutesAsync(scene.SessionId, default))!;
        var item = minutes.Items.First(item => item.Entries.Any(entry => entry.Id == sentence));
        var stored = item.Entries.First(entry => entry.Id == sentence);
        await other.PutEntryAsync(
            scene.SessionId, sentence, new EditEntry(item.AgendaItemId, stored.Kind, stored.Text + " Von nebenan.", stored.Speaker, stored.CueIds), minutes.Version, default);
        await page.Locator("#Entry_Text").FillAsync("Von hier.");
        await page.Locator("[data-key=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".editing blockquote")).ToBeVisibleAsync();
    }

    /// <summary>The cookie has run out while somebody typed.</summary>
    private static async Task SubmitAfterTheEndAsync(IPage page, string session)
    {
        await page.GotoAsync(session);
        await page.Locator("#Record_Place").FillAsync("Gewächshaus am Stadtpark");
        await page.Context.ClearCookiesAsync(new() { NameRegex = new Regex("^coordination-pages") });
        await page.Locator("form[action*='handler=Record'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".typed").First).ToBeVisibleAsync();
    }

    private async Task LookAsync(IPage page, string name)
    {
        _seen.Add(new Uri(page.Url).AbsolutePath);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("COORDINATION_TEST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }

        var result = await page.RunAxe(Rules);
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join("; ", result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name} runs {overflow} px off the side.");
    }
}
