using Coordination.Contracts;

namespace Coordination.Drafting.Segmentation;

/// <summary>Finds who chairs (Vorsitz): the speaker who opens items, gives the floor and calls votes.</summary>
public static class ChairFinder
{
    public static string? Find(IReadOnlyList<Cue> cues) => null;
}
