using Coordination.Contracts;
using Coordination.Drafting.Segmentation;

namespace Coordination.Drafting.Decisions;

/// <summary>
/// Who may announce results: the chair. Where the chair does not speak at all in an item, whoever leads it instead (a deputy);
/// where nobody has a name, everybody. What anyone else says of results is opinion, quotation or an attempt to write the minutes.
/// </summary>
internal sealed class ChairVoice
{
    private readonly HashSet<string?> voices = [];

    public ChairVoice(IReadOnlyList<Cue> segment, string? chair)
    {
        if (chair is null)
        {
            voices.UnionWith(segment.Select(cue => cue.Speaker));
        }
        else if (segment.Any(cue => cue.Speaker == chair))
        {
            voices.Add(chair);
        }
        else
        {
            voices.Add(ChairFinder.Find(segment));
        }
    }

    public bool Speaks(string? speaker) => voices.Contains(speaker);
}
