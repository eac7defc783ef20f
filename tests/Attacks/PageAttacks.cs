using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Coordination.Contracts;
using Coordination.Tests.Browser;

namespace Coordination.Tests.Attacks;

/// <summary>The pages as somebody sees them who has no business there, or who makes a clerk's browser do what the clerk did not want.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class PageAttacks(ReviewWorld world)
{
    /// <summary>Whoever adds to this list opens a door to everybody.</summary>
    private static readonly string[] Open =
        ["/api/messages", "/health/live", "/health/ready", "/sign-in", "/sign-in/done", "/sign-in/failed", "/sign-in/out", "/review/kept", "/answer/{secret}", "/"];

    [Fact]
    public void Only_the_listed_pages_are_open_to_everybody() => Assert.Empty(PageWalk.OpenPaths(world).Except(Open));

    [Fact]
    public async Task Every_other_page_leads_a_stranger_to_the_sign_in_and_tells_nothing()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var stranger = new PlainReader(world.Pages);
        var walked = 0;
        foreach (var path in PageWalk.Paths(world).Except(Open).Select(path => PageWalk.For(path, scene)))
        {
            using var answer = await stranger.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, answer.StatusCode));
            Assert.StartsWith("/sign-in?returnUrl=%2F", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Empty(await answer.Content.ReadAsStringAsync());
            walked++;
        }

        Assert.InRange(walked, 8, 100);
    }

    /// <summary>No token; another person's; none but with the same address in Origin and Referer: nothing is written.</summary>
    [Fact]
    public async Task No_form_of_any_page_is_taken_without_its_own_persons_token()
    {
        var scene = await ReviewScene.ReadyToApproveAsync(world);
        using var clerk = await SignedInAsync(scene.Clerk);
        using var admin = await SignedInAsync(world.Sample.Admin);
        using var other = await SignedInAsync(scene.Member);
        var foreign = TokenOf(await other.PageAsync("/review"));
        var before = await StateAsync(scene);

        var forms = (await PageWalk.FormsAsync(world)).Where(form => form.Template != "/review/kept").ToList();
        foreach (var form in forms)
        {
            var address = PageWalk.For(form.Template, scene) + (form.Handler is null ? "" : $"?handler={form.Handler}");
            var victim = form.Template.StartsWith("/admin", StringComparison.Ordinal) ? admin : clerk;
            foreach (var token in new[] { null, "", "invented", foreign })
            {
                var fields = Fields();
                if (token is not null)
                    fields["__RequestVerificationToken"] = token;

                using var answer = await victim.PostAsync(address, fields);
                Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{form} with {token}: {answer.StatusCode}");
            }
        }

        Assert.InRange(forms.Count, 15, 100);
        Assert.Equal(before, await StateAsync(scene));
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync("/review")).StatusCode);
    }

    [Fact]
    public async Task No_address_that_is_only_opened_writes_anything()
    {
        var scene = await ReviewScene.ReadyToApproveAsync(world);
        using var clerk = await SignedInAsync(scene.Clerk);
        var before = await StateAsync(scene);
        foreach (var form in await PageWalk.FormsAsync(world))
        {
            using var answer = await clerk.GetAsync($"{PageWalk.For(form.Template, scene)}?handler={form.Handler}&Read=true&Record.Place=Anderswo");
            Assert.True((int)answer.StatusCode < 500, $"{form}: {answer.StatusCode}");
        }

        Assert.Equal(before, await StateAsync(scene));
    }

    /// <summary>A strange site may have a browser post to the page that keeps forms; it shows them, and gives them nothing.</summary>
    [Fact]
    public async Task The_page_that_keeps_a_form_adds_no_token_to_it_and_leads_nowhere_else()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var clerk = await SignedInAsync(scene.Clerk);
        foreach (var to in new[] { $"/review/sessions/{scene.SessionId}?handler=Record", "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)" })
        {
            var fields = Fields();
            fields["\"><script>alert(1)</script>"] = "\"><script>alert(1)</script> und mehr";
            var page = await PlainReader.ReadAsync(await clerk.PostAsync($"/review/kept?to={Uri.EscapeDataString(to)}", fields));
            var form = page.Forms.Single(one => one.QuerySelector("[name='Record.Place']") is not null);
            Assert.StartsWith("/review", form.GetAttribute("action"), StringComparison.Ordinal);
            Assert.Null(form.QuerySelector("[name=__RequestVerificationToken]"));
            Assert.All(page.Scripts, script => Assert.True(script.HasAttribute("src")));
            if (to.StartsWith("/review", StringComparison.Ordinal))
                Assert.Equal(HttpStatusCode.BadRequest, (await clerk.SubmitAsync(form)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/review", 200)]
    [InlineData("/review/nothing/here", 404)]
    [InlineData("/review/sessions/11111111-1111-4111-8111-111111111111", 404)]
    [InlineData("/minutes/not-a-guid", 404)]
    [InlineData("/admin", 403)]
    [InlineData("/sign-in/failed", 200)]
    [InlineData("/sign-in/done", 200)]
    public async Task Pages_and_their_faults_forbid_scripts_frames_and_keeping_and_tell_no_detail(string path, int status)
    {
        using var clerk = await SignedInAsync(world.Sample.Clerk);
        using var answer = await clerk.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'; frame-ancestors 'self' https://teams.microsoft.com", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain(" *", headers["Content-Security-Policy"].Replace(" https://*.", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        Assert.Equal("no-store", headers["Cache-Control"]);
        Assert.DoesNotContain("Server", headers.Keys);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dist/../appsettings.json")]
    [InlineData("/dist/..%2fappsettings.json")]
    [InlineData("/dist/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/dist/..%5cappsettings.json")]
    [InlineData("/dist/....//....//etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/dist/%00")]
    [InlineData("/appsettings.json")]
    [InlineData("/web.config")]
    [InlineData("/Review/Index.cshtml")]
    [InlineData("/dist/")]
    [InlineData("/.git/config")]
    public async Task No_path_leads_out_of_the_folder_of_scripts_and_styles(string path)
    {
        var answer = await RawRequest.SendAsync(world.Pages, $"GET {path} HTTP/1.1\nHost: pages\nConnection: close", [], TimeSpan.FromSeconds(30));
        Assert.True(answer.StartsWith("HTTP/1.1 404", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Scripts_and_styles_are_taken_for_nothing_else()
    {
        using var stranger = new PlainReader(world.Pages);
        using var answer = await stranger.GetAsync("/dist/review.css");
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    /// <summary>Name, type and content of an upload are whatever somebody wrote: kept as words, read as a transcript, or refused in words.</summary>
    [Theory]
    [InlineData("../../<img src=x onerror=alert(1)>.vtt", "text/html", 302)]
    [InlineData("sitzung.vtt", "application/x-msdownload", 302)]
    [InlineData("sitzung.html", "text/vtt", 302)] // the content decides
    [InlineData("sitzung.exe", "text/vtt", 409)]
    public async Task An_upload_is_what_its_content_is(string name, string type, int status)
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var session = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        await world.Own(scene.Clerk).PutRecordingNoticeAsync(scene.SessionId, new RecordingNotice("Karla Kranich", session.StartsAt, false), session.Version, default);
        using var clerk = await SignedInAsync(scene.Clerk);
        var address = $"/review/sessions/{scene.SessionId}";
        var form = (await clerk.PageAsync(address)).FormOf("Transcript");
        using var content = new MultipartFormDataContent { { new StringContent(((IHtmlInputElement)form.QuerySelector("[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" } };
        content.Add(new StringContent(Guid.NewGuid().ToString()), "Upload.TranscriptId");
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(name.EndsWith(".exe", StringComparison.Ordinal) ? "MZ\u0090\u0000" : ReviewScene.Recording));
        file.Headers.TryAddWithoutValidation("Content-Type", type);
        content.Add(file, "Upload.File", name);
        using var answer = await clerk.SendAsync($"{address}?handler=Transcript", content);
        Assert.Equal(status, (int)answer.StatusCode);
        var page = await clerk.PageAsync(address);
        Assert.Null(page.QuerySelector("img"));
        Assert.DoesNotContain("../", page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Fields a person of good will would never send: an answer in words, never a fault.</summary>
    [Theory]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("\u0000\u0001")]
    [InlineData("c1-c999999,c1-c999999,c᪕")]
    [InlineData("-99999999999999999999")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Odd_fields_in_every_form_are_answered_and_never_a_fault(string value)
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        using var clerk = await SignedInAsync(scene.Clerk);
        using var admin = await SignedInAsync(world.Sample.Admin);
        foreach (var form in (await PageWalk.FormsAsync(world)).Where(form => form.Template is not "/sign-in/out"))
        {
            var victim = form.Template.StartsWith("/admin", StringComparison.Ordinal) ? admin : clerk;
            var fields = Fields().ToDictionary(field => field.Key, _ => value, StringComparer.Ordinal);
            fields["__RequestVerificationToken"] = TokenOf(await victim.PageAsync("/review"));
            using var answer = await victim.PostAsync(PageWalk.For(form.Template, scene) + (form.Handler is null ? "" : $"?handler={form.Handler}"), fields);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500 || form.Template == "/review/kept", $"{form}: {answer.StatusCode} {body[..Math.Min(body.Length, 600)]}");
            Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        }
    }

    private static string TokenOf(IHtmlDocument page) => ((IHtmlInputElement)page.QuerySelector("[name=__RequestVerificationToken]")!).Value;

    private async Task<string> StateAsync(ReviewScene scene)
    {
        var clerk = world.Own(scene.Clerk);
        return System.Text.Json.JsonSerializer.Serialize(
            new object?[] { await clerk.FindSessionAsync(scene.SessionId, default), await clerk.FindMinutesAsync(scene.SessionId, default), await clerk.FindGroupAsync(scene.GroupId, default) }, WireJson.Options);
    }

    private async Task<PlainReader> SignedInAsync(Playground.Issuer.Person person)
    {
        var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(person, "/review");
        return reader;
    }

    /// <summary>Fields of all the forms together: each page takes those it knows.</summary>
    private static Dictionary<string, string> Fields() => new(StringComparer.Ordinal)
    {
        ["Version"] = "1", ["Read"] = "true", ["Sha256"] = "x", ["FilledFrom"] = "x", ["Record.Place"] = "Bei Angreifers", ["Record.OpenedAt"] = "2026-01-01T17:00", ["Record.ClosedAt"] = "2026-01-01T18:00",
        ["Attendance.Members[0].Status"] = "Present", ["Attendance.Members[0].From"] = "17:20", ["Attendance.Members[0].MemberId"] = Guid.NewGuid().ToString(), ["Attendance.Guests[0].Name"] = "Gast",
        ["Notice.InformedBy"] = "x", ["Notice.InformedAt"] = "2026-01-01T17:00", ["Notice.Objections"] = "false", ["Upload.Notes"] = "Notiz: x", ["Upload.TranscriptId"] = Guid.NewGuid().ToString(),
        ["transcript"] = Guid.NewGuid().ToString(), ["Entry.EntryId"] = Guid.NewGuid().ToString(), ["Entry.AgendaItemId"] = Guid.NewGuid().ToString(), ["Entry.Kind"] = "Statement", ["Entry.Text"] = "Nie gesagt.",
        ["Entry.Cues"] = "c0001", ["Entry.DueBy"] = "2026-01-01", ["Entry.Yes"] = "1", ["entry"] = Guid.NewGuid().ToString(), ["Correction.Before"] = "x", ["Correction.After"] = "y", ["Correction.Reason"] = "z",
        ["Name"] = "x", ["ShortName"] = "x", ["Faction.Name"] = "x", ["Faction.ShortName"] = "x", ["Member.FamilyName"] = "x", ["Member.PersonId"] = Guid.NewGuid().ToString(), ["Member.From"] = "2026-01-01",
        ["Profile.NoticeDays"] = "1", ["errand"] = Guid.NewGuid().ToString(), ["member"] = Guid.NewGuid().ToString(), ["until"] = "2026-01-01",
    };
}
