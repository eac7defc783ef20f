using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>The whole review without a mouse: from the sign-in to the approved Niederschrift, and the two panes of a draft.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class KeyboardTests(ReviewWorld world)
{
    [Fact]
    public async Task From_the_sign_in_to_the_approved_minutes_by_keyboard_alone()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var page = await world.SignedInAsync(scene.Clerk);
        var fingers = new Fingers(page);
        await fingers.PressAsync(page.Locator($"a[href='/review/sessions/{scene.SessionId}#Transcript']"));
        await RecordAsync(page, fingers);
        await HandInAsync(page, fingers);
        await scene.DraftAsync();
        await page.ReloadAsync();
        await fingers.PressAsync(page.Locator("a[href$='/minutes']").First);
        await fingers.PressAsync(Button(page, "Prüfung beginnen"));
        await WriteASentenceAsync(page, fingers);
        await SettleAsync(page, fingers);
        await fingers.PressAsync(Link(page, "Zur Genehmigung"));
        await fingers.PressAsync(page.GetByRole(AriaRole.Checkbox), "Space");
        await fingers.PressAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("genehmigen$") }));
        await page.WaitForURLAsync($"**/minutes/{scene.SessionId}");
        await Assertions.Expect(page.GetByText("Auf eigene Verantwortung ergänzt.").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Between_a_sentence_and_its_evidence_by_keyboard_alone()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var fingers = new Fingers(page);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await fingers.ReachAsync(page.Locator(".entry").First);

        var sentence = await page.Locator(".entry:focus").GetAttributeAsync("id");
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".cue:focus.lit")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator($"[id='{sentence}']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator($"[id='{sentence}']")).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.GetByLabel("Wortlaut", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Von Hand ergänzt.");
        await fingers.PressAsync(Button(page, "Satz speichern"));
        await Assertions.Expect(page.Locator($"[id='{sentence}']")).ToContainTextAsync("Von Hand ergänzt.");
        await page.Context.CloseAsync();
    }

    private static async Task RecordAsync(IPage page, Fingers fingers)
    {
        await fingers.TypeAsync(page.GetByLabel("Ort", new() { Exact = true }), "Orangerie");
        await fingers.PressAsync(Button(page, "Beginn, Ende und Ort speichern"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        foreach (var status in await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Anwesenheit von") }).AllAsync())
        {
            await fingers.ChooseAsync(status, "anw");
            await Assertions.Expect(status).ToHaveValueAsync("Present");
        }

        await fingers.PressAsync(Button(page, "Anwesenheit speichern"));
        await fingers.PressAsync(page.GetByLabel("Niemand hat widersprochen"), "Space");
        await fingers.PressAsync(Button(page, "Hinweis vermerken"));
    }

    private static async Task HandInAsync(IPage page, Fingers fingers)
    {
        var file = new FilePayload { Name = "garten.vtt", MimeType = "text/vtt", Buffer = Encoding.UTF8.GetBytes(ReviewScene.Recording) };
        await fingers.ChooseFileAsync(page.GetByLabel("Datei", new() { Exact = true }), file);
        await fingers.PressAsync(Button(page, "Hochladen"));
        await Assertions.Expect(page.GetByText("6 Abschnitte")).ToBeVisibleAsync();
    }

    private static async Task WriteASentenceAsync(IPage page, Fingers fingers)
    {
        await fingers.PressAsync(Link(page, "Satz ergänzen").First);
        await fingers.TypeAsync(page.GetByLabel("Wortlaut", new() { Exact = true }), "Auf eigene Verantwortung ergänzt.");
        await fingers.PressAsync(Button(page, "Satz speichern"));
        await Assertions.Expect(page.Locator(".entry-text", new() { HasText = "Auf eigene Verantwortung ergänzt." })).ToBeVisibleAsync();
    }

    /// <summary>Takes out what the recording does not carry, and says "ohne Ergebnis" where no result was heard.</summary>
    private static async Task SettleAsync(IPage page, Fingers fingers)
    {
        while (await page.Locator(".entry.bad").CountAsync() is > 0 and var bad)
        {
            await fingers.PressAsync(page.Locator(".entry.bad").First.GetByRole(AriaRole.Button, new() { Name = "Löschen" }));
            await Assertions.Expect(page.Locator(".entry.bad")).ToHaveCountAsync(bad - 1);
        }

        var noResult = page.GetByRole(AriaRole.Button, new() { Name = "Ohne Ergebnis" });
        while (await noResult.CountAsync() is > 0 and var open)
        {
            await fingers.PressAsync(noResult.First);
            await Assertions.Expect(noResult).ToHaveCountAsync(open - 1);
        }
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });
}
