using System.Net;
using Coordination.Bot.Review.SignIn;
using Coordination.Playground.Issuer;
using Coordination.Tests.Browser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Attacks;

/// <summary>Ways to be signed in as somebody else, to sign somebody else in as oneself, and to have the issuer send its code elsewhere.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class SignInAttacks(ReviewWorld world)
{
    private TokenIssuer Issuer => world.Teams.Issuer;

    /// <summary>Login CSRF: the attacker's own code and state, opened in the victim's browser.</summary>
    [Fact]
    public async Task An_attackers_callback_does_not_sign_the_victim_in_as_the_attacker()
    {
        using var attacker = new PlainReader(world.Pages);
        var callback = await CallbackAsync(attacker, world.Sample.Guest);
        using var victim = new PlainReader(world.Pages);
        using var opened = await victim.GetAsync(callback);
        Assert.Equal("/sign-in/failed", opened.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await victim.GetAsync("/review")).StatusCode);

        // Also where the victim is signing in themselves at that moment.
        await CallbackAsync(victim, world.Sample.Clerk);
        Assert.Equal("/sign-in/failed", (await victim.GetAsync(callback)).Headers.Location!.OriginalString);
    }

    /// <summary>Code injection: a stolen code under one's own state fails at the verifier that only the thief's victim had.</summary>
    [Fact]
    public async Task A_stolen_code_is_worth_nothing_under_another_state()
    {
        using var victim = new PlainReader(world.Pages);
        var stolen = QueryHelpers.ParseQuery(new Uri(await CallbackAsync(victim, world.Sample.Clerk)).Query)["code"].ToString();
        using var thief = new PlainReader(world.Pages);
        var own = new Uri(await CallbackAsync(thief, world.Sample.Guest));
        var state = QueryHelpers.ParseQuery(own.Query)["state"].ToString();
        using var opened = await thief.GetAsync($"/sign-in/callback?code={Uri.EscapeDataString(stolen)}&state={Uri.EscapeDataString(state)}");
        Assert.Equal("/sign-in/failed", opened.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/review")).StatusCode);
    }

    [Fact]
    public async Task A_callback_counts_once()
    {
        using var clerk = new PlainReader(world.Pages);
        var callback = await CallbackAsync(clerk, world.Sample.Clerk);
        Assert.Equal("/review", (await clerk.GetAsync(callback)).Headers.Location!.OriginalString);
        Assert.Equal("/sign-in/failed", (await clerk.GetAsync(callback)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("invented")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("chunks-9999")]
    [InlineData("chunks-2")]
    public async Task A_session_cookie_that_this_host_did_not_make_is_none(string value)
    {
        using var attacker = new PlainReader(world.Pages);
        attacker.Cookies.Add(world.Pages, new Cookie("coordination-pages", value));
        Assert.Equal(HttpStatusCode.Redirect, (await attacker.GetAsync("/review")).StatusCode);
    }

    /// <summary>Fixation: whatever a browser brought along, the sign-in makes a new session.</summary>
    [Fact]
    public async Task A_sign_in_makes_a_session_of_its_own()
    {
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(world.Sample.Guest, "/review");
        var before = SessionOf(reader);
        await reader.SignInAsync(world.Sample.Clerk, "/review");
        Assert.NotEqual(before, SessionOf(reader));
        Assert.Contains(world.Sample.Clerk.Name, (await reader.PageAsync("/review")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("Host: pages\nX-Forwarded-Host: evil.example")]
    [InlineData("Host: pages\nX-Forwarded-Proto: https\nX-Forwarded-For: 10.0.0.1\nX-Forwarded-Prefix: /evil.example")]
    [InlineData("Host: pages\nForwarded: host=evil.example;proto=https")]
    [InlineData("Host: pages\nX-Original-URL: /admin\nX-Rewrite-URL: /admin\nX-Original-Host: evil.example")]
    public async Task No_header_changes_where_people_are_sent(string headers)
    {
        foreach (var (path, place) in new[] { ("/review", "/sign-in?returnUrl=%2Freview"), ("/sign-in?returnUrl=/review", Issuer.Authority) })
        {
            var answer = await AllAsync($"GET {path} HTTP/1.1\n{headers}\nConnection: close");
            var location = answer.Split("\r\n").Single(line => line.StartsWith("Location: ", StringComparison.Ordinal))["Location: ".Length..];
            Assert.StartsWith(place, location, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", answer, StringComparison.Ordinal);
            if (path != "/review")
                Assert.Contains($"redirect_uri={Uri.EscapeDataString($"{world.Pages}sign-in/callback")}", location, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%2F%5Cevil.example")]
    [InlineData("%2F%09%2Fevil.example")]
    [InlineData("%2F%0d%0aSet-Cookie:%20x=y")]
    [InlineData("https:evil.example")]
    [InlineData("%68ttps://evil.example")]
    [InlineData("/review%00//evil.example")]
    [InlineData("/review&returnUrl=//evil.example")]
    [InlineData("\\\\evil.example")]
    public async Task Whatever_is_asked_for_people_land_on_this_host(string returnUrl)
    {
        using var reader = new PlainReader(world.Pages);
        var challenge = await reader.GetAsync($"/sign-in?returnUrl={returnUrl}&login_hint={world.Sample.Clerk.Id}");
        var callback = await reader.GetAsync(challenge.Headers.Location!.AbsoluteUri);
        var back = await reader.GetAsync(callback.Headers.Location!.AbsoluteUri);
        var landed = new Uri(world.Pages, back.Headers.Location!);
        Assert.Equal(world.Pages.Authority, landed.Authority);
        Assert.DoesNotContain(reader.Cookies.GetAllCookies(), cookie => cookie.Name == "x");
    }

    public static TheoryData<string> BadIdTokens =>
        ["none", "tenant", "no tenant", "audience", "expired", "issuer", "foreign key", "channel key", "no person", "person of another kind", "unsigned", "symmetric"];

    [Theory]
    [MemberData(nameof(BadIdTokens))]
    public async Task An_id_token_that_is_not_this_tenants_for_these_pages_names_nobody(string kind)
    {
        var services = world.Hosts.BotServices;
        var tokens = services.GetRequiredService<IdTokens>();
        var claims = Issuer.PersonClaims(world.Sample.Clerk);
        var (audience, people) = (Issuer.Registrations.PagesClientId.ToString(), Issuer.PeopleKey);
        Assert.NotEmpty(await tokens.ReadAsync(Issuer.Sign(claims, people, Issuer.Authority, audience), default));

        using var forge = new TokenForge(Issuer, "x");
        using var foreign = SigningKey.Create();
        string Changed(string claim, object? value)
        {
            claims[claim] = value ?? "";
            return Issuer.Sign(claims, people, Issuer.Authority, audience);
        }

        var token = kind switch
        {
            "none" => null,
            "tenant" => Changed("tid", Guid.NewGuid().ToString()),
            "no tenant" => Changed("tid", null),
            "audience" => Issuer.Sign(claims, people, Issuer.Authority, Guid.NewGuid().ToString()),
            "expired" => Issuer.Sign(claims, people, Issuer.Authority, audience, Issuer.Clock.GetUtcNow().AddMinutes(-10)),
            "issuer" => Issuer.Sign(claims, people, "https://login.example/v2.0", audience),
            "foreign key" => Issuer.Sign(claims, foreign, Issuer.Authority, audience),
            "channel key" => Issuer.Sign(claims, Issuer.ChannelKey, Issuer.Authority, audience),
            "no person" => Changed("oid", null),
            "person of another kind" => Changed("oid", "admin"),
            "unsigned" => forge.Unsigned("none"),
            _ => forge.SignWithPublicKey("HS256", System.Text.Encoding.UTF8.GetBytes(people.ToJwk().ToJsonString())),
        };
        await Assert.ThrowsAnyAsync<AuthenticationFailureException>(() => tokens.ReadAsync(token, default));
    }

    /// <summary>Signs in as far as the address that the issuer sends the browser back to.</summary>
    private static async Task<string> CallbackAsync(PlainReader reader, Person person)
    {
        var challenge = await reader.GetAsync($"/sign-in?returnUrl=/review&login_hint={person.Id}");
        var back = await reader.GetAsync(challenge.Headers.Location!.AbsoluteUri);
        return back.Headers.Location!.AbsoluteUri;
    }

    private string SessionOf(PlainReader reader) =>
        string.Concat(reader.Cookies.GetCookies(world.Pages).Where(cookie => cookie.Name.StartsWith("coordination-pages", StringComparison.Ordinal)).Select(cookie => cookie.Value));

    private async Task<string> AllAsync(string head)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(world.Pages.Host, world.Pages.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
