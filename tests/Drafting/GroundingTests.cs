using System.Diagnostics;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;

namespace Coordination.Tests.Drafting;

public sealed class GroundingTests
{
    private static readonly IReadOnlyList<Cue> Said = Speech.Of(
        "Kühn, Paula (Grüne): Wir lehnen den Neubau am Bahnhof nicht ab, aber die Kosten von 2,4 Mio. Euro sind zu hoch.",
        "Dr. Olm, Henrik: Die Verwaltung hat den Antrag am 12. März 2026 bekommen und wird ihn im Sozialausschuss vorstellen.",
        "Kühn, Paula (Grüne): Könnten Sie uns bis zur nächsten Sitzung die Zahlen schicken?",
        "Brandt, Ines: Wer ist dafür? Gegenstimmen? Keine. Zwei Enthaltungen. Dann ist das einstimmig so angenommen.",
        "Dr. Olm, Henrik: Alle Schulen im Kreis haben sich beteiligt, vielleicht schaffen wir es noch in diesem Jahr.");

    private static readonly GroundingJudge Judge = new(Said, new PolicyProfile(BodyKind.Committee), []);

    [Theory]
    [InlineData(1, "Frau Kühn (Grüne) lehnt den Neubau am Bahnhof nicht ab, hält die Kosten von 2.400.000 Euro aber für zu hoch.")]
    [InlineData(2, "Herr Dr. Olm berichtet, die Verwaltung habe den Antrag am 12.03.2026 erhalten und werde ihn im Sozialausschuss präsentieren.")]
    [InlineData(2, "Herr Dr. Olm erklärt: „Die Verwaltung hat den Antrag am 12. März 2026 bekommen“.")]
    [InlineData(3, "Frau Kühn bittet, bis zur nächsten Sitzung die Zahlen zu schicken.")]
    public void What_was_said_passes_also_in_other_words(int cue, string sentence) => Assert.False(Verdict(cue, sentence).Blocks, sentence);

    [Theory]
    [InlineData(1, "Frau Kühn lehnt den Neubau am Bahnhof ab.", VerdictReason.NegationDiffers)]
    [InlineData(1, "Frau Kühn hält die Kosten von 2,6 Mio. Euro für zu hoch.", VerdictReason.NumberNotInEvidence)]
    [InlineData(1, "Frau Kühn hält die Kosten von 2,4 Mrd. Euro für zu hoch.", VerdictReason.NumberNotInEvidence)]
    [InlineData(1, "Herr Dr. Olm hält die Kosten von 2,4 Mio. Euro für zu hoch.", VerdictReason.SpeakerDiffers)]
    [InlineData(1, "Frau Kühn (SPD) hält die Kosten von 2,4 Mio. Euro für zu hoch.", VerdictReason.NameNotInEvidence)]
    [InlineData(2, "Die Verwaltung habe den Antrag am 12. April 2026 bekommen.", VerdictReason.DateNotInEvidence)]
    [InlineData(2, "Die Verwaltung werde den Antrag im Hauptausschuss vorstellen.", VerdictReason.NameNotInEvidence)]
    [InlineData(2, "Herr Dr. Olm erklärt: „Die Verwaltung hat den Antrag gern bekommen“.", VerdictReason.QuoteNotVerbatim)]
    [InlineData(3, "Frau Kühn sagt zu, bis zur nächsten Sitzung die Zahlen zu schicken.", VerdictReason.ModalityDiffers)]
    [InlineData(3, "Frau Kühn bittet, bis zur übernächsten Sitzung die Zahlen zu schicken.", VerdictReason.DateNotInEvidence)]
    [InlineData(5, "Einige Schulen im Kreis hätten sich beteiligt.", VerdictReason.QuantifierDiffers)]
    [InlineData(5, "Es stehe fest, dass man es in diesem Jahr schaffe.", VerdictReason.ModalityDiffers)]
    [InlineData(1, "Der Landkreis richtet zum Jahreswechsel eine Beratungsstelle für Jugendliche ein.", VerdictReason.LowCoverage)]
    public void What_was_not_said_blocks_with_its_reason(int cue, string sentence, VerdictReason reason)
    {
        var verdict = Verdict(cue, sentence);
        Assert.True(verdict.Blocks, sentence);
        Assert.Equal(reason, verdict.Reason);
    }

    [Fact]
    public void A_cue_that_is_not_there_blocks() =>
        Assert.Equal(VerdictReason.UnknownCue, Judge.Judge(new DraftEntry(EntryKind.Statement, "Die Kosten seien zu hoch.", null, ["c9999"])).Reason);

    [Fact]
    public void A_sentence_without_evidence_blocks() =>
        Assert.Equal(VerdictReason.NoEvidence, Judge.Judge(new DraftEntry(EntryKind.Statement, "Die Kosten seien zu hoch.", null, [])).Reason);

    [Fact]
    public void A_name_of_the_roster_that_was_not_said_is_only_weak()
    {
        var member = new MemberView(
            Guid.NewGuid(), Guid.NewGuid(), new PersonName("Herr", null, "Jan", "Wolters", null), null, null, Role.Member, true, null, null, null, null);
        var judge = new GroundingJudge(Said, new PolicyProfile(), [member]);
        const string Sentence = "Die Zahlen sollen bis zur nächsten Sitzung an Herrn Wolters geschickt werden.";
        Assert.Equal(VerdictKind.Weak, judge.Judge(Entry(3, Sentence)).Kind);
        Assert.Equal(VerdictKind.NotFound, Verdict(3, Sentence).Kind);
    }

    [Fact]
    public void The_result_that_was_heard_passes() =>
        Assert.Equal(VerdictKind.Supported, Result("Der Antrag wird einstimmig angenommen.", new Decision(Outcome.Adopted, DecisionMode.Unanimous, new VoteTally(null, 0, 2))).Kind);

    [Theory]
    [InlineData(Outcome.Rejected, 2, VerdictReason.OutcomeDiffers)]
    [InlineData(Outcome.Adopted, 3, VerdictReason.TallyDiffers)]
    public void Another_outcome_or_tally_is_falsified(Outcome outcome, int abstentions, VerdictReason reason)
    {
        var verdict = Result("Beschluss.", new Decision(outcome, DecisionMode.Unanimous, new VoteTally(null, 0, abstentions)));
        Assert.Equal((VerdictKind.Falsified, reason), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void The_wording_of_a_result_may_not_contradict_its_record() =>
        Assert.Equal(VerdictReason.OutcomeDiffers, Result("Der Antrag wird abgelehnt.", new Decision(Outcome.Adopted, DecisionMode.Unanimous)).Reason);

    [Fact]
    public void Many_threads_may_ask_one_judge_and_wait_less_than_five_milliseconds_a_sentence()
    {
        const int Sentences = 400;
        Verdict(1, "Die Kosten seien zu hoch.");
        var watch = Stopwatch.StartNew();
        Parallel.For(0, Sentences, i => Assert.False(Verdict(1 + (i % 2), i % 2 == 0 ? "Die Kosten seien zu hoch." : "Die Verwaltung habe den Antrag bekommen.").Blocks));
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(5 * Sentences), $"took {watch.Elapsed}");
    }

    private static Verdict Verdict(int cue, string sentence) => Judge.Judge(Entry(cue, sentence));

    private static Verdict Result(string text, Decision decision) => Judge.Judge(new DraftEntry(EntryKind.Decision, text, null, ["c0004"], decision));

    private static DraftEntry Entry(int cue, string sentence) => new(EntryKind.Statement, sentence, null, [$"c{cue:D4}"]);
}
