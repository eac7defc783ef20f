using System.Text.Json;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Requests;

namespace Coordination.Tests.Drafting;

/// <summary>What the judge and the speech acts are measured by on the labelled sentences beside the repository.</summary>
public sealed class SharedGroundingTests
{
    [SharedDataFact]
    public void Machine_made_faults_are_found_and_true_renderings_pass()
    {
        var (recall, alarms) = Measure("grounding.json");
        Assert.True(recall >= 0.98 && alarms <= 0.01, $"recall {recall:P1}, false alarms {alarms:P1}");
    }

    [SharedDataFact]
    public void Faults_in_sentences_as_clerks_write_them_are_found_without_a_flood_of_alarms()
    {
        var (recall, alarms) = Measure("grounding_abstractive.json");
        Assert.True(recall >= 0.85 && alarms <= 0.25, $"recall {recall:P1}, false alarms {alarms:P1}");
    }

    [SharedDataFact]
    public void Requests_and_commitments_are_told_from_the_rest()
    {
        using var json = Read("request_sentences.json");
        var (hits, said, gold) = (0, 0, 0);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var label = item.GetProperty("label").GetString();
            var act = SpeechActs.Of(item.GetProperty("text").GetString()!, Speaker.SpeaksForAdministration(item.GetProperty("speaker").GetString()));
            said += act == SpeechAct.None ? 0 : 1;
            gold += label == "none" ? 0 : 1;
            hits += act != SpeechAct.None && string.Equals(act.ToString(), label, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        Assert.True(2.0 * hits / (said + gold) >= 0.6, $"{hits} of {said} said, {gold} labelled");
    }

    private static (double Recall, double Alarms) Measure(string file)
    {
        using var json = Read(file);
        var (found, faults, alarms, sound) = (0, 0, 0, 0);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var cues = item.GetProperty("evidence").EnumerateArray()
                .Select(cue => new Cue(Text(cue, "id"), 0, 0, Text(cue, "speaker"), Text(cue, "text"))).DistinctBy(cue => cue.Id).ToList();
            var entry = new DraftEntry(EntryKind.Statement, Text(item, "sentence"), null, [.. cues.Select(cue => cue.Id)]);
            var flagged = new GroundingJudge(cues, new PolicyProfile(), []).Judge(entry).Blocks ? 1 : 0;
            if (Text(item, "label") == "unsupported") (found, faults) = (found + flagged, faults + 1);
            else (alarms, sound) = (alarms + flagged, sound + 1);
        }

        return ((double)found / faults, (double)alarms / sound);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Root, "dev", file)));
}
