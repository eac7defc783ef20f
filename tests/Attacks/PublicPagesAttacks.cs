using System.Net;
using Coordination.Bot;
using Coordination.Tests.Rules;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Attacks;

/// <summary>The bot as it stands in the open: behind a proxy that ends TLS, with secure addresses only, and an issuer that is away.</summary>
public sealed class PublicPagesAttacks : IAsyncLifetime, IDisposable
{
    private readonly ErrorLog _errors = new();
    private WebApplication _bot = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var options = new WebApplicationOptions
        {
            ApplicationName = typeof(BotHost).Assembly.GetName().Name, ContentRootPath = Path.Combine(Sources.Root, "bot"), EnvironmentName = "Staging",
            Args = ["--ForwardedHeaders_Enabled=true"],
        };
        _bot = BotHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(_errors);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Api:BaseAddress"] = "http://127.0.0.1:9/", ["Pages:BaseAddress"] = "https://pages.example/", ["RateLimits:AnonymousPerMinute"] = "12",
                ["Entra:Authority"] = "https://127.0.0.1:9/v2.0", ["Entra:TenantId"] = Guid.NewGuid().ToString(), ["Entra:ClientId"] = "c", ["Entra:ClientSecret"] = "s",
                ["Channel:AppId"] = "a", ["Channel:ClientSecret"] = "s", ["Channel:TenantId"] = Guid.NewGuid().ToString(),
            });
        });
        await _bot.StartAsync();
        _http = _bot.Services.GetRequiredService<IHttpClientFactory>().CreateClient("stranger");
        _http.BaseAddress = new Uri(_bot.Urls.Single());
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        using var page = await GetAsync("/sign-in/done", "203.0.113.1");
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public void Every_cookie_is_bound_to_this_host_secure_and_out_of_reach_of_scripts_and_other_sites()
    {
        var services = _bot.Services;
        foreach (var cookie in new[]
        {
            services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("pages").Cookie,
            services.GetRequiredService<IOptionsMonitor<OAuthOptions>>().Get("entra").CorrelationCookie,
            services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie,
        })
        {
            Assert.StartsWith("__Host-coordination-", cookie.Name, StringComparison.Ordinal);
            Assert.Equal((CookieSecurePolicy.Always, SameSiteMode.Lax, true, "/", null), (cookie.SecurePolicy, cookie.SameSite, cookie.HttpOnly, cookie.Path, cookie.Domain));
        }
    }

    [Fact]
    public async Task One_address_is_stopped_at_the_sign_in_and_the_others_are_not()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            // The first entry is whatever the attacker wrote; the proxy adds the last.
            using var answer = await GetAsync(i % 2 == 0 ? "/sign-in/done" : "/sign-in/callback?code=x&state=y", $"198.51.100.{i}, 203.0.113.2");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.All(statuses[..12], status => Assert.True(status is 200 or 302, $"{status}"));
        Assert.All(statuses[12..], status => Assert.Equal(429, status));
        Assert.Equal(200, (int)(await GetAsync("/sign-in/done", "203.0.113.3")).StatusCode);
        Assert.Equal(401, (int)(await _http.PostAsync(new Uri("/api/messages", UriKind.Relative), null)).StatusCode);
    }

    [Fact]
    public async Task Who_guesses_at_answer_links_is_stopped()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await GetAsync($"/answer/{i:D43}", "203.0.113.9");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.DoesNotContain(429, statuses[..12]);
        Assert.All(statuses[12..], status => Assert.Equal(429, status));
    }

    [Fact]
    public async Task While_the_issuer_is_away_people_are_told_so_and_nothing_breaks()
    {
        using var answer = await GetAsync("/sign-in?returnUrl=/review", "203.0.113.4");
        Assert.Equal("/sign-in/failed", answer.Headers.Location!.OriginalString);
        Assert.Empty(_errors.Entries);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_answered_with_nothing()
    {
        foreach (var path in new[] { "/", "/nothing", "/api", "/api/messages/x", "/swagger", "/.env", "/review/nothing" })
        {
            using var answer = await GetAsync(path, "203.0.113.5");
            Assert.Equal((path, 404), (path, (int)answer.StatusCode));
            Assert.Empty(await answer.Content.ReadAsStringAsync());
        }
    }

    public void Dispose()
    {
        _errors.Dispose();
        _http.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = "pages.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = _http.BaseAddress };
        return await http.SendAsync(request);
    }
}
