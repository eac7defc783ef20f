using Coordination.Contracts;
using Coordination.Drafting.Style;

namespace Coordination.Api.Documents;

/// <summary>How a result (Ergebnis) is labelled in a document, and what the label adds to its sentence.</summary>
public static class ResultLabel
{
    public static string Key(PolicyProfile profile, Decision decision) => $"Label.{ResultNames.Of(profile, decision)}";

    /// <summary>"mehrheitlich angenommen, Ja 12, Nein 3; dagegen: Rosen": the parts of a result that neither label nor sentence says. Empty where nothing is missing.</summary>
    public static string Phrase(Decision decision, string sentence, Texts texts)
    {
        var said = ResultWording.Of(decision, sentence);
        var counted = string.Join(", ", new[] { How(decision, said, texts) }.OfType<string>().Concat(said.Tally ? [] : Counts(decision.Tally, texts)));
        return string.Join("; ", new[] { counted }.Where(part => part.Length > 0).Concat(said.Factions ? [] : Factions(decision, texts)));
    }

    private static string? How(Decision decision, ResultWording said, Texts texts)
    {
        // The label Konsens says that all agree.
        var consensus = decision.Outcome == Outcome.Consensus;
        var mode = decision.Mode is { } how && !said.Mode && !(consensus && how == DecisionMode.Unanimous) ? texts[$"Mode.{how}"] : null;
        var outcome = (said.Outcome || consensus) && said.Destination ? null : texts[$"Outcome.{decision.Outcome}"];
        if (outcome is not null && !said.Destination) outcome = texts.Format("ReferredTo", outcome, decision.ReferredTo!);
        return mode is null ? outcome : outcome is null ? mode : $"{mode} {outcome}";
    }

    private static IEnumerable<string> Factions(Decision decision, Texts texts) =>
        from choice in Enum.GetValues<VoteChoice>()
        let factions = decision.FactionsOf(choice)
        where factions.Count > 0
        select texts.Format($"Factions.{choice}", string.Join(", ", factions));

    private static IEnumerable<string> Counts(VoteTally? tally, Texts texts)
    {
        if (tally?.Yes is { } yes) yield return texts.Format("Tally.Yes", yes);
        if (tally?.No is { } no) yield return texts.Format("Tally.No", no);
        if (tally?.Abstentions is { } abstentions) yield return texts.Format("Tally.Abstentions", abstentions);
    }
}
