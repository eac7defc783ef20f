using Coordination.Contracts;
using Coordination.Drafting.Segmentation;

namespace Coordination.Drafting.Decisions;

/// <summary>
/// Who may announce results: the chair. Where the chair does not speak at all in an item, whoever leads it instead: a deputy who leads in
/// other items too, else whoever gives the floor here, else the only voice there is. Where nobody has a name, everybody. What anyone else says of results is opinion, quotation or an attempt to write the minutes.
/// </summary>
internal sealed class ChairVoice
{
    private readonly HashSet<string?> voices = [];

    public ChairVoice(IReadOnlyList<Cue> segment, DecisionRules rules)
    {
        var speaking = segment.Select(cue => cue.Speaker).ToHashSet();
        if (rules.ChairSpeaker is not { } chair)
        {
            voices = speaking;
        }
        else
        {
            voices.Add(speaking.Contains(chair) ? chair
                : rules.Deputies?.FirstOrDefault(speaking.Contains) ?? ChairFinder.Find(segment) ?? (speaking.Count == 1 ? speaking.First() : null));
        }
    }

    public bool Speaks(string? speaker) => voices.Contains(speaker);
}
