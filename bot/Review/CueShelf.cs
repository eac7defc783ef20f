using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Fetches the Mitschriften that belong beside a draft: its own, those that a sentence cites, and the clerk's notes.</summary>
internal static class CueShelf
{
    public static async Task<(IReadOnlyList<Cue> Cues, IReadOnlyList<TranscriptView> Further)> ReadAsync(
        this CoordinationClient api, MinutesView minutes, CancellationToken ct)
    {
        var cited = minutes.Items.SelectMany(item => item.Entries).SelectMany(entry => entry.CueIds).Select(NumberOf).ToHashSet();
        var transcripts = await api.GetTranscriptsAsync(minutes.SessionId, ct);
        var further = transcripts
            .Where(transcript => transcript.Id != minutes.TranscriptId
                && (transcript.Kind == TranscriptKind.ClerkNotes || Enumerable.Range(transcript.FirstCue, transcript.CueCount).Any(cited.Contains)))
            .OrderBy(transcript => transcript.FirstCue).ToList();
        var cues = new List<Cue>();
        foreach (var transcript in transcripts.Where(transcript => transcript.Id == minutes.TranscriptId).Concat(further))
        {
            cues.AddRange(await api.GetCuesAsync(minutes.SessionId, transcript.Id, ct));
        }

        // Transcripts from before cues were numbered through share ids: the draft's own has the word.
        return ([.. cues.DistinctBy(cue => cue.Id)], further);
    }

    private static int NumberOf(string cueId) =>
        int.TryParse(cueId.AsSpan(Math.Min(1, cueId.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
