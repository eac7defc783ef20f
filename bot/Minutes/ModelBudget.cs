using Coordination.Contracts;

namespace Coordination.Bot.Minutes;

/// <summary>What one draft may take of the model, and what it has taken. Asked from several questions at once.</summary>
internal sealed class ModelBudget(ModelOptions options)
{
    /// <summary>German text in JSON; an estimate on the safe side.</summary>
    private const int CharactersPerToken = 2;
    private const long MostBelievable = 10_000_000;

    private readonly Lock _lock = new();
    private long _reserved;
    private long _in;
    private long _out;
    private int _calls;
    private string? _model;

    public static long Estimate(ModelQuestion question) => (question.Rules.Length + question.Material.Length + question.Schema.Length) / CharactersPerToken;

    /// <returns>False where the question could take more than what is left.</returns>
    public bool TryReserve(long tokens)
    {
        lock (_lock)
        {
            if (_reserved + tokens > options.TokensPerDraft) return false;

            _reserved += tokens;
            return true;
        }
    }

    /// <summary>The answer is there: what was really used takes the place of what was reserved. An endpoint that names no use, or an absurd one, is not believed.</summary>
    public void Settle(long reserved, long estimatedIn, ModelAnswer answer)
    {
        var said = answer.TokensIn is > 0 and < MostBelievable && answer.TokensOut is >= 0 and < MostBelievable;
        // Who answers late or in no form has worked all the same.
        var worked = answer.Text is not null || answer.Problem is RulesReason.TimedOut or RulesReason.DeadlineOver or RulesReason.Malformed;
        var (used, written) = said ? (answer.TokensIn, answer.TokensOut) : worked ? (estimatedIn, (answer.Text?.Length ?? 0) / CharactersPerToken) : (0, 0);
        lock (_lock)
        {
            _reserved += used + written - reserved;
            _in += used;
            _out += written;
            _calls++;
            _model ??= answer.Model;
        }
    }

    /// <summary>null where nothing was asked.</summary>
    public ModelUsage? Usage()
    {
        lock (_lock)
        {
            var cost = decimal.Round(((_in * options.PricePerMillionIn) + (_out * options.PricePerMillionOut)) / 1_000_000m, 6);
            return _calls == 0 ? null : new ModelUsage(
                ModelOptionsRules.IsId(_model) ? _model! : options.Deployment!, options.Deployment!, ItemPrompt.Version, _calls, _in, _out, cost, options.Currency);
        }
    }
}
