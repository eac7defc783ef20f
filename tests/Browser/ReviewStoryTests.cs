using System.Text;
using System.Text.RegularExpressions;
using Coordination.Contracts;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>The clerk's way from the held session to the approved Niederschrift, in a real browser.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class ReviewStoryTests(ReviewWorld world)
{
    [Fact]
    public async Task From_the_held_session_to_the_approved_minutes()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var page = await world.SignedInAsync(scene.Clerk);
        await page.Locator($"a[href='/review/sessions/{scene.SessionId}#Transcript']").ClickAsync();

        await page.GetByLabel("Ort", new() { Exact = true }).FillAsync("Orangerie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Beginn, Ende und Ort speichern" }).ClickAsync();
        foreach (var status in await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Anwesenheit von") }).AllAsync())
        {
            await status.SelectOptionAsync("Present");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Anwesenheit speichern" }).ClickAsync();
        await page.GetByLabel("Niemand hat widersprochen").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinweis vermerken" }).ClickAsync();
        await page.GetByLabel("Datei", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "garten.vtt", MimeType = "text/vtt", Buffer = Encoding.UTF8.GetBytes(ReviewScene.Recording) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hochladen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("6 Abschnitte")).ToBeVisibleAsync();

        await scene.DraftAsync();
        await page.GotoAsync($"/review/sessions/{scene.SessionId}/minutes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prüfung beginnen" }).ClickAsync();
        while (await page.Locator(".entry.bad").CountAsync() > 0)
        {
            await page.Locator(".entry.bad").First.GetByRole(AriaRole.Button, new() { Name = "Löschen" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Der Satz ist gelöscht.")).ToBeVisibleAsync();
        }

        while (await page.GetByRole(AriaRole.Button, new() { Name = "Ohne Ergebnis" }).CountAsync() is > 0 and var open)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Ohne Ergebnis" }).First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ohne Ergebnis" })).ToHaveCountAsync(open - 1);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Zur Genehmigung" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("genehmigen$") }).ClickAsync();
        await page.WaitForURLAsync($"**/minutes/{scene.SessionId}");
        await Assertions.Expect(page.GetByText("Der gespeicherte Text ist unverändert.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Orangerie").First).ToBeVisibleAsync();
        Assert.NotNull(await world.Own(scene.Member).FindApprovedMinutesAsync(scene.SessionId, default));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_nobody_said_is_called_so_and_blocks_until_it_is_mended()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var sentence = page.Locator(".entry", new() { HasText = "4.800" }).First;
        var id = await sentence.GetAttributeAsync("id");
        await sentence.GetByRole(AriaRole.Link, new() { Name = "Bearbeiten" }).ClickAsync();
        var text = page.GetByLabel("Wortlaut", new() { Exact = true });
        var original = await text.InputValueAsync();
        await text.FillAsync(original.Replace("4.800", "9.300", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Satz speichern" }).ClickAsync();

        await Assertions.Expect(page.Locator($"[id='{id}']")).ToHaveClassAsync(new Regex("bad"));
        await Assertions.Expect(page.Locator($"[id='{id}']")).ToContainTextAsync("9.300");
        await Assertions.Expect(page.Locator($".notice a[href='#{id}']").First).ToBeVisibleAsync();
        await page.GotoAsync($"/review/sessions/{scene.SessionId}/approval");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("genehmigen$") })).ToHaveCountAsync(0);

        await page.GotoAsync($"/review/sessions/{scene.SessionId}/minutes?edit={id![2..]}");
        await page.GetByLabel("Wortlaut", new() { Exact = true }).FillAsync(original);
        await page.GetByRole(AriaRole.Button, new() { Name = "Satz speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator($"[id='{id}']")).Not.ToHaveClassAsync(new Regex("bad"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task With_four_eyes_the_text_is_frozen_only_after_both_have_approved()
    {
        var scene = await ReviewScene.ReadyToApproveAsync(world, new PolicyProfile(DefaultPublicity: Publicity.Public, Approval: ApprovalRule.ClerkAndChair));
        var approval = $"/review/sessions/{scene.SessionId}/approval";
        var clerk = await ApproveAsync(scene.Clerk, approval);
        await Assertions.Expect(clerk.GetByText("Ihre Genehmigung ist vermerkt.")).ToBeVisibleAsync();
        Assert.Null(await world.Own(scene.Clerk).FindApprovedMinutesAsync(scene.SessionId, default));

        var chair = await ApproveAsync(scene.Chair, approval);
        await chair.WaitForURLAsync($"**/minutes/{scene.SessionId}");
        await Assertions.Expect(chair.GetByText("Genehmigt von Frieda Feder, Karla Kranich")).ToBeVisibleAsync();
        await clerk.Context.CloseAsync();
        await chair.Context.CloseAsync();
    }

    [Fact]
    public async Task Typed_text_is_not_left_behind_without_a_question()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.GetByLabel("Ort", new() { Exact = true }).PressSequentiallyAsync(" und Hof");
        await page.Locator(".brand").ClickAsync();
        Assert.Equal(DialogType.BeforeUnload, await asked.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> ApproveAsync(Playground.Issuer.Person person, string path)
    {
        var page = await world.SignedInAsync(person, path);
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("genehmigen$") }).ClickAsync();
        return page;
    }
}
