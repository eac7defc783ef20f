using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>Finds who chairs (Vorsitz): the speaker who opens items, gives the floor and calls votes.</summary>
public static class ChairFinder
{
    private static readonly IReadOnlyDictionary<string, Phrases> Groups = Phrases.Read("Segmentation.openings.txt");
    private static readonly Phrases Leads = Groups["leads"];
    private static readonly Phrases Offices = Groups["chairs"];

    /// <returns>The name as the recording has it; null where nobody has names or nobody leads.</returns>
    public static string? Find(IReadOnlyList<Cue> cues) => Ranked(cues) is [var most, ..] ? most : null;

    /// <summary>Who leads, most first. A deputy who takes over for an hour is among them, a member who once says "als Nächstes" is not.</summary>
    public static IReadOnlyList<string> Ranked(IReadOnlyList<Cue> cues)
    {
        var leading = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cue in cues)
        {
            if (cue.Speaker is { } speaker && Leads.In(Words.Meant(cue.Text)))
            {
                leading[speaker] = leading.GetValueOrDefault(speaker) + 1;
            }
        }

        var most = leading.Values.DefaultIfEmpty().Max();
        return [.. leading
            .Where(pair => pair.Value * 5 >= most || Offices.In(Words.Of(pair.Key)))
            .OrderByDescending(pair => pair.Value)
            .Select(pair => pair.Key)];
    }
}
