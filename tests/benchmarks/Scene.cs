using System.Globalization;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Benchmarks;

/// <summary>One database with API and bot as separate processes, and eight groups of sixteen people who have opened their chats.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private const int Groups = 8;
    private const int PeopleEach = 16;
    private const int ItemsOnAgenda = 10;

    private readonly IssuerHost _issuer;
    private readonly ReplyConnector _connector;
    private readonly HttpClientHandler _handler = new();

    private Scene(Provider provider, IssuerHost issuer, ReplyConnector connector) => (Provider, _issuer, _connector) = (provider, issuer, connector);

    public Provider Provider { get; }
    public Database Database { get; private set; } = null!;
    public Measured Api { get; private set; } = null!;
    public TokenIssuer Issuer => _issuer.Issuer;
    public ReplyConnector Connector => _connector;

    /// <summary>Everybody, group by group.</summary>
    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    /// <summary>Where nobody has the chair at the moment: a proposal makes no message, so that a turn can be measured without the delivery of another.</summary>
    public IReadOnlyList<Seat> SeatsWithoutChair => [.. Seats.Where(seat => !seat.HasChair)];

    public IReadOnlyList<Seat> SeatsWithChair => [.. Seats.Where(seat => seat.HasChair)];

    public static Person Admin { get; } = new(Guid.NewGuid(), "Alma Administrator", "alma@kreis.example", IsAdmin: true);

    /// <summary>A person, their group, and the next session of that group, where it has a chair to plan one.</summary>
    public sealed record Seat(Person Person, Guid GroupId, Guid SessionId, bool HasChair);

    public static async Task<Scene> CreateAsync(Provider provider, IssuerHost issuer, ReplyConnector connector)
    {
        var scene = new Scene(provider, issuer, connector) { Database = await Database.CreateAsync(provider) };
        scene.Api = await Published.StartAsync("api", scene.ApiSettings());
        scene.Seats = await scene.PeopleAsync();
        return scene;
    }

    public Dictionary<string, string?> ApiSettings() => new(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = Database.ConnectionString,
        ["Entra:Authority"] = Issuer.Authority,
        ["Entra:TenantId"] = Issuer.Registrations.TenantId.ToString(),
        ["Entra:Audience"] = Issuer.Registrations.ApiAudience,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Calendar:Key"] = Convert.ToBase64String(new byte[32]),
        // The limits count, but at a height that a load from sixteen people a group does not reach.
        ["RateLimits:PersonPerMinute"] = "100000000",
        ["RateLimits:BotPerMinute"] = "100000000",
    };

    public Dictionary<string, string?> BotSettings() => new(StringComparer.Ordinal)
    {
        ["Api:BaseAddress"] = Api.Address.AbsoluteUri,
        ["Pages:BaseAddress"] = "https://pages.example/",
        ["Entra:Authority"] = Issuer.Authority,
        ["Entra:TenantId"] = Issuer.Registrations.TenantId.ToString(),
        ["Entra:ClientId"] = Issuer.Registrations.PagesClientId.ToString(),
        ["Entra:ClientSecret"] = Issuer.Registrations.PagesSecret,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Channel:AppId"] = Issuer.Registrations.BotAppId.ToString(),
        ["Channel:ClientSecret"] = Issuer.Registrations.BotSecret,
        ["Channel:TenantId"] = Issuer.Registrations.TenantId.ToString(),
        ["Channel:TokenEndpoint"] = Issuer.TokenEndpoint,
        ["Channel:Issuer"] = Issuer.ChannelIssuer,
        ["Channel:MetadataAddress"] = Issuer.ChannelMetadataAddress,
        ["Channel:AllowedServiceHosts:0"] = "127.0.0.1",
        ["Channel:AllowHttpOnLoopback"] = "true",
        // What Teams would take is known (50 messages a second); measured is what the bot can do.
        ["Channel:Paced"] = "false",
    };

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Database.DisposeAsync();
        _handler.Dispose();
    }

    private async Task<List<Seat>> PeopleAsync()
    {
        using var http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = Api.Address };
        var api = new CoordinationClient(http);
        var seats = new List<Seat>();
        for (var group = 1; group <= Groups; group++)
        {
            seats.AddRange(await GroupAsync(api, group));
        }

        return seats;
    }

    private async Task<List<Seat>> GroupAsync(CoordinationClient api, int number)
    {
        var (groupId, factionId, sessionId) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var admin = api.WithToken(Issuer.PersonToken(Admin));
        var name = $"Arbeitsgruppe {number.ToString(CultureInfo.InvariantCulture)}";
        await admin.PutGroupAsync(groupId, new GroupDefinition(name, $"AG {number}", new PolicyProfile()), default);
        await admin.PutFactionAsync(groupId, factionId, new FactionDefinition("Fraktion der Rosen", "Rosen"), default);
        var seats = new List<Seat>();
        var hasChair = number % 2 == 0;
        for (var place = 0; place < PeopleEach; place++)
        {
            var person = new Person(Guid.NewGuid(), $"Mitglied {number}.{place}", $"mitglied{number}.{place}@kreis.example");
            await admin.PutMemberAsync(groupId, person.Id, In(person, factionId, hasChair && place == 0 ? Role.Chair : Role.Member), default);
            await api.WithToken(Issuer.AppToken(Routes.ActForRole)).ActingFor(person.Id).PutConversationAsync(Chat(person), default);
            seats.Add(new Seat(person, groupId, sessionId, hasChair));
        }

        if (hasChair)
        {
            await AgendaAsync(api.WithToken(Issuer.PersonToken(seats[0].Person)), groupId, sessionId);
        }

        return seats;
    }

    private static MemberDefinition In(Person person, Guid factionId, Role role) =>
        new(person.Id, new PersonName("Frau", null, "Erna", person.Name, null), person.Mail, factionId, role, HasVote: true);

    private static async Task AgendaAsync(CoordinationClient chair, Guid groupId, Guid sessionId)
    {
        var start = CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(30), new TimeOnly(17, 0));
        await chair.PutSessionAsync(sessionId, new PlanSession(groupId, start, start.AddHours(2), "Kreishaus"), default);
        for (var item = 1; item <= ItemsOnAgenda; item++)
        {
            var proposed = await chair.PutItemAsync(Guid.NewGuid(), new ProposeItem(groupId, $"Sachstand {item}", "Es wird Zeit.", Publicity.Public, null), default);
            await chair.PutAdmissionAsync(proposed.Id, new AdmitItem(sessionId), default);
        }
    }

    private ConversationRecord Chat(Person person) => new(
        ChannelRequests.ChatOf(person), ConversationKind.Personal, _connector.ServiceUrl, Issuer.Registrations.TenantId, null, person.Id,
        person.TeamsUserId, "de-DE");
}
