using Coordination.Drafting.Segmentation;

namespace Coordination.Tests.Drafting;

/// <summary>One cue may close an item and open the next; each item hears its own part of it.</summary>
public sealed class StretchesTests
{
    private static readonly AgendaHeading[] Agenda = [new("Ö 1", "Neue Radständer am Kreishaus"), new("Ö 2", "Patenschaften für Obstwiesen")];

    [Fact]
    public void A_result_and_the_next_opening_in_one_breath_go_to_their_own_items()
    {
        var stretches = Said(
            "Brandt: Ich rufe TOP 1 auf, die neuen Radständer am Kreishaus.",
            "Wolters: Zwölf Stück reichen.",
            "Brandt: Dann ist das einstimmig so empfohlen. Ich rufe TOP 2 auf, Patenschaften für Obstwiesen.",
            "Sander: Vier Gemeinden machen mit.");
        Assert.Equal(["Dann ist das einstimmig so empfohlen."], stretches[0].Skip(2));
        Assert.Equal("Ich rufe TOP 2 auf, Patenschaften für Obstwiesen.", stretches[1][0]);
    }

    [Fact]
    public void An_opening_that_stands_first_is_not_split()
    {
        var stretches = Said(
            "Brandt: Ich rufe TOP 1 auf, die neuen Radständer am Kreishaus. Herr Wolters, bitte.",
            "Wolters: Zwölf Stück reichen.",
            "Brandt: Ich rufe TOP 2 auf, Patenschaften für Obstwiesen. Frau Sander hat das Wort.");
        Assert.Equal(2, stretches[0].Count);
        Assert.Equal(["Ich rufe TOP 2 auf, Patenschaften für Obstwiesen. Frau Sander hat das Wort."], stretches[1]);
    }

    [Fact]
    public void A_shared_cue_keeps_its_id_in_both()
    {
        var cues = Speech.Of(
            "Brandt: Ich rufe TOP 1 auf, die neuen Radständer am Kreishaus.",
            "Brandt: Das ist so empfohlen. Wir kommen zu TOP 2, Patenschaften für Obstwiesen.");
        var segments = AgendaSegmenter.Segment(cues, Agenda);
        var stretches = Stretches.Of(cues, Agenda, segments);
        Assert.Equal("c0002", stretches[0][^1].Id);
        Assert.Equal("c0002", stretches[1][0].Id);
    }

    private static List<List<string>> Said(params string[] lines)
    {
        var cues = Speech.Of(lines);
        return [.. Stretches.Of(cues, Agenda, AgendaSegmenter.Segment(cues, Agenda)).Select(stretch => stretch.Select(cue => cue.Text).ToList())];
    }
}
