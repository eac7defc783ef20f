using System.Text.RegularExpressions;
using Coordination.Contracts;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>The second look beside the draft: from a finding to its sentence and its cue, ticked off, and a gap that becomes a sentence.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class SecondLookPageTests(ReviewWorld world)
{
    [Fact]
    public async Task A_finding_leads_to_its_sentence_and_is_ticked_off_by_keyboard_alone()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var sentence = await TelephoneAsync(scene);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var fingers = new Fingers(page);
        await fingers.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Zweiter Blick" }));
        var finding = page.Locator(".findings > li").Filter(new() { HasText = "Telefonnummer" });
        await fingers.PressAsync(finding.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Satz") }));
        await page.WaitForURLAsync($"**/minutes#e-{sentence}");
        await page.GoBackAsync();
        await fingers.PressAsync(finding.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Gesehen") }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 gesehen");
        await fingers.PressAsync(page.Locator("summary", new() { HasText = "Gesehen (1)" }));
        await Assertions.Expect(finding).ToContainTextAsync("gesehen von Frieda Feder");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_said_at_length_and_left_out_is_added_with_its_evidence()
    {
        var scene = await ReviewScene.WithGapAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes/second-look");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Als Wortbeitrag aufnehmen") }).First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Wortlaut", new() { Exact = true })).ToHaveValueAsync(new Regex("Zisterne"));
        await page.Locator("[data-key=save]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        var minutes = (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!;
        var added = minutes.Items.SelectMany(item => item.Entries).Single(entry => entry.Text.Contains("Zisterne", StringComparison.Ordinal));
        Assert.Equal((false, null), (added.Verdict.Blocks, added.AddedBy));
        Assert.NotEmpty(added.CueIds);
        await page.GotoAsync($"/review/sessions/{scene.SessionId}/minutes/second-look");
        await Assertions.Expect(page.Locator(".findings > li").Filter(new() { HasText = "Nicht im Entwurf: Udo Ulmen" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_an_item_begins_is_moved_to_another_cue()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        var second = page.Locator(".item").Nth(1);
        await second.GetByText("Anfang verschieben").ClickAsync();
        await second.GetByLabel("Erster Abschnitt").FillAsync("c0099");
        await second.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hier beginnt der Punkt") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Diesen Abschnitt gibt es in der Mitschrift nicht.")).ToBeVisibleAsync();
        await second.GetByText("Anfang verschieben").ClickAsync();
        await second.GetByLabel("Erster Abschnitt").FillAsync("c0003");
        await second.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hier beginnt der Punkt") }).ClickAsync();
        await Assertions.Expect(second).ToContainTextAsync("beginnt bei 0:00:21");
        var items = (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!.Items;
        Assert.Contains(items[1].Entries, entry => entry.CueIds.Contains("c0003"));
        Assert.DoesNotContain(items[0].Entries, entry => entry.CueIds.Contains("c0003"));
        await page.Context.CloseAsync();
    }

    private async Task<Guid> TelephoneAsync(ReviewScene scene)
    {
        var clerk = world.Own(scene.Clerk);
        var minutes = (await clerk.FindMinutesAsync(scene.SessionId, default))!;
        var id = Guid.CreateVersion7();
        await clerk.PutEntryAsync(
            scene.SessionId, id, new EditEntry(minutes.Items[0].AgendaItemId, EntryKind.Statement, "Frau Brandt ist unter 0170 1234567 zu erreichen.", null, [], OwnAddition: true),
            minutes.Version, default);
        return id;
    }
}
