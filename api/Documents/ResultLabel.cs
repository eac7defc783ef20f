using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>
/// What a result is called (Ergebnisbezeichnung). Only Vertretungen and Ausschüsse pass a Beschluss; a working group reaches Konsens,
/// recommends (Empfehlung), or shows how opinions stand (Meinungsbild).
/// </summary>
public static class ResultLabel
{
    public static string Key(PolicyProfile profile, Decision decision) => (decision.Outcome, profile.PassesResolutions) switch
    {
        (Outcome.Consensus, _) => "Label.Consensus",
        (Outcome.Adopted or Outcome.Rejected, true) => "Label.Resolution",
        (Outcome.Adopted, false) => "Label.Recommendation",
        (Outcome.Rejected, false) => "Label.StrawPoll",
        _ => "Label.Result",
    };

    /// <summary>"einstimmig angenommen, Ja 12, Nein 0": only the parts that were said. Empty where the label has said it all.</summary>
    public static string Phrase(Decision decision, Texts texts)
    {
        if (decision is { Outcome: Outcome.Consensus, Mode: null, Tally: null, ReferredTo: null }) return "";

        var outcome = texts[$"Outcome.{decision.Outcome}"];
        if (decision.Mode is { } mode) outcome = $"{texts[$"Mode.{mode}"]} {outcome}";
        if (decision.ReferredTo is { Length: > 0 } to) outcome = texts.Format("ReferredTo", outcome, to);
        return string.Join(", ", new[] { outcome }.Concat(Counts(decision.Tally, texts)));
    }

    private static IEnumerable<string> Counts(VoteTally? tally, Texts texts)
    {
        if (tally?.Yes is { } yes) yield return texts.Format("Tally.Yes", yes);
        if (tally?.No is { } no) yield return texts.Format("Tally.No", no);
        if (tally?.Abstentions is { } abstentions) yield return texts.Format("Tally.Abstentions", abstentions);
    }
}
