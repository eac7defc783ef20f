using System.Diagnostics;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.World;
using Xunit.Abstractions;

namespace Coordination.Tests.Stories;

/// <summary>Tests that start many processes have the machine to themselves, so that a full run does not make them wait for their turn.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The product as it is deployed: two processes of each host on one PostgreSQL, five hundred invitations, and processes that are killed.</summary>
[Collection(nameof(Alone))]
public sealed class ProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>How many messages a killed bot may have had between sending and reporting: the default of Errands:Parallel.</summary>
    private const int InHand = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private ProcessScene _scene = null!;

    public async Task InitializeAsync() => _scene = await ProcessScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public Task Five_hundred_errands_of_two_apis_and_two_bots_are_each_delivered_once() => ShowingLogsAsync(async () =>
    {
        var (apis, addresses) = await StartApisAsync();
        await _scene.InviteAsync(addresses[0]);
        var began = Stopwatch.GetTimestamp();
        var bots = addresses.Select(address => _scene.StartBot(address)).ToList();
        var errands = await DoneAsync();

        Tell(errands, began);
        Assert.All(errands, errand => Assert.Equal(1, errand.Attempt));
        Assert.Equal(ProcessScene.Size, _scene.Taken().Count);
        Assert.Equal(ProcessScene.Size, _scene.Taken().Distinct().Count());

        foreach (var process in bots.Concat(apis))
        {
            var asked = Stopwatch.GetTimestamp();
            Assert.Equal(0, await process.StopAsync());
            Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 10);
        }
    });

    [Fact]
    public Task An_api_and_a_bot_that_are_killed_at_work_lose_nothing() => ShowingLogsAsync(async () =>
    {
        var (apis, addresses) = await StartApisAsync();
        await _scene.InviteAsync(addresses[0]);
        var began = Stopwatch.GetTimestamp();
        var doomed = _scene.StartBot(addresses[1]);
        await doomed.ListeningAsync();
        _scene.StartBot(addresses[0]);
        await UntilAsync(() => Task.FromResult(_scene.Taken().Count >= 150));
        Assert.Contains("carried out", doomed.Log, StringComparison.Ordinal);

        await Task.WhenAll(doomed.KillAsync(), apis[0].KillAsync());
        Assert.InRange(_scene.Taken().Count, 150, ProcessScene.Size - 1);
        await _scene.StartApi(addresses[0].Port).ListeningAsync();
        _scene.StartBot(addresses[1]);
        var errands = await DoneAsync();

        Tell(errands, began);
        var taken = _scene.Taken();
        Assert.Equal(ProcessScene.Size, taken.Distinct().Count());
        var twice = taken.GroupBy(person => person).Where(messages => messages.Count() > 1).ToDictionary(messages => messages.Key, messages => messages.Count());
        Assert.InRange(twice.Count, 0, InHand);
        // Once more only, and only where an errand was handed out a second time because its first holder was gone.
        Assert.All(twice, person =>
        {
            Assert.Equal(2, person.Value);
            Assert.True(errands.Single(errand => errand.RecipientPersonId == person.Key).Attempt > 1);
        });
    });

    private async Task<(List<ProductProcess> Apis, List<Uri> Addresses)> StartApisAsync()
    {
        // Both at once: the schema is made by whichever comes first.
        List<ProductProcess> apis = [_scene.StartApi(), _scene.StartApi()];
        return (apis, [.. await Task.WhenAll(apis.Select(api => api.ListeningAsync()))]);
    }

    private async Task<List<Errand>> DoneAsync()
    {
        List<Errand> errands = [];
        await UntilAsync(async () => (errands = await _scene.InvitationsAsync()).TrueForAll(errand => errand.State == ErrandState.Done));
        Assert.Equal(ProcessScene.Size, errands.Count);
        return errands;
    }

    private void Tell(List<Errand> errands, long began)
    {
        var taken = _scene.Taken();
        output.WriteLine(
            $"{errands.Count} errands, {taken.Count} messages in {Stopwatch.GetElapsedTime(began).TotalSeconds:f1} s, "
            + $"{taken.Count - taken.Distinct().Count()} doubles, {errands.Count(errand => errand.Attempt > 1)} handed out again");
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private async Task ShowingLogsAsync(Func<Task> story)
    {
        try
        {
            await story();
        }
        catch
        {
            output.WriteLine(_scene.Logs);
            throw;
        }
    }
}
