using System.Net;
using Coordination.Playground;
using Coordination.Playground.Channel;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>Two clerks at one draft, and an API that is away: whatever happens, nothing that was typed is lost.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class CollisionTests(ReviewWorld world)
{
    [Fact]
    public async Task Of_two_clerks_at_one_sentence_the_second_sees_both_versions_and_decides()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var sentence = (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!.Items.SelectMany(item => item.Entries).First().Id;
        var address = $"/review/sessions/{scene.SessionId}/minutes?edit={sentence}";
        var first = await world.SignedInAsync(scene.Clerk, address);
        var second = await world.SignedInAsync(scene.OtherClerk, address);
        await SaveAsync(first, "Fassung der ersten Schriftführerin.");
        await SaveAsync(second, "Fassung des zweiten Schriftführers.");

        await Assertions.Expect(second.Locator(".editing blockquote")).ToHaveTextAsync("Fassung der ersten Schriftführerin.");
        await Assertions.Expect(second.GetByLabel("Wortlaut", new() { Exact = true })).ToHaveValueAsync("Fassung des zweiten Schriftführers.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Meine Fassung speichern" }).ClickAsync();
        await Assertions.Expect(second.Locator($"[id='e-{sentence}'] .entry-text")).ToHaveTextAsync("Fassung des zweiten Schriftführers.");
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_clerks_at_different_sentences_do_not_disturb_each_other()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var entries = (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!.Items.SelectMany(item => item.Entries).Take(2).ToList();
        var first = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes?edit={entries[0].Id}");
        var second = await world.SignedInAsync(scene.OtherClerk, $"/review/sessions/{scene.SessionId}/minutes?edit={entries[1].Id}");
        await SaveAsync(first, "Erster Satz, neu.");
        await SaveAsync(second, "Zweiter Satz, neu.");
        await Assertions.Expect(second.Locator($"[id='e-{entries[0].Id}'] .entry-text")).ToHaveTextAsync("Erster Satz, neu.");
        await Assertions.Expect(second.Locator($"[id='e-{entries[1].Id}'] .entry-text")).ToHaveTextAsync("Zweiter Satz, neu.");
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task A_deleted_sentence_comes_back_where_it_stood()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var before = await page.Locator(".entry-text").AllTextContentsAsync();
        await page.Locator(".entry").First.GetByRole(AriaRole.Button, new() { Name = "Löschen" }).ClickAsync();
        await Assertions.Expect(page.Locator(".entry-text")).ToHaveCountAsync(before.Count - 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rückgängig" }).ClickAsync();
        await Assertions.Expect(page.Locator(".entry-text")).ToHaveTextAsync(before);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sentence_moves_within_its_item_and_to_another()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var item = page.Locator(".item").First;
        var before = await item.Locator(".entry-text").AllTextContentsAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "Nach unten" }).First.ClickAsync();
        await Assertions.Expect(item.Locator(".entry-text").Nth(1)).ToHaveTextAsync(before[0]);
        await item.GetByRole(AriaRole.Link, new() { Name = "Bearbeiten" }).Nth(1).ClickAsync();
        await page.GetByLabel("Tagesordnungspunkt", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Satz speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator(".item").Nth(1).Locator(".entry-text").Filter(new() { HasText = before[0] })).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_API_that_is_away_keeps_the_typed_text()
    {
        await using var teams = await SimulatedTeams.StartAsync(world.Sample.Teams(null, 0), TimeProvider.System);
        var settings = new ProductSettings($"Data Source={Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db")}")
        {
            More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Api:BaseAddress"] = $"http://127.0.0.1:{ProductHosts.FreePort()}/" },
        };
        await using var hosts = await ProductHosts.StartAsync(teams, settings, TimeProvider.System);
        using var reader = new PlainReader(hosts.BotAddress);
        var fault = await reader.SignInAsync(world.Sample.Clerk, "/review");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, fault.StatusCode);
        var token = (await PlainReader.ReadAsync(fault)).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token, ["Record.Place"] = "Gewächshaus am Stadtpark" };
        var kept = await reader.PostAsync($"/review/sessions/{Guid.NewGuid()}?handler=Record", fields);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, kept.StatusCode);
        Assert.Contains("Gewächshaus am Stadtpark", (await PlainReader.ReadAsync(kept)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(IPage page, string text)
    {
        await page.GetByLabel("Wortlaut", new() { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Satz speichern" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
