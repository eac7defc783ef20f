using System.Net;
using Coordination.Bot.Review.SignIn;

namespace Coordination.Tests.Browser;

/// <summary>Sign-in, forgery and headers, seen as a bare HTTP client sees them: what an attacker would try first.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class SignInTests(ReviewWorld world)
{
    [Theory]
    [InlineData("/review/sessions/1?edit=2#e", "/review/sessions/1?edit=2#e")]
    [InlineData(null, "/review")]
    [InlineData("https://evil.example/", "/review")]
    [InlineData("//evil.example/", "/review")]
    [InlineData("/\\evil.example/", "/review")]
    [InlineData("/a\\b", "/review")]
    [InlineData("/\t/evil.example", "/review")]
    [InlineData("javascript:alert(1)", "/review")]
    public void Only_an_address_of_this_host_is_returned_to(string? asked, string expected) => Assert.Equal(expected, LocalPath.OrHome(asked));

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_issuer_and_back_to_the_page_asked_for()
    {
        using var reader = new PlainReader(world.Pages);
        var challenge = await reader.GetAsync("/review?x=1");
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        var landed = await reader.SignInAsync(world.Sample.Clerk, "/review?x=1");
        Assert.Equal("/review?x=1", landed.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, landed.StatusCode);
    }

    [Fact]
    public async Task A_foreign_return_address_ends_on_the_start_page()
    {
        using var reader = new PlainReader(world.Pages);
        var landed = await reader.SignInAsync(world.Sample.Clerk, "https://evil.example/steal");
        Assert.Equal(new Uri(world.Pages, "/review"), landed.RequestMessage!.RequestUri);
    }

    [Fact]
    public async Task The_challenge_asks_for_a_code_with_PKCE_and_the_cookie_hides_the_token()
    {
        using var reader = new PlainReader(world.Pages);
        var challenge = await reader.GetAsync("/sign-in?returnUrl=/review");
        var query = challenge.Headers.Location!.Query;
        Assert.Contains("code_challenge_method=S256", query, StringComparison.Ordinal);
        Assert.Contains("response_type=code", query, StringComparison.Ordinal);
        await reader.SignInAsync(world.Sample.Clerk, "/review");
        var cookie = reader.Cookies.GetCookies(world.Pages).Single(cookie => cookie.Name.StartsWith("coordination-pages", StringComparison.Ordinal));
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain("eyJ", cookie.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_nobody_asked_for_signs_nobody_in()
    {
        using var reader = new PlainReader(world.Pages);
        var answer = await reader.GetAsync("/sign-in/callback?code=stolen&state=forged");
        Assert.Equal("/sign-in/failed", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.GetAsync("/review")).StatusCode);
    }

    [Fact]
    public async Task Every_page_forbids_foreign_scripts_and_frames()
    {
        using var reader = new PlainReader(world.Pages);
        var page = await reader.SignInAsync(world.Sample.Clerk, "/review");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self' https://teams.microsoft.com", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
        var html = await PlainReader.ReadAsync(page);
        Assert.All(html.Scripts, script => Assert.True(script.HasAttribute("src") && script.TextContent.Trim().Length == 0));
        Assert.Empty(html.QuerySelectorAll("[style],[onclick]"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_needs_the_forms_token()
    {
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(world.Sample.Clerk, "/review");
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync("/sign-in/out", [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/review")).StatusCode);
        var form = (await reader.PageAsync("/review")).Forms.First(form => form.Action.EndsWith("/sign-in/out", StringComparison.Ordinal));
        await reader.SubmitAsync(form);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.GetAsync("/review")).StatusCode);
    }

    [Fact]
    public async Task Typed_text_survives_a_session_that_has_ended()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(scene.Clerk, "/review");
        var form = (await reader.PageAsync($"/review/sessions/{scene.SessionId}")).FormOf("Record");
        reader.ForgetSession();
        var kept = await reader.SubmitAsync(form, ("Record.Place", "Gewächshaus am Stadtpark"));
        Assert.Equal(HttpStatusCode.Unauthorized, kept.StatusCode);
        var page = await PlainReader.ReadAsync(kept);
        Assert.Contains("Gewächshaus am Stadtpark", page.Body!.TextContent, StringComparison.Ordinal);

        await reader.SignInAsync(scene.Clerk, "/sign-in/done");
        var again = page.Forms.Single(f => f.QuerySelector("[name='Record.Place']") is not null);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.SubmitAsync(again)).StatusCode);
        Assert.Equal("Gewächshaus am Stadtpark", (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!.Record.Place);
    }
}
