using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.Stories;
using Coordination.Tests.World;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Tests.Browser;

/// <summary>Member, chair and clerk at the simulated Teams in a real browser: cards by the real renderer, news without reloading.</summary>
[Collection(TeamsPageBrowser.Name)]
public sealed class TeamsPageTests(Chromium chromium) : Story(Provider.Sqlite)
{
    [Fact]
    public async Task A_member_proposes_the_chair_admits_plans_and_invites_and_the_invitation_appears()
    {
        var member = await OpenAsync(Member.Person);
        var chair = await OpenAsync(Chair.Person);
        await SayAsync(member, "TOP: Sachstand Sprachkurse");
        await Expect(Last(member)).ToContainTextAsync("Sachstand Sprachkurse");
        await Expect(Messages(chair).Filter(new() { HasText = "Sachstand Sprachkurse" }).First).ToBeVisibleAsync();

        await chair.GetByRole(AriaRole.Button, new() { NameRegex = new("^„Sitzung am") }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Senden" }).ClickAsync();
        await Last(chair).GetByRole(AriaRole.Button, new() { Name = "Ansetzen" }).ClickAsync();
        await Expect(Last(chair)).ToContainTextAsync("1. Sitzung");
        await SayAsync(chair, "Vorschläge");
        await Last(chair).GetByRole(AriaRole.Button, new() { Name = "Zulassen" }).ClickAsync();
        await ShotAsync(chair, "chair");
        await Expect(Messages(member).Filter(new() { HasText = "zugelassen" }).First).ToBeVisibleAsync();
        await SayAsync(chair, "Einladen");
        await Last(chair).GetByRole(AriaRole.Button, new() { Name = "Jetzt versenden" }).ClickAsync();
        await Expect(Messages(member).Filter(new() { HasText = "Einladung zur 1. Sitzung" }).First).ToBeVisibleAsync();
        await ShotAsync(member, "member");
        await AssertCleanAsync(member);
        await AssertCleanAsync(chair);
    }

    [Fact]
    public async Task A_form_without_its_title_says_so_and_is_not_sent()
    {
        var page = await OpenAsync(Member.Person);
        await SayAsync(page, "TOP vorschlagen");
        var card = Last(page);
        await card.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(card.Locator(".ac-input-validation-failed").First).ToBeVisibleAsync();
        await ShotAsync(page, "form");
        await AssertCleanAsync(page);
        Assert.Empty(await Own(Member).GetMyItemsAsync(default));

        await card.Locator("input").First.FillAsync("Sachstand Sprachkurse");
        await card.Locator("input").First.PressAsync("Tab");
        await card.GetByRole(AriaRole.Button).First.PressAsync("Enter");
        await Expect(Last(page)).ToContainTextAsync("Sachstand Sprachkurse");
        Assert.Single(await Own(Member).GetMyItemsAsync(default));
    }

    [Fact]
    public async Task A_half_filled_form_and_the_focus_in_it_outlive_news_in_the_same_chat()
    {
        var chair = await OpenAsync(Chair.Person);
        await SayAsync(chair, "TOP vorschlagen");
        var title = Last(chair).Locator("input").First;
        await title.FillAsync("Halb ausgef");

        await Teams.SayAsync(Member.Person, Teams.PersonalChat(Member.Person), "TOP: Sachstand Sprachkurse", default);
        await Expect(Messages(chair).Filter(new() { HasText = "Sachstand Sprachkurse" }).First).ToBeVisibleAsync();

        var form = Messages(chair).Filter(new() { HasText = "Punkt für die Tagesordnung vorschlagen" }).Locator("input").First;
        await Expect(form).ToBeFocusedAsync();
        await Expect(form).ToHaveValueAsync("Halb ausgef");
    }

    [Fact]
    public async Task What_was_begun_in_one_chat_stays_there_and_does_not_go_to_another()
    {
        var page = await OpenAsync(Member.Person);
        var field = page.GetByLabel("Nachricht", new() { Exact = true });
        await field.FillAsync("TOP: Vertrauliches, nichtöffentlich");
        var personal = page.Locator("#chats button").First;
        var shared = page.Locator("#chats button").Filter(new() { HasText = "Gruppenchat" });
        await shared.PressAsync("Enter");
        await Expect(shared).ToHaveAttributeAsync("aria-current", "true");
        await Expect(shared).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("");
        await personal.ClickAsync();
        await Expect(field).ToHaveValueAsync("TOP: Vertrauliches, nichtöffentlich");
    }

    [Fact]
    public async Task The_clerk_gets_from_the_chat_to_the_review_pages_signed_in()
    {
        var page = await OpenAsync(Clerk.Person);
        var opened = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Was wartet auf Sie") }).ClickAsync());
        await Expect(opened).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/review$"));
        await Expect(opened.GetByText(Clerk.Person.Name).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_written_in_a_chat_stays_text()
    {
        var page = await OpenAsync(Member.Person);
        await SayAsync(page, "TOP: <img src=x onerror=alert(1)> **fett** [Link](https://example.org)");
        await Expect(Last(page)).ToContainTextAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await Messages(page).Locator("img, strong, a").CountAsync());
        Assert.Equal(1, (await Own(Member).GetMyItemsAsync(default)).Count(i => i.State == AgendaItemState.Proposed));
    }

    private async Task<IPage> OpenAsync(Person person)
    {
        var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 }, Locale = "de-DE" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Teams.Address.AbsoluteUri);
        await page.GetByLabel("Sie sind").SelectOptionAsync(person.Id.ToString());
        await Expect(page.Locator("#hint-role")).ToContainTextAsync(person.Name);
        await Expect(Last(page)).ToContainTextAsync("Guten Tag", new() { Timeout = 20_000 });
        return page;
    }

    /// <summary>Waits for the answer below one's own words: a greeting or notice that arrives meanwhile is none.</summary>
    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByLabel("Nachricht", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Nachricht", new() { Exact = true }).PressAsync("Enter");
        var mine = page.Locator(".message.mine").Last;
        await Expect(mine).ToContainTextAsync(text, new() { Timeout = 20_000 });
        await Expect(mine.Locator("xpath=following-sibling::li[contains(@class, 'bot')]").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    private static ILocator Messages(IPage page) => page.Locator(".message");

    private static ILocator Last(IPage page) => page.Locator(".message.bot").Last;

    private static async Task AssertCleanAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}")));
    }

    private static Task<byte[]> ShotAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"teams-{name}.png") });
}

/// <summary>One browser for these tests.</summary>
[CollectionDefinition(Name)]
public sealed class TeamsPageBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "Simulated Teams page";
}
