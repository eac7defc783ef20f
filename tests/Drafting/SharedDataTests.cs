using System.Globalization;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Segmentation;
using Coordination.Drafting.Transcripts;

namespace Coordination.Tests.Drafting;

/// <summary>What is promised for the labelled sessions and the odd inputs beside the repository.</summary>
public sealed class SharedDataTests
{
    private static readonly DecisionRules AnyBody = new(UnanimousDespiteAbstentions: true, ChairSpeaker: null);

    [SharedDataFact]
    public void Odd_inputs_have_the_cues_and_speakers_they_should()
    {
        foreach (var entry in Manifest())
        {
            var file = entry.GetProperty("file").GetString()!;
            var expect = entry.GetProperty("expect");
            var reading = Read("robust/" + file);
            Assert.Equal((file, Number(expect, "cues") ?? reading.Cues.Count), (file, reading.Cues.Count));
            var speakers = reading.Cues.Select(cue => cue.Speaker).OfType<string>().Distinct().Count();
            Assert.Equal((file, Whole(expect, "speakers") ?? speakers), (file, speakers));
            Assert.True(Text(expect, "message") is null || reading.Problem is not null, file);
        }
    }

    [SharedDataFact]
    public void The_vote_of_the_standard_input_is_heard_in_every_form_it_comes_in()
    {
        var same = Manifest().Where(entry => Text(entry.GetProperty("expect"), "decision") == "angenommen/einstimmig/abst=2").ToList();
        Assert.NotEmpty(same);
        foreach (var file in same.Select(entry => entry.GetProperty("file").GetString()!))
        {
            var decision = DecisionDetector.Detect(Read("robust/" + file).Cues, AnyBody)[^1].Decision;
            Assert.Equal((file, new Decision(Outcome.Adopted, DecisionMode.Unanimous, new VoteTally(null, 0, 2))), (file, decision));
        }
    }

    [SharedDataFact]
    public void Most_cues_of_real_sessions_are_given_to_their_item()
    {
        var shares = Directory.GetFiles(Path.Combine(SharedData.Root, "dev/karlsruhe"), "*.vtt").Select(RightCues).ToList();
        Assert.True(shares.Average() >= 0.95, $"cue accuracy {shares.Average():F3}");
    }

    private static double RightCues(string vtt)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(vtt, ".gold.json")));
        var agenda = gold.RootElement.GetProperty("agenda").EnumerateArray()
            .Select(item => new AgendaHeading(item.GetProperty("top").GetString()!, item.GetProperty("title").GetString()!)).ToList();
        var cues = Read(vtt).Cues;
        var found = new string?[cues.Count];
        foreach (var segment in AgendaSegmenter.Segment(cues, agenda))
        {
            Array.Fill(found, agenda[segment.AgendaIndex].Number, segment.FirstCue, segment.LastCue - segment.FirstCue + 1);
        }

        var right = gold.RootElement.GetProperty("segments").EnumerateArray().Sum(segment =>
            found[Place(segment, "start")..(Place(segment, "end") + 1)].Count(top => top == segment.GetProperty("top").GetString()));
        return (double)right / cues.Count;
    }

    private static int Place(JsonElement segment, string end) => int.Parse(segment.GetProperty(end).GetString()!.AsSpan(1), CultureInfo.InvariantCulture);

    private static IReadOnlyList<JsonElement> Manifest() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Root, "robust/manifest.json"))).RootElement.EnumerateArray()];

    private static TranscriptReading Read(string path)
    {
        using var content = File.OpenRead(Path.Combine(SharedData.Root, path));
        return TranscriptReader.Read(content, path, kind: null);
    }

    private static string? Text(JsonElement expect, string name) =>
        expect.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Whole(JsonElement expect, string name) =>
        expect.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    // "4 after dropping the duplicate" is 4.
    private static int? Number(JsonElement expect, string name) =>
        Whole(expect, name) ?? (Text(expect, name) is { } text ? int.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) : null);
}
