using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;
using Coordination.Tests.Browser;
using Coordination.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Faults;

/// <summary>API, bot and pages over a database that a test takes room, permission or peace from; what people then see at each of the three doors.</summary>
public sealed class FaultWorld : IAsyncDisposable
{
    private readonly ServiceProvider _clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly Database _database;

    private FaultWorld(Database database) => _database = database;

    public SampleGroup Group { get; } = SampleGroup.Read();
    public SimulatedTeams Teams { get; private set; } = null!;
    public ProductHosts Hosts { get; private set; } = null!;
    public Person Member => Group.OrdinaryMembers[0];

    /// <summary>The world has the database from now on, and disposes of it.</summary>
    public static async Task<FaultWorld> CreateAsync(Database database)
    {
        var world = new FaultWorld(database);
        world.Teams = await SimulatedTeams.StartAsync(world.Group.Teams(null, 0), TimeProvider.System);
        world.Hosts = await ProductHosts.StartAsync(world.Teams, new ProductSettings(database.ConnectionString)
        {
            More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:PersonPerMinute"] = "100000" },
        }, TimeProvider.System);
        await world.Group.EnterAsync(world.Own(world.Group.Admin), default);
        await world.Teams.InstallAsync(default);
        return world;
    }

    public CoordinationClient Own(Person person) => Hosts.Api.WithToken(Teams.Issuer.PersonToken(person));

    public Task<AgendaItemView> ProposeAsync(Guid id, string title) =>
        Own(Member).PutItemAsync(id, new ProposeItem(Group.GroupId, title, new string('x', 1500), Publicity.Public, null), default);

    /// <summary>The bare answer to a write: status, code and the pause it asks for.</summary>
    public async Task<(HttpStatusCode Status, string? Code, TimeSpan? RetryAfter)> AnswerAsync()
    {
        using var http = Http(Hosts.ApiAddress);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Teams.Issuer.PersonToken(Member));
        using var answer = await http.PutAsJsonAsync(Routes.Fill(Routes.Item, Guid.NewGuid()), new ProposeItem(Group.GroupId, "Beete", new string('x', 1500), null, null), WireJson.Options);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["code"], answer.Headers.RetryAfter?.Delta);
    }

    public async Task<string> HealthAsync()
    {
        using var http = Http(Hosts.ApiAddress);
        return (string)JsonNode.Parse(await http.GetStringAsync("/health/ready"))!["status"]!;
    }

    /// <summary>What the bot answers in the member's chat.</summary>
    public async Task<string> SayAsync(string text)
    {
        var chat = Teams.PersonalChat(Member);
        var delivery = (await Teams.SayAsync(Member, chat, text, default))!;
        Assert.Equal(200, delivery.Answer.Status);
        var reply = Teams.Chats.Messages(chat).Last(m => (string?)m.Activity["replyToId"] == (string?)delivery.Activity["id"]);
        return (string?)reply.Activity["text"] ?? reply.Activity.ToJsonString();
    }

    /// <summary>What the clerk reads on the page after a form that could not be stored. A short row may still find room in a page: then once more.</summary>
    public async Task<string> SubmitAsync(Guid sessionId)
    {
        using var reader = new PlainReader(Hosts.BotAddress);
        await reader.SignInAsync(Group.Clerk, "/review");
        for (var i = 0; i < 100; i++)
        {
            var form = (await reader.PageAsync($"/review/sessions/{sessionId}")).FormOf("Record");
            using var answer = await reader.SubmitAsync(form, ("Record.Place", $"Orangerie am Stadtpark {i} {new string('x', 250)}"));
            if (answer.StatusCode != HttpStatusCode.Redirect)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                return (await PlainReader.ReadAsync(answer)).Body!.TextContent;
            }
        }

        throw new InvalidOperationException("There is always room for one more.");
    }

    /// <summary>A session under way: its record is what the clerk may fill in.</summary>
    public async Task<Guid> OpenSessionAsync()
    {
        var chair = Own(Group.Chair);
        var start = CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(30), new TimeOnly(17, 0));
        var session = await chair.PutSessionAsync(Guid.NewGuid(), new PlanSession(Group.GroupId, start, start.AddHours(2), "Kreishaus"), default);
        var item = await ProposeAsync(Guid.NewGuid(), "Sachstand Beete");
        await chair.PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default);
        await chair.PutInvitationAsync(session.Id, default);
        await chair.PutOpeningAsync(session.Id, new SessionMoment(start), default);
        return session.Id;
    }

    public HttpClient Http(Uri address)
    {
        var http = _clients.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = address;
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await Hosts.DisposeAsync();
        await Teams.DisposeAsync();
        await _clients.DisposeAsync();
        await _database.DisposeAsync();
    }
}
