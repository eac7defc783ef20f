using System.Net;
using System.Net.Http.Headers;
using Coordination.Tests.World;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>The longest evening there is: thirty items, three thousand cues. How fast it opens is measured in tests/benchmarks; here it must work.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class LongDraftTests(ReviewWorld world)
{
    // A page of this length takes a busy test machine its time; the figure itself is the benchmarks' matter.
    private static readonly LocatorAssertionsToBeInViewportOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_sentence_deep_in_a_long_draft_is_found_from_the_contents_and_mended()
    {
        var scene = await ReviewScene.WithLongDraftAsync(world);
        var minutes = (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!;
        Assert.Equal(LongSession.Agenda.Count, minutes.Items.Count(item => item.Entries.Count > 0));
        var page = await world.SignedInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}/minutes");
        await page.Locator("nav.toc summary").ClickAsync();
        await page.Locator("nav.toc").GetByRole(AriaRole.Link, new() { Name = LongSession.Agenda[20] }).ClickAsync();
        await Assertions.Expect(page.Locator($"[id='i-{minutes.Items[20].AgendaItemId}']")).ToBeInViewportAsync(Patient);

        var sentence = minutes.Items[20].Entries[3];
        await page.Locator($"[id='e-{sentence.Id}']").GetByRole(AriaRole.Link, new() { Name = "Bearbeiten" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Wortlaut", new() { Exact = true })).ToBeInViewportAsync(Patient);
        await page.GetByLabel("Wortlaut", new() { Exact = true }).FillAsync("Tief unten gefunden.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Satz speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator($"[id='e-{sentence.Id}'] .entry-text")).ToHaveTextAsync("Tief unten gefunden.", new() { Timeout = Patient.Timeout });
        await Assertions.Expect(page.Locator($"[id='e-{sentence.Id}']")).ToBeInViewportAsync(Patient);

        await page.Locator($"[id='e-{sentence.Id}'] a[data-cue]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".cue:focus.lit")).ToBeInViewportAsync(Patient);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pages_travel_compressed_to_whom_can_read_it()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }, disposeHandler: true) { BaseAddress = world.Pages };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await http.GetAsync(new Uri("/sign-in/failed", UriKind.Relative));
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
    }
}
