using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Api.Errands;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Faults;

/// <summary>
/// The deployment under test: two API and two bot processes on PostgreSQL, one of each on SQLite, and eight groups whose people write at the
/// simulated Teams and call the API with their own tokens.
/// </summary>
public sealed class KillScene : IAsyncDisposable
{
    private const int Groups = 8;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly ServiceProvider _clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly ConcurrentDictionary<Guid, string> _tokens = new();
    private Database _database = null!;
    private ProcessFleet _fleet = null!;

    private static Person Admin { get; } = new(Guid.NewGuid(), "Alma Administrator", "alma@kreis.example", IsAdmin: true);

    public IReadOnlyList<Council> Councils { get; } = [.. Enumerable.Range(1, Groups).Select(number => new Council(number))];
    public SimulatedTeams Teams { get; private set; } = null!;
    public IReadOnlyList<Seat> Apis { get; private set; } = [];
    public IReadOnlyList<Seat> Bots { get; private set; } = [];
    public ConcurrentDictionary<Guid, GroupView> Rosters { get; } = new();

    public string Logs => _fleet.Logs;

    /// <summary>The scene has the database from now on, and disposes of it.</summary>
    public static async Task<KillScene> CreateAsync(Database database, int each)
    {
        var scene = new KillScene { _database = database };
        List<Person> people = [Admin, .. scene.Councils.SelectMany(council => council.Everybody)];
        scene.Teams = await SimulatedTeams.StartAsync(new TeamsSettings(people, "AG Garten", []), TimeProvider.System);
        scene._fleet = new ProcessFleet(
            scene._database.ConnectionString, scene.Teams, ("RateLimits:PersonPerMinute", "100000"), ("RateLimits:BotPerMinute", "1000000"),
            ("Errands:LeaseSeconds", "10"));
        await scene.StartAsync(each);
        foreach (var council in scene.Councils)
        {
            await scene.EnterAsync(council);
        }

        return scene;
    }

    /// <summary>An API, called with the person's own token.</summary>
    public CoordinationClient Own(Person person, Seat api) =>
        new CoordinationClient(Http(api.Address)).WithToken(_tokens.GetOrAdd(person.Id, _ => Teams.Issuer.PersonToken(person)));

    public HttpClient Http(Uri address)
    {
        var http = _clients.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = address;
        http.Timeout = TimeSpan.FromSeconds(100);
        return http;
    }

    /// <summary>The edge of one bot, posted to as Teams does: signed, over HTTP.</summary>
    public BotEdge Edge(Seat bot) => new(_clients.GetRequiredService<IHttpClientFactory>(), Teams.Issuer, () => bot.Address, () => Teams.ServiceUrl);

    /// <summary>The database as it is, past both hosts.</summary>
    public CouncilDb Open()
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilDatabase(new DatabaseOptions { ConnectionString = _database.ConnectionString });
        return new CouncilDb(options.Options);
    }

    public async Task<List<Errand>> ErrandsAsync()
    {
        await using var db = Open();
        return await db.Errands.AsNoTracking().ToListAsync();
    }

    /// <summary>Lets the errands come to rest: first by themselves, then those that wait for their next attempt are made due.</summary>
    /// <remarks>A slow machine may take its time as long as errands get done; what stands still is the failure.</remarks>
    /// <returns>How many waited for another attempt.</returns>
    public async Task<int> RestAsync()
    {
        var now = TimeProvider.System.GetUtcNow;
        await UntilAsync(errands => errands.TrueForAll(e => e.State is ErrandState.Done || (e.State == ErrandState.Due && e.DueAt > now())));
        var waiting = (await ErrandsAsync()).Count(errand => errand.State == ErrandState.Due);
        await UntilAsync(errands => errands.TrueForAll(e => e.State is ErrandState.Done), async () =>
        {
            await using var db = Open();
            var due = now().AddSeconds(-1);
            await db.Errands.Where(e => e.State == ErrandState.Due && e.DueAt > due).ExecuteUpdateAsync(set => set.SetProperty(e => e.DueAt, due));
        });
        return waiting;
    }

    public async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        await _clients.DisposeAsync();
        await Teams.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task UntilAsync(Func<List<Errand>, bool> enough, Func<Task>? push = null)
    {
        var (moved, done) = (Stopwatch.GetTimestamp(), -1);
        for (; ; await Task.Delay(300))
        {
            await (push?.Invoke() ?? Task.CompletedTask);
            var errands = await ErrandsAsync();
            if (enough(errands))
            {
                return;
            }

            var left = errands.Where(e => e.State != ErrandState.Done)
                .Select(e => $"{e.Kind} {e.State} {e.Problem} attempt {e.Attempt} due {e.DueAt:T} leased until {e.LeasedUntil:T}").ToList();
            if (errands.Count - left.Count != done)
            {
                (moved, done) = (Stopwatch.GetTimestamp(), errands.Count - left.Count);
            }

            Assert.True(Stopwatch.GetElapsedTime(moved) < _patience, $"{done} done, then nothing for {_patience.TotalSeconds} s: {string.Join("; ", left)}");
        }
    }

    private async Task StartAsync(int each)
    {
        Apis = [.. Enumerable.Range(1, each).Select(i => new Seat($"api {i}", _fleet.StartApi))];
        await Task.WhenAll(Apis.Select(api => api.StartAsync()));
        Bots = [.. Apis.Select((api, i) => new Seat($"bot {i + 1}", port => _fleet.StartBot(api.Address, port)))];
        await Task.WhenAll(Bots.Select(bot => bot.StartAsync()));
    }

    private async Task EnterAsync(Council council)
    {
        var admin = Own(Admin, Apis[0]);
        await admin.PutGroupAsync(council.GroupId, council.Definition, default);
        using var roster = council.Roster();
        await admin.PutRosterAsync(council.GroupId, roster, default);
        Rosters[council.GroupId] = (await Own(council.Chair, Apis[0]).FindGroupAsync(council.GroupId, default))!;
        foreach (var person in council.Everybody)
        {
            var chat = Teams.PersonalChat(person);
            Teams.Chats.Installed(chat);
            var bot = new CoordinationClient(Http(Apis[0].Address)).WithToken(Teams.Issuer.AppToken(Routes.ActForRole));
            await bot.ActingFor(person.Id).PutConversationAsync(
                new ConversationRecord(
                    chat.Id, ConversationKind.Personal, Teams.ServiceUrl, Teams.Issuer.Registrations.TenantId, null, person.Id, person.TeamsUserId, "de-DE"),
                default);
        }
    }
}
