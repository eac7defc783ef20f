using Coordination.Contracts;
using Coordination.Drafting.Speech;

namespace Coordination.Tests.Drafting;

public sealed class ReportedSpeechTests
{
    private static readonly Narrator Woman = new("Frau Kühn", IsWoman: true);
    private static readonly Narrator Nobody = new("Raum Hamm", IsWoman: null);

    [Theory]
    [InlineData("Der Bus fährt nicht mehr nach Ahaus.", "Der Bus fahre nicht mehr nach Ahaus.")]
    [InlineData("Wir brauchen 12 neue Stellen, weil die Fälle zunehmen.", "Man brauche 12 neue Stellen, weil die Fälle zunähmen.")]
    [InlineData("Die Mittel sind seit dem 3. Mai verbraucht.", "Die Mittel seien seit dem 3. Mai verbraucht.")]
    [InlineData("Die Schulen haben keine Räume.", "Die Schulen hätten keine Räume.")]
    [InlineData("Das Thema war schon im Frühjahr geplant.", "Das Thema sei schon im Frühjahr geplant gewesen.")]
    [InlineData("So ein Konzept muss getragen werden, und wir wollen darauf achten.", "So ein Konzept müsse getragen werden, und man wolle darauf achten.")]
    [InlineData("Die Räume, in denen unterrichtet wird, sind Ihnen zu klein.", "Die Räume, in denen unterrichtet werde, seien den Mitgliedern zu klein.")]
    [InlineData("Der Kreis hatte das im Juni beschlossen.", "Der Kreis habe das im Juni beschlossen.")]
    [InlineData("Wir haben uns die Räume angesehen.", "Man habe sich die Räume angesehen.")]
    [InlineData("Das Lager gehört der Gemeinde, da müssten wir erst fragen.", "Das Lager gehöre der Gemeinde, da müsste man erst fragen.")]
    [InlineData("Ähm, ja, also die Kosten steigen halt.", "Die Kosten steigen.")]
    public void Direct_becomes_reported_speech_in_the_subjunctive(string said, string written) =>
        Assert.Equal(written, ReportedSpeech.Of(said, Woman, MinutesStyle.Subjunctive)!.Text);

    [Theory]
    [InlineData("Ich schlage vor, dass wir die Frist verlängern.", "Frau Kühn schlägt vor, dass man die Frist verlängere.")]
    [InlineData("Da habe ich große Bedenken.", "Da hat Frau Kühn große Bedenken.")]
    [InlineData("Ich freue mich über den Bericht.", "Frau Kühn freut sich über den Bericht.")]
    public void Who_says_I_becomes_the_subject(string said, string written)
    {
        var report = ReportedSpeech.Of(said, Woman, MinutesStyle.Subjunctive)!;
        Assert.Equal(written, report.Text);
        Assert.True(report.NamesSpeaker);
    }

    [Theory]
    [InlineData("Die einzelnen Maßnahmen stelle ich Ihnen im März vor.", "Die einzelnen Maßnahmen stelle sie den Mitgliedern im März vor.")]
    [InlineData("Ich war im Herbst in der Unterkunft.", "Sie sei im Herbst in der Unterkunft gewesen.")]
    [InlineData("Ich habe mit dem Träger gesprochen.", "Sie habe mit dem Träger gesprochen.")]
    public void What_is_announced_or_told_is_not_claimed_to_be_so(string said, string written)
    {
        var report = ReportedSpeech.Of(said, Woman, MinutesStyle.Subjunctive)!;
        Assert.Equal((written, false), (report.Text, report.NamesSpeaker));
        Assert.Null(ReportedSpeech.Of(said, Nobody, MinutesStyle.Subjunctive));
    }

    [Fact]
    public void A_sentence_stands_alone_only_if_its_first_verb_shows_that_it_is_reported()
    {
        Assert.False(ReportedSpeech.Of("Die Gemeinden sparen Verträge ein, das sind 25.000 Euro.", Woman, MinutesStyle.Subjunctive)!.IsMarked);
        Assert.True(ReportedSpeech.Of("Das sind 25.000 Euro, die Gemeinden sparen Verträge ein.", Woman, MinutesStyle.Subjunctive)!.IsMarked);
    }

    [Fact]
    public void The_other_house_style_keeps_the_indicative() =>
        Assert.Equal("Man braucht 12 neue Stellen.", ReportedSpeech.Of("Wir brauchen 12 neue Stellen.", Woman, MinutesStyle.Indicative)!.Text);

    [Theory]
    [InlineData("Ich flambiere den Antrag.")]
    [InlineData("Herr Wolters, Sie haben recht.")]
    [InlineData("Wir Grüne wollen das nicht.")]
    [InlineData("Da habt ihr Mist gebaut.")]
    [InlineData("Das Land hat uns die Mittel gestrichen.")]
    [InlineData("Wir geben unserem Bedauern Ausdruck.")]
    [InlineData("Unser Konzept liegt vor.")]
    public void What_is_not_safe_to_change_is_left_to_be_quoted(string said) => Assert.Null(ReportedSpeech.Of(said, Woman, MinutesStyle.Subjunctive));

    [Fact]
    public void No_pronoun_is_guessed_for_somebody_unknown() =>
        Assert.Null(ReportedSpeech.Of("Das Land hilft mir und meinem Amt.", Nobody, MinutesStyle.Subjunctive));

    [Theory]
    [InlineData("Gibt es dafür denn Mittel?", "ob es dafür Mittel gebe")]
    [InlineData("Wie hoch sind die Kosten?", "wie hoch die Kosten seien")]
    [InlineData("Können wir das im Ausschuss beraten?", "ob man das im Ausschuss beraten könne")]
    public void Questions_become_indirect(string asked, string written) =>
        Assert.Equal(written, ReportedQuestion.Of(asked, Woman, MinutesStyle.Subjunctive));
}
