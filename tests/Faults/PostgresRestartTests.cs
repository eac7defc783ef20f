using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Tests.Bot;
using Coordination.Tests.Stories;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Coordination.Tests.Faults;

/// <summary>PostgreSQL goes away under load and comes back: as docs/operations.md says, nobody has to restart anything and nothing is lost.</summary>
[Collection(nameof(Alone))]
public sealed class PostgresRestartTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);
    private readonly Ledger _ledger = new();
    private PostgresServer _server = null!;
    private KillScene _scene = null!;
    private volatile bool _over;
    private int _round;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _scene = await KillScene.CreateAsync(await Database.CreateAsync(_server), each: 1);
    }

    public async Task DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task PostgreSQL_restarted_under_load_costs_nothing_that_was_acknowledged()
    {
        var working = Task.WhenAll(_scene.Councils.Skip(1).Select(WorkAsync));
        foreach (var mode in new[] { "fast", "immediate" })
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            await _server.DownAsync(mode);
            await WhileAwayAsync();
            await Task.Delay(Away);
            await _server.UpAsync();
            await BackAsync(mode);
        }

        var since = TimeProvider.System.GetUtcNow();
        _over = true;
        await working;
        await _scene.RestAsync();
        await using var db = _scene.Open();
        var autopsy = await Autopsy.OfAsync(db);
        autopsy.Compare(_ledger);
        Assert.True(autopsy.Findings.Count == 0, string.Join(Environment.NewLine, autopsy.Findings));
        await ClockGoesOnAsync(since);
        output.WriteLine($"{_ledger.Acknowledged} writes acknowledged, {_ledger.Unknown} unknown, {autopsy.JournalRows} journal rows, {autopsy.Errands.Count} errands done");
    }

    private async Task WorkAsync(Council council)
    {
        while (!_over)
        {
            var round = Interlocked.Increment(ref _round);
            await new CouncilRound(new MixedClient(_scene, _ledger, new Random(round), () => { }), council, round).RunAsync(isRecorded: round % 5 == 0);
        }
    }

    /// <summary>Every caller is told what is wrong and when to come again, and health tells the truth.</summary>
    private async Task WhileAwayAsync()
    {
        using var api = _scene.Http(_scene.Apis[0].Address);
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _scene.Teams.Issuer.PersonToken(Asking.Chair));
        foreach (var path in new[] { Routes.Me, Routes.Fill(Routes.GroupSessions, Asking.GroupId) })
        {
            using var answer = await api.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("storageAway", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
            Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_scene.Apis[0], "/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(_scene.Apis[0], "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_scene.Bots[0], "/health/live"));
        Assert.StartsWith("Die Datenbank der Sitzungsverwaltung antwortet gerade nicht.", await SaidAsync("de-DE"), StringComparison.Ordinal);
        Assert.StartsWith("The database of the session system does not answer", await SaidAsync("en-GB"), StringComparison.Ordinal);
    }

    private async Task BackAsync(string mode)
    {
        var client = new MixedClient(_scene, _ledger, new Random(1), () => { });
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await Eventually.SeeAsync(() => StatusAsync(_scene.Apis[0], "/health/ready"), status => status == HttpStatusCode.OK);
        await client.ReadAsync(Asking.Chair, own => own.GetSessionsAsync(Asking.GroupId, default));
        Assert.True(await client.SayProposalAsync(Asking.Members[0], $"Sachstand G99R{(mode == "fast" ? 1 : 2)}i1") || _ledger.Unknown > 0);
        output.WriteLine($"{mode}: back {System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds:f1} s after PostgreSQL");
        Assert.False(_scene.Logs.Contains("Unhandled exception", StringComparison.Ordinal));
    }

    /// <summary>Quartz fires again: each half minute one of its jobs is due. On a clock that has not fired yet there is no last time.</summary>
    private async Task ClockGoesOnAsync(DateTimeOffset since)
    {
        await using var db = _scene.Open();
        var fired = since.UtcTicks;
        await Eventually.SeeAsync(
            () => db.Database.SqlQuery<long>($"SELECT coalesce(max(prev_fire_time), 0) AS \"Value\" FROM qrtz_triggers").SingleAsync(), last => last > fired, seconds: 75);
    }

    private Council Asking => _scene.Councils[0];

    private async Task<string> SaidAsync(string locale)
    {
        var chat = _scene.Teams.PersonalChat(Asking.Members[1]);
        var client = new MixedClient(_scene, _ledger, new Random(), () => { });
        var activity = client.Message(Asking.Members[1], chat, locale.StartsWith("de", StringComparison.Ordinal) ? "Tagesordnung" : "agenda", locale);
        Assert.Equal(200, (await _scene.Edge(_scene.Bots[0]).PostAsync(activity, default)).Status);
        var reply = Assert.Single(_scene.Teams.Chats.Messages(chat), m => (string?)m.Activity["replyToId"] == (string?)activity["id"]);
        return (string)reply.Activity["text"]!;
    }

    private async Task<HttpStatusCode> StatusAsync(Seat seat, string path)
    {
        using var http = _scene.Http(seat.Address);
        using var answer = await http.GetAsync(path);
        return answer.StatusCode;
    }
}
