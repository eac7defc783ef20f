using Coordination.Contracts;
using Coordination.Drafting;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Segmentation;

namespace Coordination.Tests.Drafting;

/// <summary>Counts in any order, modes by quantifier, factions, and what is asked instead of believed.</summary>
public sealed class ResultDetailsTests
{
    [Theory]
    [InlineData("Für den Antrag 12 Stimmen, gegen den Antrag 3, 2 Enthaltungen.")]
    [InlineData("Mit Ja haben 12 gestimmt, mit Nein drei, enthalten haben sich zwei.")]
    [InlineData("Abgegebene Stimmen 17, davon Ja 12, Nein 3, Enthaltungen 2.")]
    [InlineData("Es gab drei Gegenstimmen und zwei Enthaltungen bei zwölf Ja-Stimmen.")]
    [InlineData("zwölf ja-stimmen ähm drei nein-stimmen und zwei zwei enthaltungen")]
    public void A_count_is_heard_in_any_order(string count) =>
        Assert.Equal(new VoteTally(12, 3, 2), Assert.Single(Heard("Wer stimmt der Vorlage zu?", count)).Decision.Tally);

    [Theory]
    [InlineData("Sämtliche Hände sind oben, damit angenommen.", DecisionMode.Unanimous)]
    [InlineData("Die Vorlage ist mit den Stimmen aller Fraktionen angenommen.", DecisionMode.Unanimous)]
    [InlineData("Gegenstimmen sehe ich nicht, Enthaltungen auch nicht. Damit ist so beschlossen.", DecisionMode.Unanimous)]
    [InlineData("Bis auf die Wegpartei haben alle zugestimmt.", DecisionMode.Majority)]
    [InlineData("Bei vereinzelten Gegenstimmen ist die Vorlage angenommen.", DecisionMode.Majority)]
    [InlineData("Das ist mit den Stimmen von Wegpartei und Kreisliste gegen die übrigen angenommen.", DecisionMode.Majority)]
    public void Who_is_said_to_be_for_it_or_set_apart_makes_the_mode(string result, DecisionMode mode) =>
        Assert.Equal(mode, Assert.Single(Heard("Ich lasse abstimmen.", result)).Decision.Mode);

    [Theory]
    [InlineData("Im Bauausschuss ist das mehrheitlich so empfohlen worden.")]
    [InlineData("Ihnen liegt ein einstimmiges Votum des Finanzausschusses vor.")]
    [InlineData("Der Landkreis hat das einstimmig beschlossen.")]
    public void What_another_body_decided_is_no_result(string told) => Assert.Empty(Heard(told));

    [Fact]
    public void The_answer_to_a_question_about_objections_refers_the_item()
    {
        var heard = Heard("Es wird vorgeschlagen, die Vorlage an den Ausschuss zu überweisen.", "Gibt es andere Vorschläge?", "Das ist nicht der Fall. Dann verfahren wir so.");
        Assert.Equal(Outcome.Referred, Assert.Single(heard).Decision.Outcome);
    }

    [Fact]
    public void A_recording_without_punctuation_is_cut_at_its_cues_and_signal_words() =>
        Assert.Equal(DecisionMode.Unanimous, Assert.Single(Heard(
            "der landkreis hat das im letzten jahr mehrheitlich beschlossen", "wer stimmt für die vorlage wer ist dagegen", "keine gegenstimmen damit so beschlossen")).Decision.Mode);

    [Fact]
    public void A_deputy_who_leads_elsewhere_announces_results()
    {
        var cues = Speech.Of("Wolters, Uwe: Bei vereinzelten Gegenstimmen angenommen.", "Kühn, Paula: Das war knapp.");
        Assert.Empty(DecisionDetector.Detect(cues, new DecisionRules(true, Speech.Chair)));
        Assert.Single(DecisionDetector.Detect(cues, DecisionRules.Of(true, [Speech.Chair, "Wolters, Uwe"])));
    }

    [Fact]
    public void Factions_that_the_chair_names_are_recorded_with_their_side()
    {
        var result = Draft(null, "Wer stimmt zu?", "Damit ist der Antrag mit den Stimmen der Wegpartei gegen die Stimmen der Kreisliste bei Enthaltung von Sozialbund abgelehnt.");
        Assert.Equal(
            [new FactionVote("Wegpartei", VoteChoice.No), new FactionVote("Kreisliste", VoteChoice.Yes), new FactionVote("Sozialbund", VoteChoice.Abstention)],
            result.Decision!.Factions!);
    }

    [Theory]
    [InlineData(12, Outcome.Undecided, ResultDoubt.MoreVotesThanPresent)]
    [InlineData(15, Outcome.Adopted, null)]
    [InlineData(null, Outcome.Adopted, null)]
    public void More_votes_than_people_present_are_asked_about(int? present, Outcome outcome, ResultDoubt? doubt)
    {
        var result = Draft(present, "Wer stimmt zu?", "Elf dafür, drei dagegen, eine Enthaltung. Damit ist das angenommen.");
        Assert.Equal((outcome, doubt), (result.Decision!.Outcome, result.Doubt));
    }

    [Fact]
    public void A_vote_whose_result_is_missing_is_asked_about_at_its_call()
    {
        var result = Draft(null, "Wir kommen zur Abstimmung.", "Dann machen wir jetzt eine Pause.");
        Assert.Equal((Outcome.Undecided, ResultDoubt.VoteWithoutResult, "c0001"), (result.Decision!.Outcome, result.Doubt, result.CueIds[0]));
    }

    [Fact]
    public void Items_without_titles_or_calls_are_divided_by_their_words_and_doubtful()
    {
        string[] school = ["Schule", "Klassen", "Lehrkräfte", "Unterricht"], road = ["Straße", "Brücke", "Asphalt", "Radweg"];
        var cues = Enumerable.Range(0, 80).Select(i => (i < 40 ? school : road, i)).Select(turn =>
            $"Person {turn.i % 17}: Wir reden über {turn.Item1[turn.i % 4]} und {turn.Item1[(turn.i + 1) % 4]} und {turn.Item1[(turn.i + 2) % 4]}.").ToArray();
        var segments = AgendaSegmenter.Segment(Speech.Of(cues), [new AgendaHeading("Einzelplan 1", "Einzelplan 1"), new AgendaHeading("Einzelplan 2", "Einzelplan 2")]);
        Assert.Equal([0, 40], segments.Select(segment => segment.FirstCue));
        Assert.All(segments, segment => Assert.True(segment.IsDoubtful));
    }

    private static IReadOnlyList<DetectedDecision> Heard(params string[] lines) =>
        DecisionDetector.Detect(Speech.OfChair(lines), new DecisionRules(UnanimousDespiteAbstentions: true, Speech.Chair));

    private static DraftEntry Draft(int? present, params string[] lines)
    {
        var item = new AgendaItemView(
            new Guid(1, 1, 0, new byte[8]), Guid.Empty, null, "1", "Radweg", null, Publicity.Public, null, AgendaItemState.Admitted, null, false, Guid.Empty, "", null,
            DateTimeOffset.UnixEpoch, 1);
        FactionView[] factions = [.. new[] { "Wegpartei", "Kreisliste", "Sozialbund" }.Select(name => new FactionView(Guid.Empty, name, name))];
        var input = new DraftingInput(
            Guid.Empty, Guid.Empty, TranscriptKind.WebVtt, new PolicyProfile(Body: BodyKind.Committee), new DateOnly(2026, 11, 20), Speech.OfChair(lines), [item], [], factions, present);
        return Assert.Single(Drafter.Draft(input).Items[0].Entries, entry => entry.Kind == EntryKind.Decision);
    }
}
