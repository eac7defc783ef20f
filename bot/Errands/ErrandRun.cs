using System.Diagnostics;
using Coordination.Bot.Calendar;
using Coordination.Bot.Channel;
using Coordination.Bot.Minutes;
using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Errands;

/// <summary>
/// One errand from lease to report: read the subject again, act if it still asks for it, say how it went. The message may repeat only where
/// the bot dies between sending and reporting.
/// </summary>
internal sealed partial class ErrandRun(
    CoordinationClient api, NoticeWriter notices, DraftErrand drafting, EventErrand events, ConnectorClient connector, IOptions<ErrandOptions> options,
    WorkerState state, TimeProvider time, ILogger<ErrandRun> log)
{
    private static readonly ActivitySource Traces = new("Coordination.Bot.Errands");

    public async Task RunAsync(ErrandView errand, CancellationToken ct)
    {
        using var trace = Traces.StartActivity(errand.Kind.ToString(), ActivityKind.Consumer, errand.TraceParent);
        trace?.SetTag("coordination.errand", errand.Id).SetTag("coordination.attempt", errand.Attempt);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var keeping = KeepLeaseAsync(errand, lost, done.Token);
        try
        {
            var (acted, failure) = await TryActAsync(errand, lost);
            trace?.SetStatus(failure is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error).SetTag("error.type", failure?.Problem.ToString());
            await ReportAsync(errand, failure, lost.Token);
            if (failure is null)
                state.Completed(acted);
        }
        finally
        {
            await done.CancelAsync();
            await keeping;
        }
    }

    private async Task<(bool Acted, Failure? Failure)> TryActAsync(ErrandView errand, CancellationTokenSource lost)
    {
        try
        {
            var acted = await ActAsync(errand, lost.Token);
            LogActed(log, errand.Id, errand.Kind, acted);
            return (acted, null);
        }
        catch (Exception e) when (!lost.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            state.FailedOnce();
            LogFailed(log, errand.Id, errand.Kind, errand.Attempt, failure.Problem, e.GetType().Name, failure.Detail);
            return (false, failure);
        }
    }

    /// <returns>False where nothing was left to do.</returns>
    private async Task<bool> ActAsync(ErrandView errand, CancellationToken ct)
    {
        if (errand.Kind == ErrandKind.DraftMinutes)
            return await drafting.DraftAsync(errand, ct);
        if (errand.Kind is ErrandKind.WriteEvent or ErrandKind.CheckEvent)
            return await events.RunAsync(errand, ct);

        var recipient = errand.RecipientPersonId ?? throw new ErrandFailedException(ErrandProblem.RecipientUnknown);

        // Read as the recipient: what this person may not see cannot get into the message.
        // An API that restarts costs no attempt: nothing has been sent yet, so asking again is safe while the lease holds.
        if (await InsistAsync(() => notices.WriteAsync(errand, api.ActingFor(recipient), ct), Away, options.Value.LeaseSeconds / 3.0, ct) is not { } card)
            return false;

        var chat = errand.Conversation ?? throw new ErrandFailedException(ErrandProblem.RecipientUnknown);
        await connector.SendAsync(chat, OutgoingMessage.Of(card), ct);
        return true;
    }

    /// <summary>
    /// Says how it went, and says it again while the API is away: a message that was sent and not reported would be sent twice. A lease that
    /// was lost meanwhile is somebody else's, and their report counts.
    /// </summary>
    private async Task ReportAsync(ErrandView errand, Failure? failure, CancellationToken ct)
    {
        try
        {
            await InsistAsync(
                async () =>
                {
                    await (failure is null
                        ? api.CompleteErrandAsync(errand.Id, new ErrandReport(errand.LeaseToken), ct)
                        : api.FailErrandAsync(errand.Id, new ErrandFailure(errand.LeaseToken, failure.Problem, failure.RetryAfterSeconds), ct));
                    return true;
                },
                Passes, options.Value.LeaseSeconds, ct);
        }
        catch (RefusedException e) when (e.Code is Refusal.LeaseLost or Refusal.NotFound)
        {
            state.LeftBehindOnce();
            LogLeaseLost(log, errand.Id, errand.Kind);
        }
    }

    /// <summary>Calls again after what passes, with longer and longer pauses, none of them as long as <paramref name="seconds"/>.</summary>
    private async Task<T> InsistAsync<T>(Func<Task<T>> call, Func<Exception, bool> passes, double seconds, CancellationToken ct)
    {
        for (var wait = TimeSpan.FromMilliseconds(200); ; wait *= 2)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (passes(e) && wait.TotalSeconds < seconds)
            {
                await Task.Delay(wait, time, ct);
            }
        }
    }

    private static bool Away(Exception e) => e is ApiUnavailableException;

    /// <summary>Trouble on the way to the API that says nothing about the errand.</summary>
    private static bool Passes(Exception e) => e is ApiUnavailableException or RefusedException { Code: not (Refusal.LeaseLost or Refusal.NotFound) };

    private async Task KeepLeaseAsync(ErrandView errand, CancellationTokenSource lost, CancellationToken done)
    {
        var rhythm = TimeSpan.FromSeconds(options.Value.LeaseSeconds / 3.0);
        try
        {
            while (true)
            {
                await Task.Delay(rhythm, time, done);
                await ExtendAsync(errand, lost, done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The errand is over.
        }
    }

    private async Task ExtendAsync(ErrandView errand, CancellationTokenSource lost, CancellationToken done)
    {
        try
        {
            await api.ExtendLeaseAsync(errand.Id, new ErrandReport(errand.LeaseToken), done);
        }
        catch (RefusedException e) when (e.Code is Refusal.LeaseLost or Refusal.NotFound)
        {
            await lost.CancelAsync();
        }
        catch (Exception e) when (Passes(e))
        {
            // Two more chances before the lease is over.
        }
    }

    [LoggerMessage(LogLevel.Information, "Errand {Errand} {Kind} carried out, acted: {Acted}")]
    private static partial void LogActed(ILogger log, Guid errand, ErrandKind kind, bool acted);

    [LoggerMessage(LogLevel.Warning, "Errand {Errand} {Kind} failed in attempt {Attempt}: {Problem} by {Exception} {Detail}")]
    private static partial void LogFailed(
        ILogger log, Guid errand, ErrandKind kind, int attempt, ErrandProblem problem, string exception, string? detail);

    [LoggerMessage(LogLevel.Warning, "Errand {Errand} {Kind} is leased to somebody else by now")]
    private static partial void LogLeaseLost(ILogger log, Guid errand, ErrandKind kind);
}
