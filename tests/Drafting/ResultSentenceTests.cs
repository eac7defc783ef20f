using Coordination.Contracts;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Style;

namespace Coordination.Tests.Drafting;

public sealed class ResultSentenceTests
{
    private const string Agreed = "Dann halte ich fest: Es besteht Konsens, dass der Kreis eine Werkstatt einrichten soll, die samstags öffnet.";

    [Fact]
    public void A_consensus_says_what_it_is_about_and_the_chair_does_not_say_it_again()
    {
        var entries = Draft("Brandt, Ines: " + Agreed, "Brandt, Ines: Widerspruch höre ich nicht.");
        var result = Assert.Single(entries, entry => entry.Kind == EntryKind.Decision);
        Assert.Equal("Es besteht Konsens, dass der Kreis eine Werkstatt einrichten soll, die samstags öffnet.", result.Text);
        Assert.Equal(["c0003", "c0004"], result.CueIds);
        Assert.DoesNotContain(entries, entry => entry.Kind == EntryKind.Statement && entry.Text.Contains("samstags", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Wir sind uns einig, dass wir die Werkstatt einrichten.", "Es besteht Konsens, dass man die Werkstatt einrichtet.")]
    [InlineData("Es besteht Konsens, dass die Werkstatt uns und unseren Schulen hilft.", "Es besteht Einvernehmen.")]
    [InlineData("Das ist Konsens.", "Es besteht Einvernehmen.")]
    public void What_cannot_stand_without_its_speaker_is_left_out(string said, string written) =>
        Assert.Equal(written, Assert.Single(Draft("Brandt, Ines: " + said), entry => entry.Kind == EntryKind.Decision).Text);

    [Fact]
    public void A_vote_on_a_consensus_tells_content_and_votes_in_one_sentence() => Assert.Equal(
        "Die Mitglieder sprechen sich mehrheitlich dafür aus, dass der Kreis eine Werkstatt einrichten soll (5 Ja, 2 Nein).",
        Assert.Single(Draft("Brandt, Ines: Es besteht Konsens, dass der Kreis eine Werkstatt einrichten soll. Mit fünf zu zwei Stimmen mehrheitlich angenommen."), entry => entry.Kind == EntryKind.Decision).Text);

    [Theory]
    [InlineData("Danke für den Vortrag. Dann nehmen wir den Bericht zur Kenntnis.", "Der Bericht wird zur Kenntnis genommen.")]
    [InlineData("Dann nehmen wir das so zur Kenntnis.", "Die Ausführungen werden zur Kenntnis genommen.")]
    public void What_is_noted_is_named_where_it_was_named(string said, string written) =>
        Assert.Equal(written, Assert.Single(Draft("Brandt, Ines: " + said), entry => entry.Kind == EntryKind.Decision).Text);

    [Theory]
    [InlineData("Es besteht Konsens, dass der Kreis keine Werkstatt einrichten soll.")]
    [InlineData("Es besteht Konsens, dass die Gemeinden zwölf neue Buslinien bezahlen sollen.")]
    public void The_judge_reads_what_a_result_is_about(string written)
    {
        var judge = new GroundingJudge(Speech.OfChair(Agreed), new PolicyProfile(), []);
        Assert.True(judge.Judge(new DraftEntry(EntryKind.Decision, written, null, ["c0001"], new Decision(Outcome.Consensus))).Blocks);
    }

    [Theory]
    [InlineData("Die Mitglieder sprechen sich mehrheitlich dafür aus (6 Ja, 1 Nein, 1 Enthaltung).", true, true, true)]
    [InlineData("Die Mitglieder sprechen sich mehrheitlich dafür aus (5 Ja, 1 Nein, 1 Enthaltung).", true, true, false)]
    [InlineData("Der Träger am Bahnhof soll beauftragt werden.", false, false, false)]
    public void What_a_sentence_says_of_its_result_is_known(string text, bool outcome, bool mode, bool tally) => Assert.Equal(
        new ResultWording(outcome, mode, tally, Destination: true, Factions: true),
        ResultWording.Of(new Decision(Outcome.Adopted, DecisionMode.Majority, new VoteTally(6, 1, 1)), text));

    private static IReadOnlyList<DraftEntry> Draft(params string[] said) => Speech.DraftOf(
        "Werkstatt", ["Brandt, Ines: Ich rufe Tagesordnungspunkt 1 auf, Werkstatt.", "Kühn, Paula: Die Werkstatt hilft den Schulen im Norden und kostet 4.000 Euro.", .. said]);
}
