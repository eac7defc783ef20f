using System.Globalization;
using System.Text;
using Coordination.Api.Errands;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Stories;

/// <summary>
/// Two API and two bot processes on one PostgreSQL, and a group of 500 whose invitation is due. The simulated Teams runs in the test, so that
/// it sees every message, and outlives whoever is killed.
/// </summary>
public sealed class ProcessScene : IAsyncDisposable
{
    public const int Size = 500;

    private readonly HttpClient _http = new(new HttpClientHandler(), disposeHandler: true);
    private readonly List<ProductProcess> _started = [];
    private readonly Guid _groupId = Guid.NewGuid();
    private Database _database = null!;
    private SimulatedTeams _teams = null!;

    private static Person Admin { get; } = new(Guid.NewGuid(), "Alma Administrator", "alma@kreis.example", IsAdmin: true);

    private List<Person> Members { get; } =
        [.. Enumerable.Range(1, Size).Select(i => new Person(Guid.NewGuid(), $"Mitglied {i}", $"mitglied{i}@kreis.example"))];

    public string Logs => string.Join("\n\n", _started.Select(process => process.Log));

    public static async Task<ProcessScene> CreateAsync()
    {
        var scene = new ProcessScene { _database = await Database.CreateAsync(Provider.PostgreSql) };
        scene._teams = await SimulatedTeams.StartAsync(new TeamsSettings([.. scene.Members, Admin], "AG Garten", []), TimeProvider.System);
        return scene;
    }

    public ProductProcess StartApi(int port = 0) => Started(ProductProcess.Start("api", ApiSettings, port));

    public ProductProcess StartBot(Uri api, int port = 0) => Started(ProductProcess.Start("bot", BotSettings(api), port));

    /// <summary>The group with everybody's chat, a session, and the invitation that makes one errand for each member.</summary>
    public async Task InviteAsync(Uri api)
    {
        _http.BaseAddress = api;
        var admin = new CoordinationClient(_http).WithToken(_teams.Issuer.PersonToken(Admin));
        await admin.PutGroupAsync(_groupId, new GroupDefinition("Arbeitsgruppe Gartenbau", "AG Garten", new PolicyProfile()), default);
        using var roster = new MemoryStream(Encoding.UTF8.GetBytes(Roster()));
        await admin.PutRosterAsync(_groupId, roster, default);
        await Parallel.ForEachAsync(Members, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (member, _) => await OpenChatAsync(member));

        var chair = Own(Members[0]);
        var start = CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(30), new TimeOnly(17, 0));
        var session = await chair.PutSessionAsync(Guid.NewGuid(), new PlanSession(_groupId, start, start.AddHours(2), "Kreishaus"), default);
        var item = await chair.PutItemAsync(Guid.NewGuid(), new ProposeItem(_groupId, "Sachstand Beete", null, Publicity.Public, null), default);
        await chair.PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default);
        await chair.PutInvitationAsync(session.Id, default);
    }

    /// <summary>The invitations that Teams took, one entry for each message, by person.</summary>
    public List<Guid> Taken() =>
    [
        .. from member in Members
           from message in _teams.Chats.Messages(_teams.PersonalChat(member))
           where message.Activity.ToJsonString().Contains("Einladung zur", StringComparison.Ordinal)
           select member.Id,
    ];

    public async Task<List<Errand>> InvitationsAsync()
    {
        await using var db = new CouncilDb(Options());
        return await db.Errands.AsNoTracking().Where(e => e.GroupId == _groupId && e.Kind == ErrandKind.SendInvitation).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            await process.DisposeAsync();
        }

        _http.Dispose();
        await _teams.DisposeAsync();
        await _database.DisposeAsync();
    }

    private DbContextOptions<CouncilDb> Options()
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilDatabase(new DatabaseOptions { ConnectionString = _database.ConnectionString });
        return options.Options;
    }

    private ProductProcess Started(ProductProcess process)
    {
        _started.Add(process);
        return process;
    }

    private CoordinationClient Own(Person person) => new CoordinationClient(_http).WithToken(_teams.Issuer.PersonToken(person));

    private string Roster() => Members.Aggregate(
        new StringBuilder("personId;familyName;role\n"),
        (csv, member) => csv.Append(CultureInfo.InvariantCulture, $"{member.Id};{member.Name};{(member == Members[0] ? Role.Chair : Role.Member)}\n"),
        csv => csv.ToString());

    private async Task OpenChatAsync(Person member)
    {
        var chat = _teams.PersonalChat(member);
        _teams.Chats.Installed(chat);
        var bot = new CoordinationClient(_http).WithToken(_teams.Issuer.AppToken(Routes.ActForRole));
        await bot.ActingFor(member.Id).PutConversationAsync(
            new ConversationRecord(
                chat.Id, ConversationKind.Personal, _teams.ServiceUrl, _teams.Issuer.Registrations.TenantId, null, member.Id, member.TeamsUserId, "de-DE"),
            default);
    }

    private Dictionary<string, string?> ApiSettings => new(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = _database.ConnectionString,
        ["Entra:Authority"] = _teams.Issuer.Authority,
        ["Entra:TenantId"] = _teams.Issuer.Registrations.TenantId.ToString(),
        ["Entra:Audience"] = _teams.Issuer.Registrations.ApiAudience,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Calendar:Key"] = Convert.ToBase64String(new byte[32]),
    };

    private Dictionary<string, string?> BotSettings(Uri api) => new(StringComparer.Ordinal)
    {
        ["Api:BaseAddress"] = api.AbsoluteUri,
        ["Pages:BaseAddress"] = "https://pages.example/",
        ["Entra:Authority"] = _teams.Issuer.Authority,
        ["Entra:TenantId"] = _teams.Issuer.Registrations.TenantId.ToString(),
        ["Entra:ClientId"] = _teams.Issuer.Registrations.PagesClientId.ToString(),
        ["Entra:ClientSecret"] = _teams.Issuer.Registrations.PagesSecret,
        ["Entra:AllowHttpOnLoopback"] = "true",
        ["Channel:AppId"] = _teams.Issuer.Registrations.BotAppId.ToString(),
        ["Channel:ClientSecret"] = _teams.Issuer.Registrations.BotSecret,
        ["Channel:TenantId"] = _teams.Issuer.Registrations.TenantId.ToString(),
        ["Channel:TokenEndpoint"] = _teams.Issuer.TokenEndpoint,
        ["Channel:Issuer"] = _teams.Issuer.ChannelIssuer,
        ["Channel:MetadataAddress"] = _teams.Issuer.ChannelMetadataAddress,
        ["Channel:AllowedServiceHosts:0"] = "127.0.0.1",
        ["Channel:AllowHttpOnLoopback"] = "true",
        ["Errands:Idle"] = "00:00:00.200",
        ["Errands:LongestWait"] = "00:00:01",
        ["Errands:LeaseSeconds"] = "20",
    };
}
