using System.Threading.Channels;
using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Errands;

/// <summary>
/// Carries out what the API has written down to be done outside (Aufträge nach außen). Leases as many errands as there is room for, asks
/// again at once while there is work and with a jittered pause where there is none, and outlives an API that is away. When the bot stops,
/// it leases nothing more and lets the running errands finish; what does not finish in time keeps its lease until that runs out.
/// </summary>
internal sealed partial class ErrandWorker(
    IServiceScopeFactory scopes, IOptions<ErrandOptions> options, WorkerState state, TimeProvider time, ILogger<ErrandWorker> log)
    : BackgroundService
{
    private readonly ErrandOptions _options = options.Value;
    private readonly Channel<int> _slots = Slots(options.Value.Parallel);
    private readonly CancellationTokenSource _abandon = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var patienceEnds = cancellationToken.UnsafeRegister(_ => _abandon.Cancel(), null);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _abandon.Cancel();
        base.Dispose();
        _abandon.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        state.Started(time.GetUtcNow());
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop while waiting.
        }
        finally
        {
            await DrainAsync();
            state.Stopped();
        }
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        await _slots.Reader.WaitToReadAsync(stopping);
        var room = _slots.Reader.Count;
        IReadOnlyList<ErrandView> errands;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var api = scope.ServiceProvider.GetRequiredService<CoordinationClient>();
            errands = await api.LeaseErrandsAsync(new LeaseErrands(room, _options.LeaseSeconds), stopping);
            state.Asked(time.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // Whatever it is (API away, no token, not allowed), asking later is all that helps, and the worker must not die of it.
            state.AskedInVain();
            LogAskedInVain(log, state.InVain, e.GetType().Name, (e as RefusedException)?.Code);
            await PauseAsync(WaitAfterFailures(state.InVain), stopping);
            return;
        }

        foreach (var errand in errands)
        {
            _ = RunAsync(errand, await _slots.Reader.ReadAsync(CancellationToken.None));
        }

        if (errands.Count < room)
        {
            await PauseAsync(errands.Count == 0 ? _options.Idle : _options.Idle / 4, stopping);
        }
    }

    private async Task DrainAsync()
    {
        for (var slot = 0; slot < _options.Parallel; slot++)
        {
            await _slots.Reader.ReadAsync(CancellationToken.None);
        }
    }

    private async Task RunAsync(ErrandView errand, int slot)
    {
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ErrandRun>().RunAsync(errand, _abandon.Token);
        }
        catch (Exception e)
        {
            // The run reports its own failures; this one could not even be reported. The lease runs out and somebody tries again.
            state.LeftBehindOnce();
            LogLeftBehind(log, errand.Id, errand.Kind, e.GetType().Name);
        }
        finally
        {
            _slots.Writer.TryWrite(slot);
        }
    }

    /// <summary>One entry for each errand that may still be begun.</summary>
    private static Channel<int> Slots(int count)
    {
        var slots = System.Threading.Channels.Channel.CreateBounded<int>(count);
        for (var slot = 0; slot < count; slot++)
        {
            slots.Writer.TryWrite(slot);
        }

        return slots;
    }

    /// <summary>Half to one and a half times the wait, so that instances do not ask in step.</summary>
    private Task PauseAsync(TimeSpan wait, CancellationToken stopping) =>
        Task.Delay(wait * (0.5 + Random.Shared.NextDouble()), time, stopping);

    private TimeSpan WaitAfterFailures(int failures) =>
        TimeSpan.FromTicks(Math.Min(_options.LongestWait.Ticks, _options.Idle.Ticks << Math.Min(failures, 10)));

    [LoggerMessage(LogLevel.Warning, "Asked for errands in vain, {Times} times in a row: {Exception} {Code}")]
    private static partial void LogAskedInVain(ILogger log, int times, string exception, Refusal? code);

    [LoggerMessage(LogLevel.Warning, "Errand {Errand} {Kind} left to its lease: {Exception}")]
    private static partial void LogLeftBehind(ILogger log, Guid errand, ErrandKind kind, string exception);
}
