using System.Globalization;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Drafting.Segmentation;
using Coordination.Drafting.Transcripts;

namespace Coordination.Evaluation;

/// <summary>A session of a set as the engine sees it: its transcript, its agenda, and where the items begin.</summary>
internal sealed record Session(
    string Id, IReadOnlyList<Cue> Cues, IReadOnlyList<AgendaHeading> Agenda, Course Course, string? Chair)
{
    public static Session Read(string vttPath)
    {
        var id = Path.GetFileNameWithoutExtension(vttPath);
        using var vtt = File.OpenRead(vttPath);
        using var agendaFile = File.OpenRead(Path.Combine(Path.GetDirectoryName(vttPath)!, id + ".agenda.json"));
        var cues = TranscriptReader.Read(vtt, vttPath, TranscriptKind.WebVtt).Cues;
        using var json = JsonDocument.Parse(agendaFile);
        var agenda = json.RootElement.EnumerateArray()
            .Select(item => new AgendaHeading(item.GetProperty("top").GetString()!, item.GetProperty("title").GetString()!))
            .ToList();
        return new Session(id, cues, agenda, Course.Of(cues, agenda), ChairFinder.Find(cues));
    }

    /// <summary>The id that the scorers know a cue by: the file's own, or its place counted from zero.</summary>
    public static string FileId(Cue cue) => cue.SourceId ?? $"c{int.Parse(cue.Id.AsSpan(1), CultureInfo.InvariantCulture) - 1:D5}";

    public IEnumerable<string> FileIds(IEnumerable<string> cueIds)
    {
        var wanted = cueIds.ToHashSet();
        return Cues.Where(cue => wanted.Contains(cue.Id)).Select(FileId);
    }
}
