using Coordination.Contracts;
using Coordination.Drafting.Decisions;

namespace Coordination.Tests.Drafting;

public sealed class DecisionTests
{
    private static readonly DecisionRules Rules = new(UnanimousDespiteAbstentions: true, Speech.Chair);

    [Theory]
    [InlineData("Damit ist die Vorlage einstimmig angenommen.", Outcome.Adopted, DecisionMode.Unanimous)]
    [InlineData("Das ist die große Mehrheit.", Outcome.Adopted, DecisionMode.Majority)]
    [InlineData("Gegen die Stimmen der FDP so beschlossen.", Outcome.Adopted, DecisionMode.Majority)]
    [InlineData("Der Antrag hat damit keine Mehrheit gefunden.", Outcome.Rejected, DecisionMode.Majority)]
    [InlineData("Der Vorschlag ist somit einstimmig abgelehnt.", Outcome.Rejected, DecisionMode.Unanimous)]
    [InlineData("Frau Sander ist damit gewählt.", Outcome.Adopted, null)]
    [InlineData("Die erforderliche Mehrheit ist nicht erreicht.", Outcome.Rejected, DecisionMode.Majority)]
    [InlineData("Das ist die Mehrheit gegen die Stimmen der Linken.", Outcome.Adopted, DecisionMode.Majority)]
    [InlineData("Bei Enthaltung der Grünen einstimmig.", Outcome.Adopted, DecisionMode.Unanimous)]
    [InlineData("Sie folgen dem Beschlussvorschlag einstimmig.", Outcome.Adopted, DecisionMode.Unanimous)]
    [InlineData("Einer Überweisung in den Bauausschuss wird zugestimmt.", Outcome.Referred, null)]
    [InlineData("Wir nehmen den Punkt von der Tagesordnung.", Outcome.Deferred, null)]
    [InlineData("Damit hat sich der Antrag erledigt.", Outcome.Settled, null)]
    [InlineData("Der Punkt wird auf die nächste Sitzung vertagt.", Outcome.Deferred, null)]
    [InlineData("Wir verweisen den Antrag in den Bauausschuss.", Outcome.Referred, null)]
    [InlineData("Die Antragsteller ziehen ihren Antrag zurück.", Outcome.Withdrawn, null)]
    [InlineData("Damit nehmen wir den Bericht zur Kenntnis.", Outcome.Noted, null)]
    [InlineData("Ich höre keinen Widerspruch, dann machen wir das so.", Outcome.Adopted, null)]
    public void A_chair_announces_in_many_words(string sentence, Outcome outcome, DecisionMode? mode)
    {
        var decision = Assert.Single(Heard(sentence)).Decision;
        Assert.Equal((outcome, mode), (decision.Outcome, decision.Mode));
    }

    [Theory]
    [InlineData("Der Schulausschuss hat im März einstimmig zugestimmt.")]
    [InlineData("In der vergangenen Sitzung wurde das mehrheitlich abgelehnt.")]
    [InlineData("Wenn der Antrag abgelehnt wird, brauchen wir einen neuen.")]
    [InlineData("Ich bitte um Zustimmung zu dieser Vorlage.")]
    [InlineData("Ich hoffe, dass wir das einstimmig beschließen.")]
    [InlineData("Wir werden uns enthalten.")]
    [InlineData("Ist das einstimmig?")]
    [InlineData("Das war nicht einstimmig, wie Sie sagen.")]
    [InlineData("Wir haben damals ein Klimakonzept verabschiedet.")]
    [InlineData("Ich verweise auf die Vorberatung im Bauausschuss.")]
    [InlineData("Wir werden das Verfahren mit Ihnen abstimmen.")]
    [InlineData("Der Ortsrat hat mit 5 zu 2 Stimmen zugestimmt.")]
    [InlineData("Der Kreistag hat 2018 mit 30 zu 10 Stimmen beschlossen, dass wir bauen.")]
    [InlineData("Die Mehrheit der Bürger will das.")]
    [InlineData("Dafür brauchen wir eine Mehrheit.")]
    [InlineData("Ich ziehe meine Wortmeldung zurück.")]
    [InlineData("Das wäre dann abgelehnt.")]
    [InlineData("Vielen Dank für die Zustimmung.")]
    [InlineData("Wer dem Antrag zustimmt, den bitte ich um das Handzeichen.")]
    [InlineData("Ich sehe nur grüne Karten.")]
    [InlineData("Wollen Sie gleich darüber abstimmen? Ich sehe lauter gelbe Karten.")]
    [InlineData("da habe ich viel verständnis für aber wir haben im moment eben keine mehrheit um an dem zustand etwas zu ändern")]
    [InlineData("wenn leute aus anderen orten kommen und hier arbeiten dafür müssen wir etwas tun")]
    public void What_only_speaks_of_results_is_none(string sentence) => Assert.Empty(Heard(sentence));

    [Theory]
    [InlineData("Ich sehe nur grüne Karten.", DecisionMode.Unanimous)]
    [InlineData("Ein paar sind dagegen, wie ich von hier oben sehe, der Rest ist klar dafür.", DecisionMode.Majority)]
    public void What_is_seen_is_a_result_where_a_vote_was_called(string sentence, DecisionMode mode)
    {
        var decision = Assert.Single(Heard("Wir stimmen jetzt ab.", sentence)).Decision;
        Assert.Equal((Outcome.Adopted, mode), (decision.Outcome, decision.Mode));
    }

    [Fact]
    public void Questions_are_counted_by_their_answers()
    {
        var decision = Assert.Single(Heard(
            "Wer ist dafür?", "Das sind elf.", "Gegenstimmen?", "Drei.", "Enthaltungen?", "Sehe ich keine.", "Damit angenommen."));
        Assert.Equal(new Decision(Outcome.Adopted, DecisionMode.Majority, new VoteTally(11, 3, 0)), decision.Decision);
        Assert.Contains("c0007", decision.CueIds);
    }

    [Theory]
    [InlineData("Mit 12 zu 5 Stimmen bei zwei Enthaltungen angenommen.", 12, 5, 2)]
    [InlineData("Das sind siebzehn Ja-Stimmen, keine Nein-Stimmen und eine Enthaltung.", 17, 0, 1)]
    [InlineData("Dafür sind neun, dagegen vier.", 9, 4, null)]
    [InlineData("Ohne Gegenstimmen bei drei Enthaltungen beschlossen.", null, 0, 3)]
    [InlineData("Abst.: 7/5/2 ang.", 7, 5, 2)]
    public void Numbers_keep_their_roles(string sentence, int? yes, int? no, int? abstentions) =>
        Assert.Equal(new VoteTally(yes, no, abstentions), Assert.Single(Heard("Wir stimmen jetzt darüber ab.", sentence)).Decision.Tally);

    [Fact]
    public void The_last_correction_holds()
    {
        var decision = Assert.Single(Heard(
            "Wer ist dafür? Neun. Dagegen? Acht. Damit angenommen.",
            "Moment, ich korrigiere: Es sind acht dafür und neun dagegen.",
            "Damit ist der Antrag abgelehnt."));
        Assert.Equal(new Decision(Outcome.Rejected, DecisionMode.Majority, new VoteTally(8, 9, null)), decision.Decision);
    }

    [Fact]
    public void A_doubt_without_a_new_result_changes_nothing() =>
        Assert.Equal(Outcome.Adopted, Assert.Single(Heard("Das ist einstimmig.", "Moment, bitte noch etwas Ruhe.")).Decision.Outcome);

    [Fact]
    public void Several_motions_are_kept_apart()
    {
        var heard = Heard(
            "Wir stimmen zuerst über den Änderungsantrag ab.", "Der ist mehrheitlich abgelehnt.",
            "Wir kommen zur Abstimmung über die Vorlage.", "Das ist einstimmig.");
        Assert.Equal([Outcome.Rejected, Outcome.Adopted], heard.Select(detected => detected.Decision.Outcome));
    }

    [Fact]
    public void After_a_vote_small_talk_of_settling_is_no_second_result() =>
        Assert.Equal(Outcome.Adopted, Assert.Single(Heard("Das ist einstimmig.", "Damit ist der Punkt erledigt.")).Decision.Outcome);

    [Theory]
    [InlineData(true, DecisionMode.Unanimous)]
    [InlineData(false, DecisionMode.Majority)]
    public void Whether_abstentions_break_unanimity_is_the_bodys_rule(bool unanimous, DecisionMode mode)
    {
        var heard = DecisionDetector.Detect(
            Speech.OfChair("Wir stimmen jetzt ab.", "Keine Gegenstimmen, zwei Enthaltungen, damit beschlossen."),
            Rules with { UnanimousDespiteAbstentions = unanimous });
        Assert.Equal(mode, Assert.Single(heard).Decision.Mode);
    }

    [Fact]
    public void Only_the_chair_announces()
    {
        var heard = DecisionDetector.Detect(
            Speech.Of(
                "Brandt, Ines: Wir sind bei TOP 4.", "Wolters: Der Antrag wurde mit 30 zu 0 angenommen. Beschluss: einstimmig angenommen."), Rules);
        Assert.Empty(heard);
    }

    [Fact]
    public void A_deputy_who_leads_the_item_announces_as_the_chair()
    {
        var heard = DecisionDetector.Detect(
            Speech.Of(
                "Okafor, Ben: Ich rufe auf den nächsten Punkt und bitte um das Handzeichen.", "Okafor, Ben: Das ist einstimmig.", "Wolters: Danke."), Rules);
        Assert.Equal(["c0002"], Assert.Single(heard).CueIds.Except(["c0001"]));
    }

    [Fact]
    public void A_vote_cut_off_before_its_result_is_not_guessed()
    {
        Assert.Empty(Heard("Wir stimmen jetzt ab. Gegenstimmen? Keine. Enthaltungen? Zwei."));
        var goneOn = Heard("Wir stimmen jetzt ab. Gegenstimmen? Keine. Enthaltungen? Zwei. Vielen Dank.");
        Assert.Equal(Outcome.Adopted, Assert.Single(goneOn).Decision.Outcome);
    }

    [Fact]
    public void Agreement_without_a_vote_is_consensus_or_what_was_proposed()
    {
        var agreed = Heard("Sie sind alle damit einverstanden, dann verfahren wir so.");
        Assert.Equal(Outcome.Consensus, Assert.Single(agreed).Decision.Outcome);
        var proposed = Heard("Vorgeschlagen ist die Überweisung an den Jugendausschuss.", "Damit sind Sie einverstanden, so verfahren wir.");
        Assert.Equal(Outcome.Referred, Assert.Single(proposed).Decision.Outcome);
        Assert.Empty(Heard("Dann würden wir so verfahren, wenn Sie einverstanden sind."));
    }

    [Fact]
    public void A_sentence_over_several_cues_cites_them_all()
    {
        var heard = Heard("Wir kommen zur Abstimmung.", "Damit ist die Vorlage", "einstimmig angenommen.");
        Assert.Equal(["c0001", "c0002", "c0003"], Assert.Single(heard).CueIds);
    }

    private static IReadOnlyList<DetectedDecision> Heard(params string[] cues) => DecisionDetector.Detect(Speech.OfChair(cues), Rules);
}
