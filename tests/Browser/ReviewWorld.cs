using Coordination.Contracts;
using Coordination.Playground;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>API, bot with its pages, and the issuer on real sockets, and a browser before them. Each test works in a group of its own.</summary>
public sealed class ReviewWorld : IAsyncLifetime
{
    private readonly Chromium _chromium = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-pages-").FullName;

    public SimulatedTeams Teams { get; private set; } = null!;

    public ProductHosts Hosts { get; private set; } = null!;

    public SampleGroup Sample { get; } = SampleGroup.Read();

    public Uri Pages => Hosts.BotAddress;

    public async Task InitializeAsync()
    {
        await _chromium.InitializeAsync();
        Teams = await SimulatedTeams.StartAsync(Sample.Teams(null, 0), TimeProvider.System);
        var settings = new ProductSettings($"Data Source={Path.Combine(_folder, "council.db")}")
        {
            More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:PersonPerMinute"] = "100000", ["RateLimits:AnonymousPerMinute"] = "100000" },
        };
        Hosts = await ProductHosts.StartAsync(Teams, settings, TimeProvider.System);
    }

    /// <summary>The API called with the person's own token.</summary>
    public CoordinationClient Own(Person person) => Hosts.Api.WithToken(Teams.Issuer.PersonToken(person));

    /// <summary>A window of its own, signed in through the issuer's real pages.</summary>
    public async Task<IPage> SignedInAsync(Person person, string path = "/review", BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.Locale ??= "de-DE";
        options.BaseURL = Pages.AbsoluteUri;
        var context = await _chromium.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Link, new() { Name = person.Name }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).Authority == Pages.Authority);
        return page;
    }

    public async Task DisposeAsync()
    {
        await Hosts.DisposeAsync();
        await Teams.DisposeAsync();
        await _chromium.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class ReviewPagesDefinition : ICollectionFixture<ReviewWorld>
{
    public const string Name = "review pages";
}
