using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Segmentation;
using Coordination.Drafting.Transcripts;

namespace Coordination.Evaluation;

/// <summary>
/// Reads odd inputs one after the other. These files have no agenda, so the items are those that the speakers name by number
/// ("TOP 3"); without any, the whole file is one item.
/// </summary>
internal static class RobustCommand
{
    private static readonly Regex NamedItem = new(@"\bTOP (?<number>\d{1,3}(?:\.\d{1,2})?)\b(?<title>[^.]*)", RegexOptions.NonBacktracking);

    public static int Run(string directory, string output)
    {
        var results = new JsonArray();
        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file) is ".vtt" or ".txt" or ".docx")
            {
                results.Add(Describe(file));
            }
        }

        OutputFile.Write(output, results);
        return 0;
    }

    private static JsonObject Describe(string file)
    {
        using var content = File.OpenRead(file);
        var reading = TranscriptReader.Read(content, file, kind: null);
        var names = reading.Cues.Select(cue => cue.Speaker).OfType<string>().ToHashSet();
        // Beside named voices, an unnamed one is a voice of its own.
        var unnamed = names.Count > 0 && reading.Cues.Any(cue => cue.Speaker is null) && reading.Kind == TranscriptKind.WebVtt;
        return new JsonObject
        {
            ["file"] = Path.GetFileName(file),
            ["ok"] = reading.Problem is null,
            ["cues"] = reading.Cues.Count,
            ["speakers"] = names.Count + (unnamed ? 1 : 0),
            ["names"] = OutputFile.ToArray(names),
            ["unidentified"] = OutputFile.ToArray(names.Where(name => !SpeakerName.Parse(name).IsPerson)),
            ["languages"] = OutputFile.ToArray(reading.Cues.Where(cue => cue.Language is not null).Select(cue => $"{cue.Id} {cue.Language}")),
            ["decisions"] = Decisions(reading.Cues),
            ["repairs"] = OutputFile.ToArray(reading.Repairs.Select(repair => $"{repair.Kind} {repair.Count}")),
            ["message"] = Message(reading),
        };
    }

    private static string? Message(TranscriptReading reading) => reading.Problem switch
    {
        null => null,
        TranscriptProblem.Empty => "no transcript",
        TranscriptProblem.NoSpeech => "no speech",
        TranscriptProblem.NotATranscript when reading.Kind == TranscriptKind.Docx => "unreadable",
        _ when reading.ErrorCode == "SpeakerAttributionNotAllowed" => "not a transcript; retry unattributed",
        _ => "not a transcript",
    };

    private static JsonArray Decisions(IReadOnlyList<Cue> cues)
    {
        var agenda = NamedItems(cues);
        var segments = AgendaSegmenter.Segment(cues, agenda);
        if (segments.Count == 0)
        {
            (agenda, segments) = ([new AgendaHeading("", "")], [new Segment(0, 0, cues.Count - 1, 0)]);
        }

        var rules = DecisionRules.Of(unanimousDespiteAbstentions: true, ChairFinder.Ranked(cues));
        var decisions = new JsonArray();
        foreach (var segment in segments)
        {
            foreach (var detected in DecisionDetector.Detect([.. cues.Take(segment.LastCue + 1).Skip(segment.FirstCue)], rules))
            {
                var decision = Labels.Of(detected.Decision);
                decision["top"] = agenda[segment.AgendaIndex].Number;
                decision["evidence"] = OutputFile.ToArray(detected.CueIds);
                decisions.Add(decision);
            }
        }

        return decisions;
    }

    private static IReadOnlyList<AgendaHeading> NamedItems(IReadOnlyList<Cue> cues) => [.. cues
        .SelectMany(cue => NamedItem.Matches(cue.Text))
        .DistinctBy(match => match.Groups["number"].Value)
        .Select(match => new AgendaHeading(match.Groups["number"].Value, match.Groups["title"].Value.Trim(' ', ',', ':')))];
}
