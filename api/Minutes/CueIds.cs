using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>The ids of cues (Abschnitte) within one session: one row of numbers over all its transcripts.</summary>
public static class CueIds
{
    public static int? NumberOf(string cueId) =>
        cueId.StartsWith('c') && int.TryParse(cueId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The first number that no transcript of the session has and no sentence cites, not even one whose transcript is gone.</summary>
    public static int Next(IEnumerable<Transcript> transcripts, IEnumerable<string> cited) =>
        transcripts.Select(transcript => transcript.NextCue).Concat(cited.Select(id => (NumberOf(id) ?? 0) + 1)).DefaultIfEmpty(1).Max();

    public static IReadOnlyList<Cue> From(int first, IReadOnlyList<Cue> cues) =>
        [.. cues.Select((cue, index) => cue with { Id = string.Create(CultureInfo.InvariantCulture, $"c{first + index:D4}") })];
}
