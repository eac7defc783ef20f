using Coordination.Contracts;

namespace Coordination.Drafting.Style;

/// <summary>
/// What a result is called (Ergebnisbezeichnung). Only Vertretungen and Ausschüsse pass a Beschluss; a working group reaches Konsens,
/// recommends (Empfehlung), or shows how opinions stand (Meinungsbild).
/// </summary>
public enum ResultName { Result, Resolution, Recommendation, StrawPoll, Consensus }

/// <summary>Which name (Bezeichnung) a result has in a body; the same on paper and on pages.</summary>
public static class ResultNames
{
    public static ResultName Of(PolicyProfile profile, Decision decision) => (decision.Outcome, profile.PassesResolutions) switch
    {
        (Outcome.Consensus, _) => ResultName.Consensus,
        (Outcome.Adopted or Outcome.Rejected, true) => ResultName.Resolution,
        (Outcome.Adopted, false) => ResultName.Recommendation,
        (Outcome.Rejected, false) => ResultName.StrawPoll,
        _ => ResultName.Result,
    };
}
