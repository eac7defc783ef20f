using Coordination.Contracts;

namespace Coordination.Bot.Minutes;

/// <summary>All questions of one draft: within its budget and its time, and not on and on where the endpoint is away.</summary>
internal sealed class DraftAsking(Lazy<ModelClient> client, ModelOptions options, TimeProvider time) : IDisposable
{
    private const int MostTroubles = 3;

    private readonly CancellationTokenSource _deadline = new(options.DraftTime, time);
    private volatile int _troubles;
    private volatile ModelAnswer? _last;

    public ModelBudget Budget { get; } = new(options);

    public async Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken ct)
    {
        if (_deadline.IsCancellationRequested) return new ModelAnswer(null, RulesReason.DeadlineOver);
        if (_troubles >= MostTroubles && _last?.Problem is { } known) return new ModelAnswer(null, known);

        // An answer that breaks off is asked for again, twice as long.
        var estimate = ModelBudget.Estimate(question);
        var reserved = (2 * estimate) + (3L * options.AnswerTokens);
        if (!Budget.TryReserve(reserved)) return new ModelAnswer(null, RulesReason.BudgetSpent);

        var answer = new ModelAnswer(null, RulesReason.DeadlineOver);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _deadline.Token);
            answer = await client.Value.AskAsync(question, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The draft's time is over; what was asked is still paid for.
        }
        finally
        {
            Budget.Settle(reserved, estimate, answer);
        }

        Note(answer);
        return answer;
    }

    public void Dispose() => _deadline.Dispose();

    private void Note(ModelAnswer answer)
    {
        _last = answer;
        if (!answer.IsEndpointTrouble) _troubles = 0;
        else Interlocked.Increment(ref _troubles);
    }
}
