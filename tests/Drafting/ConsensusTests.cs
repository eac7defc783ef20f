using Coordination.Contracts;
using Coordination.Drafting.Decisions;

namespace Coordination.Tests.Drafting;

public sealed class ConsensusTests
{
    private static readonly DecisionRules Rules = new(UnanimousDespiteAbstentions: true, Speech.Chair);

    [Theory]
    [InlineData("Dann halte ich fest: Es besteht Konsens, dass der Kreis eine Werkstatt einrichten soll.")]
    [InlineData("Ich stelle fest, dass darüber Einvernehmen besteht.")]
    [InlineData("Ich sehe keinen Widerspruch, dann ist das so festgehalten.")]
    [InlineData("Dann sind wir uns einig, dass die Werkstatt kommt.")]
    [InlineData("Wir sind uns einig, dass die Frist verlängert wird, wenn das Land zustimmt.")]
    [InlineData("Das ist Konsens.")]
    [InlineData("Damit haben wir hier einen Konsens.")]
    [InlineData("Dann ist das unser gemeinsames Meinungsbild.")]
    [InlineData("Ich halte als Konsens der Runde fest, dass wir die Werkstatt wollen.")]
    public void A_working_group_agrees_in_many_words(string sentence)
    {
        var heard = Assert.Single(Heard(sentence));
        Assert.Equal((Outcome.Consensus, null), (heard.Decision.Outcome, heard.Decision.Mode));
        Assert.Equal(["c0001"], heard.CueIds);
    }

    [Theory]
    [InlineData("Ich sehe keinen Konsens.")]
    [InlineData("Noch besteht kein Einvernehmen darüber.")]
    [InlineData("Wenn wir Konsens haben, schreiben wir das so auf.")]
    [InlineData("Da sind wir uns nicht einig.")]
    [InlineData("Für uns besteht da Konsens.")]
    [InlineData("Sind wir uns einig?")]
    [InlineData("Ich hoffe, wir sind uns einig.")]
    [InlineData("Im vergangenen Jahr bestand Konsens, dass gespart wird.")]
    [InlineData("Wir suchen weiter nach einem Konsens.")]
    [InlineData("In den Fraktionen besteht Konsens.")]
    [InlineData("Widerspruch höre ich nicht.")]
    [InlineData("Da sind wir uns ja wieder alle einig.")]
    public void What_only_speaks_of_consensus_is_none(string sentence) => Assert.Empty(Heard(sentence));

    [Fact]
    public void Silence_confirms_what_was_held_to_be_consensus()
    {
        var heard = Heard("Es besteht Konsens, dass der Kreis eine Werkstatt einrichten soll.", "Widerspruch höre ich nicht.");
        Assert.Equal(["c0001", "c0002"], Assert.Single(heard).CueIds);
    }

    [Fact]
    public void What_the_chair_holds_and_nobody_contradicts_is_consensus()
    {
        var heard = Assert.Single(Heard("Dann halte ich fest: Der Kreis soll eine Werkstatt einrichten.", "Widerspruch höre ich nicht."));
        Assert.Equal(Outcome.Consensus, heard.Decision.Outcome);
        Assert.Equal(["c0001", "c0002"], heard.CueIds);
    }

    [Fact]
    public void A_vote_on_what_was_consensus_is_one_result()
    {
        var heard = Assert.Single(Heard("Es besteht Konsens, dass die Werkstatt kommt.", "Damit ist das einstimmig beschlossen."));
        Assert.Equal((Outcome.Adopted, DecisionMode.Unanimous), (heard.Decision.Outcome, heard.Decision.Mode));
    }

    [Fact]
    public void After_a_vote_talk_of_agreement_is_no_second_result() =>
        Assert.Equal(Outcome.Adopted, Assert.Single(Heard("Das ist einstimmig.", "Da sind wir uns einig.")).Decision.Outcome);

    [Fact]
    public void Agreement_to_put_off_is_a_deferral() =>
        Assert.Equal(Outcome.Deferred, Assert.Single(Heard("Es besteht Konsens, dass der Punkt vertagt wird.")).Decision.Outcome);

    [Fact]
    public void Members_only_give_their_opinion() => Assert.Empty(DecisionDetector.Detect(
        Speech.Of("Brandt, Ines: Herr Wolters, bitte.", "Wolters, Jan: Es besteht Konsens, dass der Kreis sparen soll.", "Okafor, Ben: Das ist Konsens."), Rules));

    [Fact]
    public void Hands_counted_after_the_call_are_votes_for_it()
    {
        var heard = Assert.Single(Heard(
            "Wer dem Kreisausschuss die Werkstatt am Bahnhof empfiehlt, den bitte ich um das Handzeichen.",
            "Das sind sechs Stimmen. Wer ist dagegen? Eine Gegenstimme. Enthaltungen? Eine Enthaltung.", "Damit mehrheitlich angenommen."));
        Assert.Equal(new VoteTally(6, 1, 1), heard.Decision.Tally);
    }

    [Fact]
    public void Hands_against_are_no_votes_for_it()
    {
        var heard = Assert.Single(Heard(
            "Wir stimmen ab. Dafür? Das sind sechs. Wer dagegen ist, den bitte ich um das Handzeichen.", "Das sind zwei.",
            "Wer sich enthält, den bitte ich um das Handzeichen.", "Das sind drei Stimmen.", "Damit mehrheitlich angenommen."));
        Assert.Equal(new VoteTally(6, 2, 3), heard.Decision.Tally);
    }

    [Fact]
    public void What_was_agreed_stands_beside_the_result()
    {
        Assert.Equal(
            "dass der Kreis eine Werkstatt einrichten soll, die samstags öffnet.",
            Assert.Single(Heard("Dann halte ich fest: Es besteht Konsens darüber, dass der Kreis eine Werkstatt einrichten soll, die samstags öffnet.")).Content);
        Assert.Null(Assert.Single(Heard("Das ist Konsens.")).Content);
    }

    private static IReadOnlyList<DetectedDecision> Heard(params string[] cues) => DecisionDetector.Detect(Speech.OfChair(cues), Rules);
}
