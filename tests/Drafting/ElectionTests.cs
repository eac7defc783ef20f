using Coordination.Contracts;
using Coordination.Drafting.Decisions;

namespace Coordination.Tests.Drafting;

public sealed class ElectionTests
{
    private static readonly DecisionRules Rules = new(UnanimousDespiteAbstentions: true, Speech.Chair);

    [Theory]
    [InlineData("Wir kommen zum ersten Wahlgang.", "Damit hat niemand die erforderliche Mehrheit erreicht.")]
    [InlineData("Die Stimmzettel sind ausgezählt.", "Auf Frau Olm entfallen 14 Stimmen, auf Herrn Sander 11 Stimmen.", "Frau Olm ist damit gewählt.")]
    [InlineData("Zur Wahl stehen zwei Personen.", "Frau Olm 12 Stimmen, Herr Sander 12 Stimmen.", "Das ist Stimmengleichheit, also entscheidet das Los.")]
    [InlineData("Im zweiten Wahlgang war es knapp.", "Die Mehrheit ist nicht erreicht.", "Wir brauchen eine Stichwahl.")]
    [InlineData("Keiner der Bewerber hat die Mehrheit der Stimmen bekommen.")]
    [InlineData("Abgegeben wurden dreißig Stimmzettel, davon eine ungültige Stimme.", "Das ist eine klare Mehrheit für den Kollegen Olm.")]
    [InlineData("auf den bewerber olm entfielen sechzehn stimmen damit ist er mit mehrheit gewählt")]
    public void An_election_is_no_vote_on_a_motion(params string[] said)
    {
        var cues = Speech.OfChair(said);
        Assert.Empty(DecisionDetector.Detect(cues, Rules));
        Assert.Single(DecisionDetector.Elections(cues, Rules));
    }

    [Fact]
    public void How_it_ended_is_quoted_and_the_clerk_is_asked()
    {
        var entry = Assert.Single(
            Speech.DraftOf("Wahl der Stellvertretung", "Brandt, Ines: Ich rufe TOP 1 auf, Wahl der Stellvertretung. Wir kommen zum zweiten Wahlgang.", "Brandt, Ines: Die Zettel bitte.",
                "Brandt, Ines: Damit ist Frau Olm gewählt.", "Olm, Petra: Ich nehme die Wahl gern an."), entry => entry.Kind == EntryKind.Decision);
        Assert.Equal((Outcome.Undecided, ResultDoubt.Election), (entry.Decision!.Outcome, entry.Doubt));
        Assert.Equal("Es wurde gewählt; dazu wurde gesagt: „Damit ist Frau Olm gewählt.“ – bitte das Wahlergebnis eintragen.", entry.Text);
        Assert.Equal(["c0001", "c0003"], entry.CueIds);
    }

    [Fact]
    public void An_election_without_an_end_is_asked_about() => Assert.Equal(
        "Es wurde gewählt, das Wahlergebnis ist nicht erkennbar – bitte eintragen.",
        Assert.Single(Speech.DraftOf("Wahl der Stellvertretung", "Brandt, Ines: Wir wählen mit Stimmzetteln, die Zählkommission sammelt ein."), entry => entry.Kind == EntryKind.Decision).Text);

    [Fact]
    public void A_motion_before_and_after_an_election_keeps_its_result()
    {
        var cues = Speech.OfChair(
            "Wer ist dafür, dass wir die Geschäftsordnung so ändern? Das ist einstimmig.", "Wir kommen zum Wahlgang.", "Herr Sander ist gewählt.",
            "Dann lasse ich über den Antrag abstimmen.", "Das ist mehrheitlich abgelehnt.");
        Assert.Equal([Outcome.Adopted, Outcome.Rejected], DecisionDetector.Detect(cues, Rules).Select(detected => detected.Decision.Outcome));
        Assert.Equal("Herr Sander ist gewählt.", Assert.Single(DecisionDetector.Elections(cues, Rules)).Said);
    }

    [Theory]
    [InlineData("Der Kreistag hat ihn damals im zweiten Wahlgang gewählt.", "Wir stimmen ab.", "Das ist einstimmig.")]
    [InlineData("Gibt es Gegenstimmen?", "Frau Sander ist damit einstimmig gewählt.")]
    public void A_round_elsewhere_or_an_open_vote_for_one_person_is_none(params string[] said)
    {
        var cues = Speech.OfChair(said);
        Assert.Equal(Outcome.Adopted, Assert.Single(DecisionDetector.Detect(cues, Rules)).Decision.Outcome);
        Assert.Empty(DecisionDetector.Elections(cues, Rules));
    }
}
