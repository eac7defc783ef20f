using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Coordination.Contracts;
using Coordination.Tests.Stories;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Coordination.Tests.Faults;

/// <summary>
/// Processes of both hosts are killed (SIGKILL) in the middle of some two hundred writes and deliveries, round after round.
/// COORDINATION_KILL_SEED repeats a run's choices, COORDINATION_KILL_ROUNDS makes it longer.
/// </summary>
[Collection(nameof(Alone))]
public abstract class KillRounds(Provider provider, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Workers = 4;
    private static readonly int Seed = Setting("COORDINATION_KILL_SEED", Environment.TickCount & 0xFFFF);
    private static readonly int Rounds = Setting("COORDINATION_KILL_ROUNDS", 20);

    private readonly Ledger _ledger = new();
    private readonly Random _random = new(Seed);
    private readonly HashSet<Guid> _inHand = [];
    private readonly ConcurrentBag<MixedClient> _clients = [];
    private KillScene _scene = null!;
    private int _writes;
    private int _approvals;

    public async Task InitializeAsync() =>
        _scene = await KillScene.CreateAsync(await Database.CreateAsync(provider), each: provider == Provider.PostgreSql ? 2 : 1);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_is_half_done()
    {
        output.WriteLine($"COORDINATION_KILL_SEED={Seed} COORDINATION_KILL_ROUNDS={Rounds}");
        var began = Stopwatch.GetTimestamp();
        try
        {
            for (var round = 1; round <= Rounds; round++)
            {
                await RoundAsync(round);
            }

            var waiting = await _scene.RestAsync();
            await using var db = _scene.Open();
            var autopsy = await Autopsy.OfAsync(db);
            autopsy.Compare(_ledger);
            Deliveries(autopsy, waiting, began);
            Assert.True(_approvals > 0, "No minutes were approved in any round.");
            Assert.True(autopsy.Findings.Count == 0, string.Join(Environment.NewLine, autopsy.Findings));
        }
        catch
        {
            await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, $"killed-{provider}.log"), _scene.Logs);
            throw;
        }
    }

    private async Task RoundAsync(int round)
    {
        var victims = _scene.Apis.Concat(_scene.Bots).ToList();
        var victim = victims[_random.Next(victims.Count)];
        var began = Stopwatch.GetTimestamp();
        var (at, before) = (_random.Next(10, 70), _writes);
        var struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Written()
        {
            if (Interlocked.Increment(ref _writes) - before == at)
            {
                struck.SetResult();
            }
        }

        var striking = StrikeAsync(victim, struck.Task);
        var seeds = _scene.Councils.ToDictionary(council => council, _ => _random.Next());
        var recorded = _scene.Councils[round % _scene.Councils.Count];
        await Parallel.ForEachAsync(_scene.Councils, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (council, _) =>
        {
            var client = new MixedClient(_scene, _ledger, new Random(seeds[council]), Written);
            _clients.Add(client);
            var work = new CouncilRound(client, council, round);
            await work.RunAsync(isRecorded: council == recorded);
            Interlocked.Add(ref _approvals, work.Approved ? 1 : 0);
        });
        var worked = Stopwatch.GetElapsedTime(began);
        struck.TrySetResult();
        var down = await striking;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"round {round}: {victim} killed at write {at} of {_writes - before}, back after {down.TotalSeconds:f1} s; worked {worked.TotalSeconds:f1} s"));
    }

    /// <returns>How long nobody answered in its place.</returns>
    private async Task<TimeSpan> StrikeAsync(Seat victim, Task moment)
    {
        await moment;
        var killed = Stopwatch.GetTimestamp();
        await NoteLeasesAsync();
        await victim.KillAsync();
        await NoteLeasesAsync();
        await victim.StartAsync();
        return Stopwatch.GetElapsedTime(killed);
    }

    private async Task NoteLeasesAsync()
    {
        foreach (var errand in (await _scene.ErrandsAsync()).Where(errand => errand.State == ErrandState.Leased))
        {
            _inHand.Add(errand.Id);
        }
    }

    /// <summary>Sent, and not reported because the API stayed away for longer than the lease: the bot says so.</summary>
    private static bool IsUnreported(Guid errand, string[] log) =>
        Array.Exists(log, line => line.Contains($"{errand}", StringComparison.Ordinal)
            && (line.Contains("left to its lease", StringComparison.Ordinal) || line.Contains("leased to somebody else", StringComparison.Ordinal)));

    private void Deliveries(Autopsy autopsy, int waiting, long began)
    {
        var messages = Messages.Of(_scene.Teams, _scene.Councils.SelectMany(council => council.Everybody), autopsy);
        var closed = autopsy.Sessions.Where(session => session.State == SessionState.Closed).Select(session => session.Id).ToHashSet();
        var decided = autopsy.Items.Where(item => item.State != AgendaItemState.Proposed).Select(item => item.Id).ToHashSet();
        var (doubles, unreported, log) = (0, 0, _scene.Logs.Split('\n'));
        foreach (var errand in autopsy.Errands.Where(errand => errand.Kind != ErrandKind.DraftMinutes))
        {
            var taken = messages.Of(errand);
            // Overtaken: nobody is invited to a session that is over, asked about an item that is decided, or told of a draft in review.
            var needless = errand.Kind switch
            {
                ErrandKind.SendProposal => decided.Contains(errand.SubjectId),
                ErrandKind.SendInvitation => closed.Contains(errand.SubjectId),
                ErrandKind.TellClerk => true,
                _ => false,
            };
            autopsy.Expect(taken > 0 || needless, $"Errand lost: {errand.Kind} {errand.Id} is {errand.State} and nobody got it");
            if (taken > 1)
            {
                var isUnreported = IsUnreported(errand.Id, log);
                (doubles, unreported) = (doubles + taken - 1, unreported + (isUnreported ? taken - 1 : 0));
                autopsy.Expect(
                    errand.Attempt >= taken && (_inHand.Contains(errand.Id) || isUnreported), $"A double that no kill explains: {errand.Kind} {errand.Id}, {taken} times");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{provider}: {Rounds} rounds in {Stopwatch.GetElapsedTime(began).TotalSeconds:f0} s, {_writes} calls ({_clients.Sum(c => c.Broken)} broken), "
            + $"{_ledger.Acknowledged} writes acknowledged, {_ledger.Unknown} unknown, {_approvals} minutes approved, {autopsy.JournalRows} journal rows, "
            + $"{autopsy.Errands.Count} errands ({waiting} waited for another attempt, {_inHand.Count} in hand at a kill, "
            + $"{autopsy.Errands.Count(e => e.Attempt > 1)} handed out again), {messages.Count} messages, {doubles} doubles, {unreported} of them while an API was away for longer than the lease"));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

public sealed class KillRoundsOnSqlite(ITestOutputHelper output) : KillRounds(Provider.Sqlite, output);

public sealed class KillRoundsOnPostgreSql(ITestOutputHelper output) : KillRounds(Provider.PostgreSql, output);
