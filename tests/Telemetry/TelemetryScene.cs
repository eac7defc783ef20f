using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;
using Coordination.Tests.World;

namespace Coordination.Tests.Telemetry;

/// <summary>API and bot as processes that report to a collector of the test, and the sample group at its simulated Teams.</summary>
public sealed class TelemetryScene : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Database? _database;
    private ProcessFleet? _processes;

    public SampleGroup Group { get; } = SampleGroup.Read();

    public OtlpCollector Collector { get; private set; } = null!;

    public SimulatedTeams Teams { get; private set; } = null!;

    public HttpClient Api { get; } = new(new HttpClientHandler(), disposeHandler: true);

    public HttpClient Bot { get; } = new(new HttpClientHandler { AllowAutoRedirect = false }, disposeHandler: true);

    public IReadOnlyList<ProductProcess> Processes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Collector = await OtlpCollector.StartAsync();
        _database = await Database.CreateAsync(Provider.PostgreSql);
        Teams = await SimulatedTeams.StartAsync(Group.Teams(folder: null, port: 0), TimeProvider.System);
        _processes = new ProcessFleet(_database.ConnectionString, Teams, Collector.Settings);
        var api = _processes.StartApi();
        Api.BaseAddress = await api.ListeningAsync();
        var bot = _processes.StartBot(Api.BaseAddress);
        Bot.BaseAddress = Teams.BotAddress = await bot.ListeningAsync();
        Processes = [bot, api];
        await Group.EnterAsync(Own(Group.Admin), default);
        await Teams.InstallAsync(default);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await (_processes?.DisposeAsync() ?? default);
        await Teams.DisposeAsync();
        await (_database?.DisposeAsync() ?? default);
        await Collector.DisposeAsync();
        Api.Dispose();
        Bot.Dispose();
    }

    public Participant At(Person person) => new(Teams, person);

    public CoordinationClient Own(Person person) => new CoordinationClient(Api).WithToken(Teams.Issuer.PersonToken(person));

    /// <summary>A span that comes in within reasonable time.</summary>
    public async Task<SeenSpan> SpanAsync(Func<SeenSpan, bool> wanted)
    {
        var patience = Task.Delay(Patience, TimeProvider.System);
        while (!patience.IsCompleted)
        {
            if (Collector.Spans.FirstOrDefault(wanted) is { } span)
            {
                return span;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException($"No such span among:\n{string.Join('\n', Collector.Spans)}\n{_processes?.Logs}");
    }
}
