using Coordination.Drafting.Segmentation;

namespace Coordination.Tests.Drafting;

public sealed class SegmentationTests
{
    private static readonly AgendaHeading[] Agenda =
    [
        new("Ö 1", "Bericht zur Kindertagespflege"),
        new("Ö 2", "Radwegekonzept für den Nordkreis"),
        new("Ö 3.1", "Satzung über die Schülerbeförderung"),
        new("Ö 4", "Verschiedenes"),
    ];

    [Fact]
    public void Items_begin_where_the_chair_names_their_numbers() => Assert.Equal([(0, 0), (1, 2), (2, 4)], Starts(
        "Brandt: Guten Abend, ich rufe TOP 1 auf.",
        "Wolters: Wir haben dazu viele Fragen.",
        "Brandt: Danke. Dann sind wir bei Tagesordnungspunkt zwei.",
        "Wolters: Der Weg an der Landstraße fehlt noch.",
        "Brandt: Wir behandeln jetzt TOP 3.1.",
        "Wolters: Dem stimmen wir zu."));

    [Fact]
    public void Items_begin_where_their_titles_are_heard_in_other_forms() => Assert.Equal([(0, 0), (1, 2), (2, 4)], Starts(
        "Brandt: Wir beginnen mit der Kindertagespflege, Frau Sander bitte.",
        "Sander: Es gibt genug Plätze.",
        "Brandt: Vielen Dank. Es geht weiter mit dem Konzept für die Radwege im Nordkreis.",
        "Wolters: Da fehlt ein Stück.",
        "Brandt: Gut. Nun zur Schülerbeförderungssatzung.",
        "Wolters: Keine Fragen."));

    [Fact]
    public void An_item_taken_off_gets_no_segment() => Assert.Equal([(0, 0), (2, 2)], Starts(
        "Brandt: Ich rufe Tagesordnungspunkt 1 auf, Kindertagespflege.",
        "Sander: Es gibt genug Plätze.",
        "Brandt: Danke. Ich rufe Tagesordnungspunkt 3.1 auf, die Schülerbeförderung.",
        "Wolters: Keine Fragen."));

    [Fact]
    public void An_item_may_be_taken_early_if_the_chair_says_so() => Assert.Equal([(2, 0), (0, 2), (1, 4)], Starts(
        "Brandt: Wir ziehen TOP 3.1 vor, die Satzung über die Schülerbeförderung.",
        "Wolters: Die Satzung zur Schülerbeförderung ist gut.",
        "Brandt: Damit rufe ich TOP 1 auf, den Bericht zur Kindertagespflege.",
        "Sander: Die Kindertagespflege hat genug Plätze.",
        "Brandt: Danke. Ich rufe TOP 2 auf, das Radwegekonzept.",
        "Wolters: Keine Fragen zum Radwegekonzept."));

    [Fact]
    public void A_member_who_mentions_another_item_opens_nothing() => Assert.Equal([(0, 0)], Starts(
        "Brandt: Ich rufe TOP 1 auf, Kindertagespflege.",
        "Wolters: Das gehört doch zu TOP 3.1, der Satzung über die Schülerbeförderung.",
        "Brandt: Das sehe ich nicht so. Gibt es weitere Wortmeldungen?"));

    [Fact]
    public void What_is_said_before_the_first_item_belongs_to_none()
    {
        var segment = Assert.Single(Segments(
            "Brandt: Guten Abend, die Einladung ging rechtzeitig zu.", "Brandt: Sind alle da?", "Brandt: Ich rufe TOP 1 auf, Kindertagespflege."));
        Assert.Equal((2, 2), (segment.FirstCue, segment.LastCue));
    }

    [Fact]
    public void A_clear_opening_is_surer_than_a_vague_one()
    {
        var clear = Segments("Brandt: Ich rufe TOP 1 auf, Bericht zur Kindertagespflege.")[0].Confidence;
        var vague = Segments("Wolters: Zur Tagespflege wollte ich fragen.")[0].Confidence;
        Assert.InRange(clear, 0.9, 1);
        Assert.InRange(vague, 0, 0.5);
    }

    [Fact]
    public void Without_speech_or_agenda_there_is_nothing_to_find()
    {
        Assert.Empty(AgendaSegmenter.Segment([], Agenda));
        Assert.Empty(AgendaSegmenter.Segment(Speech.OfChair("Guten Abend."), []));
    }

    [Fact]
    public void The_chair_is_who_leads()
    {
        var cues = Speech.Of(
            "Wolters: Wir fordern mehr Wege.", "Brandt: Frau Sander hat das Wort.", "Sander: Danke.", "Brandt: Gibt es weitere Wortmeldungen?");
        Assert.Equal("Brandt", ChairFinder.Find(cues));
        Assert.Null(ChairFinder.Find([.. cues.Select(cue => cue with { Speaker = null })]));
    }

    [Fact]
    public void Series_count_on_their_own()
    {
        AgendaHeading[] agenda =
            [new("Einzelplan 04", "Verwaltungsleitung"), new("Einzelplan 11", "Jugend und Soziales"), new("4", "Haushaltssatzung")];
        var cues = Speech.Of(
            "Brandt: Wir kommen zum Einzelplan 4.", "Wolters: Danke.", "Brandt: Ich rufe auf den Einzelplan 11.", "Sander: Danke.",
            "Brandt: Ich rufe Tagesordnungspunkt 4 auf.");
        var segments = AgendaSegmenter.Segment(cues, agenda);
        Assert.Equal([(0, 0), (1, 2), (2, 4)], segments.Select(segment => (segment.AgendaIndex, segment.FirstCue)));
    }

    [Fact]
    public void The_numbers_of_a_vote_do_not_open_the_next_item() => Assert.Equal([(0, 0)], Starts(
        "Brandt: Ich rufe TOP 1 auf, Kindertagespflege. Wir stimmen ab.",
        "Brandt: Das ist die Mehrheit.",
        "Brandt: Für das Protokoll: 12 Ja-Stimmen, 3 Nein-Stimmen, eine Enthaltung."));

    [Theory]
    [InlineData("Nächster Punkt bitte.")]
    [InlineData("Wir gehen in der Tagesordnung weiter.")]
    [InlineData("ähm dann machen wir mit dem dem nächsten punkt weiter")]
    public void The_next_item_opens_without_a_name_where_it_is_said_in_a_short_sentence(string next) => Assert.Equal([(0, 0), (1, 3)], Starts(
        "Brandt: Ich rufe TOP 1 auf, Kindertagespflege.", "Wolters: Es gibt genug Plätze.", "Brandt: Das ist einstimmig.", $"Brandt: {next}", "Wolters: Hier fehlt ein Stück."));

    [Fact]
    public void The_next_point_of_an_argument_opens_nothing() => Assert.Equal([(0, 0)], Starts(
        "Brandt: Ich rufe TOP 1 auf, Kindertagespflege.", "Wolters: Es gibt genug Plätze.",
        "Brandt: Und der nächste Punkt, den ich Ihnen dazu noch gern sagen möchte, betrifft die Zahl der Plätze, die wir im Sommer brauchen."));

    [Fact]
    public void What_introduces_an_item_that_was_only_named_opens_no_other() => Assert.Equal([(0, 0), (1, 3)], Starts(
        "Brandt: Ich rufe TOP 1 auf, Kindertagespflege.", "Wolters: Es gibt genug Plätze.", "Brandt: Das ist einstimmig.",
        "Brandt: Tagesordnungspunkt 2 wird aufgerufen.", "Brandt: Im Verkehrsausschuss ist das so empfohlen worden, die Vorlage liegt Ihnen vor.",
        "Brandt: Bitte stimmen Sie ab.", "Brandt: Das ist die Mehrheit."));

    [Fact]
    public void Who_only_calls_an_item_leads_however_seldom()
    {
        AgendaHeading[] agenda = [new("Einzelplan 04", "Einzelplan 04"), new("Einzelplan 11", "Einzelplan 11")];
        var cues = Speech.Of(
            "Hansen: Wir kommen zum Einzelplan 4.", "Wolters: Ich stelle fest, das Wort hat heute die Wirklichkeit, und der Einzelplan 11 ist noch nicht einmal das Schlimmste.",
            "Wolters: Ich rufe zur Vernunft auf, bevor wir über den Einzelplan 11 auch nur reden, denn dort fehlt an allen Ecken das Geld.", "Olm: Nun zu Einzelplan 11.", "Sander: Danke.");
        Assert.Equal([(0, 0), (1, 3)], AgendaSegmenter.Segment(cues, agenda).Select(segment => (segment.AgendaIndex, segment.FirstCue)));
    }

    [Fact]
    public void Nobody_goes_back_to_an_item_that_is_not_named()
    {
        var items = Starts([.. Enumerable.Repeat("Brandt: Das ist einstimmig. Nächster Punkt bitte. Die Vorlage liegt Ihnen vor.", 14)]).Select(start => start.Item).ToList();
        Assert.Equal(items.Order(), items);
    }

    private static IEnumerable<(int Item, int FirstCue)> Starts(params string[] lines) =>
        Segments(lines).Select(segment => (segment.AgendaIndex, segment.FirstCue));

    private static IReadOnlyList<Segment> Segments(params string[] lines) => AgendaSegmenter.Segment(Speech.Of(lines), Agenda);
}
