using System.Net;
using Coordination.Playground.Issuer;
using Coordination.Tests.Documents;

namespace Coordination.Tests.Browser;

/// <summary>Where people get the files: links on the pages, handed out under their own name.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class DownloadTests(ReviewWorld world)
{
    [Fact]
    public async Task The_links_of_the_pages_lead_to_the_files()
    {
        var scene = await ApprovedAsync();
        using var reader = await SignedInAsync(scene.Member);
        foreach (var (path, begins) in new[] { ($"/review/sessions/{scene.SessionId}", "Einladung_"), ($"/minutes/{scene.SessionId}", "Niederschrift_") })
        {
            var page = await reader.PageAsync(path);
            var links = page.QuerySelectorAll("ul.downloads a").Select(link => link.GetAttribute("href")!).Where(link => link.Contains(".docx", StringComparison.Ordinal)).ToList();
            Assert.Equal(2, links.Count);
            foreach (var link in links)
            {
                using var response = await reader.GetAsync(link);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.StartsWith(begins, response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
                Assert.Equal("attachment", response.Content.Headers.ContentDisposition.DispositionType);
                using var word = new WordReading(await response.Content.ReadAsByteArrayAsync());
                Assert.Empty(word.Errors);
                Assert.Contains("Ö 1 Neue Beete am Kreishaus", word.Lines);
            }
        }
    }

    [LibreOfficeFact]
    public async Task Where_libreoffice_is_there_the_pages_offer_a_pdf()
    {
        var scene = await ApprovedAsync();
        using var reader = await SignedInAsync(scene.Clerk);
        var page = await reader.PageAsync($"/minutes/{scene.SessionId}");
        var link = page.QuerySelectorAll("ul.downloads a").First(link => link.TextContent == "Barrierefreies PDF").GetAttribute("href")!;
        using var response = await reader.GetAsync(link);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF-", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_file_or_of_another_group_is_not_there()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var folder = $"/review/sessions/{scene.SessionId}/documents";
        using var clerk = await SignedInAsync(scene.Clerk);
        foreach (var path in new[] { "minutes.docx", "minutes.exe", "secrets.docx", "7.docx", "invitation.docx?version=9" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{folder}/{path}")).StatusCode);
        }

        using var stranger = await SignedInAsync(world.Sample.Guest);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{folder}/invitation.docx?version=full")).StatusCode);
        using var nobody = new PlainReader(world.Pages);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"{folder}/invitation.docx")).StatusCode);
    }

    private async Task<ReviewScene> ApprovedAsync()
    {
        var scene = await ReviewScene.ReadyToApproveAsync(world);
        var clerk = world.Own(scene.Clerk);
        await clerk.PostApprovalAsync(scene.SessionId, (await clerk.FindMinutesAsync(scene.SessionId, default))!.Version, default);
        return scene;
    }

    private async Task<PlainReader> SignedInAsync(Person person)
    {
        var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(person, "/review");
        return reader;
    }
}
