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
    private readonly Guid _groupId = Guid.NewGuid();
    private Database _database = null!;
    private SimulatedTeams _teams = null!;
    private ProcessFleet _fleet = null!;

    private static Person Admin { get; } = new(Guid.NewGuid(), "Alma Administrator", "alma@kreis.example", IsAdmin: true);

    private List<Person> Members { get; } =
        [.. Enumerable.Range(1, Size).Select(i => new Person(Guid.NewGuid(), $"Mitglied {i}", $"mitglied{i}@kreis.example"))];

    public string Logs => _fleet.Logs;

    public static async Task<ProcessScene> CreateAsync()
    {
        var scene = new ProcessScene { _database = await Database.CreateAsync(Provider.PostgreSql) };
        scene._teams = await SimulatedTeams.StartAsync(new TeamsSettings([.. scene.Members, Admin], "AG Garten", []), TimeProvider.System);
        scene._fleet = new ProcessFleet(scene._database.ConnectionString, scene._teams);
        return scene;
    }

    public ProductProcess StartApi(int port = 0) => _fleet.StartApi(port);

    public ProductProcess StartBot(Uri api, int port = 0) => _fleet.StartBot(api, port);

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
        await _fleet.DisposeAsync();
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
}
