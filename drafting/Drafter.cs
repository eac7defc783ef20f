using Coordination.Contracts;

namespace Coordination.Drafting;

/// <summary>Writes the Entwurf der Niederschrift from a transcript by rules alone: same input, same draft.</summary>
public static class Drafter
{
    public const string Engine = "rules/1";

    public static MinutesDraft Draft(DraftingInput input) =>
        new(input.TranscriptId, Engine, [.. input.Agenda.Select(item => new DraftItem(item.Id, []))]);
}
