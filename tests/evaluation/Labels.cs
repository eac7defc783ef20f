using System.Text.Json.Nodes;
using Coordination.Contracts;

namespace Coordination.Evaluation;

/// <summary>The German labels that the files of the sets use.</summary>
internal static class Labels
{
    public static string? Of(Outcome outcome) => outcome switch
    {
        Outcome.Adopted or Outcome.Consensus => "angenommen",
        Outcome.Rejected => "abgelehnt",
        Outcome.Referred => "verwiesen",
        Outcome.Deferred => "vertagt",
        Outcome.Withdrawn => "zurueckgezogen",
        Outcome.Settled => "erledigt",
        Outcome.Noted => "kenntnisnahme",
        _ => null,
    };

    /// <summary>A decision with <c>outcome, mode, yes, no, abst</c>; all null where there was none.</summary>
    public static JsonObject Of(Decision? decision) => new()
    {
        ["outcome"] = decision is null ? null : Of(decision.Outcome),
        ["mode"] = decision?.Mode switch { DecisionMode.Unanimous => "einstimmig", DecisionMode.Majority => "mehrheitlich", _ => null },
        ["yes"] = decision?.Tally?.Yes,
        ["no"] = decision?.Tally?.No,
        ["abst"] = decision?.Tally?.Abstentions,
    };
}
