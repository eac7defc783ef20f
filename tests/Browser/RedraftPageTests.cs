using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>A later draft beside the minutes: by keyboard alone, with two clerks, and without a click nothing is replaced.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class RedraftPageTests(ReviewWorld world)
{
    [Fact]
    public async Task A_change_is_taken_over_and_another_declined_by_keyboard_alone()
    {
        var scene = await ReviewScene.WithRedraftAsync(world);
        var before = await TextsAsync(scene);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var fingers = new Fingers(page);
        await fingers.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Abweichungen ansehen" }));
        await page.WaitForURLAsync("**/minutes/redraft");
        var changes = page.Locator(".change");
        var open = await changes.CountAsync();

        var trees = changes.Filter(new() { HasText = "40 junge Bäume" });
        await fingers.PressAsync(trees.GetByRole(AriaRole.Button, new() { Name = "Übernehmen" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Erledigt.");
        await Assertions.Expect(changes).ToHaveCountAsync(open - 1);
        await fingers.PressAsync(changes.Filter(new() { HasText = "Gießen" }).GetByRole(AriaRole.Button, new() { Name = "Ablehnen" }));
        await Assertions.Expect(changes).ToHaveCountAsync(open - 2);

        var now = await TextsAsync(scene);
        Assert.Contains(now, text => text.Contains("40 junge Bäume", StringComparison.Ordinal));
        Assert.DoesNotContain(now, text => text.Contains("Gießen", StringComparison.Ordinal));
        Assert.All(before, text => Assert.Contains(text, now));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_clerks_own_sentence_is_marked_stands_beside_the_new_words_and_stays_until_it_is_replaced()
    {
        var scene = await ReviewScene.WithRedraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes/redraft");
        var own = page.Locator(".change").Filter(new() { HasText = "Von Hand geschrieben" });
        await Assertions.Expect(own.Locator("del").First).ToBeVisibleAsync();
        await Assertions.Expect(own.Locator("ins").First).ToBeVisibleAsync();
        await Assertions.Expect(own.Locator(".versions")).ToContainTextAsync("nennt zwölf Beete");
        await Assertions.Expect(own.Locator("details summary").First).ToContainTextAsync("Beleg");
        await own.GetByRole(AriaRole.Button, new() { Name = "Übernehmen" }).ClickAsync();
        await Assertions.Expect(own).ToHaveCountAsync(0);
        Assert.DoesNotContain("Frau Brandt nennt zwölf Beete und Kosten von 4.800 Euro.", await TextsAsync(scene));
        await page.GotoAsync($"/review/sessions/{scene.SessionId}/minutes/history");
        await Assertions.Expect(page.Locator("del").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Of_two_clerks_at_one_change_the_second_is_shown_what_the_first_decided()
    {
        var scene = await ReviewScene.WithRedraftAsync(world);
        var address = $"/review/sessions/{scene.SessionId}/minutes/redraft";
        var (first, second) = (await world.SignedInAsync(scene.Clerk, address), await world.SignedInAsync(scene.OtherClerk, address));
        ILocator Trees(IPage page) => page.Locator(".change").Filter(new() { HasText = "40 junge Bäume" });
        await Trees(first).GetByRole(AriaRole.Button, new() { Name = "Ablehnen" }).ClickAsync();
        await Assertions.Expect(Trees(first)).ToHaveCountAsync(0);

        var answer = await second.RunAndWaitForResponseAsync(
            () => Trees(second).GetByRole(AriaRole.Button, new() { Name = "Übernehmen" }).ClickAsync(), response => response.Request.Method == "POST");
        Assert.Equal(412, answer.Status);
        await Assertions.Expect(second.GetByText("inzwischen geändert oder schon entschieden")).ToBeVisibleAsync();
        Assert.DoesNotContain(await TextsAsync(scene), text => text.Contains("40 junge Bäume", StringComparison.Ordinal));

        // At another place the colleague's click does not stand in the way.
        await second.Locator(".change").Filter(new() { HasText = "Gießen" }).GetByRole(AriaRole.Button, new() { Name = "Übernehmen" }).ClickAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Contains(await TextsAsync(scene), text => text.Contains("Gießen", StringComparison.Ordinal));
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task A_draft_is_asked_for_again_on_the_page_of_the_session()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Neu entwerfen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Der Entwurf wird neu geschrieben.");
        await page.Context.CloseAsync();
    }

    private async Task<IReadOnlyList<string>> TextsAsync(ReviewScene scene) =>
        [.. (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!.Items.SelectMany(item => item.Entries).Select(entry => entry.Text)];
}
