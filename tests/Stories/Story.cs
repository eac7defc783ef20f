using Coordination.Contracts;
using Coordination.Playground;
using Coordination.Playground.Channel;
using Coordination.Playground.Chat;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>
/// A story over the running product: API and bot on their sockets, a real database, people at a simulated Teams that signs what it sends.
/// Each story has a fresh database; the clock runs and can be put forward.
/// </summary>
public abstract class Story(Provider provider) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Database _database = null!;

    protected SampleGroup Group { get; } = SampleGroup.Read();
    protected DemoClock Clock { get; } = new(TimeProvider.System);
    protected SimulatedTeams Teams { get; private set; } = null!;
    protected ProductHosts Hosts { get; private set; } = null!;

    /// <summary>Reads along in the logs of both hosts; null for stories that do not look there.</summary>
    protected virtual Microsoft.Extensions.Logging.ILoggerProvider? Reader => null;

    protected Participant Chair => At(Group.Chair);
    protected Participant Clerk => At(Group.Clerk);
    protected Participant Member => At(Group.OrdinaryMembers[0]);
    protected Participant OtherMember => At(Group.OrdinaryMembers[1]);

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync(provider);
        Teams = await SimulatedTeams.StartAsync(Group.Teams(folder: null, port: 0), Clock, (app, teams) => ChatPage.Map(app, teams, Group));
        Hosts = await StartHostsAsync();
        await Group.EnterAsync(Own(Group.Admin), default);
        await Teams.InstallAsync(default);
    }

    public async Task DisposeAsync()
    {
        await Hosts.DisposeAsync();
        await Teams.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected Participant At(Person person) => new(Teams, person);

    /// <summary>The API with this person's own token.</summary>
    protected CoordinationClient Own(Person person) => Hosts.Api.WithToken(Teams.Issuer.PersonToken(person));

    protected CoordinationClient Own(Participant participant) => Own(participant.Person);

    /// <summary>Both hosts end and start anew; what they knew is what the database knows.</summary>
    protected async Task RestartAsync()
    {
        await Hosts.DisposeAsync();
        Hosts = await StartHostsAsync();
    }

    /// <summary>A Thursday far enough ahead for a lawful notice and before the agenda deadline.</summary>
    protected DateOnly LawfulDate
    {
        get
        {
            var from = CouncilTime.DateOf(Clock.GetUtcNow()).AddDays(14);
            return from.AddDays(((int)DayOfWeek.Thursday - (int)from.DayOfWeek + 7) % 7);
        }
    }

    /// <summary>The chair plans a session in one sentence and confirms the form.</summary>
    protected async Task<SessionView> PlanAsync()
    {
        var form = await Chair.SayAsync($"Sitzung am {LawfulDate:dd.MM.yyyy} von 17:00 bis 19:00 Uhr im Kreishaus", default);
        await Chair.PressAsync(form[^1], "session.plan", default);
        return Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
    }

    /// <summary>A member proposes in a sentence; the item is stored when the answer is there.</summary>
    protected async Task<AgendaItemView> ProposeAsync(Participant member, string text)
    {
        await member.SayAsync(text, default);
        return (await Own(member).GetMyItemsAsync(default))[0];
    }

    protected async Task AdmitAllAsync()
    {
        var list = (await Chair.SayAsync("Vorschläge", default))[^1];
        while (list.Card?.Button("item.admit") is not null)
        {
            list = await Chair.PressAsync(list, "item.admit", default);
        }
    }

    protected async Task<Reply> InviteAsync()
    {
        var preview = (await Chair.SayAsync("Einladen", default))[^1];
        await Chair.PressAsync(preview, "session.invite", default);
        return preview;
    }

    /// <summary>Waits until every message of this kind is delivered.</summary>
    protected Task<List<DeliveryView>> DeliveredAsync(Guid sessionId, ErrandKind kind) => UntilAsync(async () =>
        (await Own(Clerk).GetDeliveriesAsync(sessionId, default)).Where(d => d.Kind == kind).ToList() is { Count: > 0 } all
        && all.TrueForAll(d => d.State == ErrandState.Done) ? all : null);

    protected static async Task<T> UntilAsync<T>(Func<Task<T?>> find) where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await find() is { } found)
            {
                return found;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private Task<ProductHosts> StartHostsAsync() => ProductHosts.StartAsync(Teams, new ProductSettings(_database.ConnectionString)
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Errands:Idle"] = "00:00:00.100" },
        Reader = Reader,
    }, Clock);
}
