using Coordination.Contracts;

namespace Coordination.Bot.Minutes;

/// <summary>One question to the model: what it is to do, the material as data, and the form of the answer.</summary>
/// <param name="Schema">JSON schema of the answer; it names the cue ids that may be cited.</param>
internal sealed record ModelQuestion(string Rules, string Material, string Schema);

/// <summary>What came back: an answer, or the reason why there is none. The tokens were spent in either case.</summary>
internal sealed record ModelAnswer(string? Text, RulesReason? Problem, long TokensIn = 0, long TokensOut = 0, string? Model = null)
{
    /// <summary>Says of this question nothing and of the next one much: the endpoint is away, busy or closed to us.</summary>
    public bool IsEndpointTrouble =>
        Problem is RulesReason.Unavailable or RulesReason.Throttled or RulesReason.TimedOut or RulesReason.AccessDenied or RulesReason.RequestRefused;
}
