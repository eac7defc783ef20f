using Coordination.Drafting.Language;
using Coordination.Drafting.Requests;

namespace Coordination.Tests.Drafting;

public sealed class SpeechActTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [InlineData("Wir bitten die Verwaltung, die Busfahrpläne zu prüfen.")]
    [InlineData("Ich hätte gerne bis Mai eine Übersicht der Schulwege.")]
    [InlineData("Könnten Sie uns die Zahlen zur Jugendhilfe nachreichen?")]
    [InlineData("Hier muss einmal geprüft werden, ob ein Radweg möglich ist.")]
    [InlineData("Es ist richtig und überfällig, dass Sie die Statik der Brücke prüfen.")]
    [InlineData("Wir fordern deshalb endlich einen Zebrastreifen vor der Schule.")]
    [InlineData("Unsere Gruppe erwartet dazu eine klare Antwort.")]
    public void Requests_are_heard(string said) => Assert.Equal(SpeechAct.Request, SpeechActs.Of(said, forAdministration: false));

    [Theory]
    [InlineData("Das sage ich Ihnen gerne zu.")]
    [InlineData("Wir werden die Pläne prüfen und Ihnen im Frühjahr berichten.")]
    [InlineData("Die Übersicht reiche ich Ihnen nach.")]
    [InlineData("Den Hinweis nehmen wir gern mit.")]
    public void Commitments_of_the_administration_are_heard(string said) => Assert.Equal(SpeechAct.Commitment, SpeechActs.Of(said, forAdministration: true));

    [Theory]
    [InlineData("Ich bitte um Ihr Votum.")]
    [InlineData("Wir bitten Sie um Zustimmung zu unserem Antrag.")]
    [InlineData("Ich darf Frau Olm um das Wort bitten.")]
    [InlineData("Vielen Dank, ich möchte mich bei allen bedanken.")]
    [InlineData("Wir werden dem Antrag zustimmen.")]
    [InlineData("Wir erwarten im nächsten Jahr einen Anstieg der Kosten.")]
    [InlineData("Ich weiß, dass Sie die Statik der Brücke prüfen.")]
    [InlineData("Die Händler sagen, dass sie jede Lieferung selbst prüfen.")]
    public void Votes_the_floor_and_thanks_are_neither(string said)
    {
        Assert.Equal(SpeechAct.None, SpeechActs.Of(said, forAdministration: true));
        Assert.Equal(SpeechAct.None, SpeechActs.Of(said, forAdministration: false));
    }

    [Fact]
    public void A_bare_yes_promises_what_was_asked()
    {
        var heard = Find("Kühn, Paula: Könnten Sie uns bis zum 15. Januar die Zahlen zur Jugendhilfe schicken?", "Olm, Leiter Jugendamt: Ja, das machen wir.");
        Assert.Equal([SpeechAct.Request, SpeechAct.Commitment], heard.Select(promise => promise.Act));
        Assert.Equal(["c0001", "c0002"], heard[1].CueIds);
        Assert.Equal(new DateOnly(2027, 1, 15), heard[1].DueBy);
    }

    [Theory]
    [InlineData("Bitte bis zur nächsten Sitzung die Zahlen.", "bis zur nächsten Sitzung")]
    [InlineData("Das kommt noch vor der Sommerpause.", "noch vor der Sommerpause")]
    [InlineData("Wir liefern umgehend.", "umgehend")]
    public void Soft_dates_are_kept_in_the_words_used(string said, string due) => Assert.Equal((due, null), DueDate.Of(said, Day));

    [Theory]
    [InlineData("Das bekommen Sie bis Ende Januar.", "2027-01-31")]
    [InlineData("Wir berichten Anfang Dezember.", "2026-12-10")]
    [InlineData("Der Bericht kommt im Frühjahr.", "2027-05-31")]
    [InlineData("Bis Freitag liegt es vor.", "2026-11-27")]
    [InlineData("Die Liste kommt nächste Woche.", "2026-11-27")]
    [InlineData("Wir antworten binnen zwei Wochen.", "2026-12-04")]
    [InlineData("Das klären wir noch in diesem Jahr.", "2026-12-31")]
    [InlineData("Das kommt auf die Tagesordnung der Februarsitzung.", "2027-02-28")]
    public void The_latest_day_that_the_words_mean_is_added(string said, string by) =>
        Assert.Equal(by, DueDate.Of(said, Day).By?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_question_is_open_until_somebody_answers()
    {
        const string Question = "Kühn, Paula: Wie hoch sind die Kosten für den Radweg?";
        Assert.Single(Open(Question, "Olm, Leiter Tiefbau: Dazu können wir heute noch keine Aussage treffen."));
        Assert.Single(Open(Question));
        Assert.Empty(Open(Question, "Olm, Leiter Tiefbau: Wir rechnen beim Radweg mit 80.000 Euro."));
    }

    [Fact]
    public void Questions_in_one_breath_stay_together() =>
        Assert.Equal(2, Assert.Single(Open("Kühn, Paula: Wie hoch sind die Kosten für den Radweg? Und gibt es dafür schon einen Zeitplan?")).Asked.Count);

    private static IReadOnlyList<OpenQuestion> Open(params string[] lines) => OpenQuestions.Find(Sentences.OfTurns(Speech.Of(lines)), chair: null);

    private static IReadOnlyList<HeardPromise> Find(params string[] lines) => PromiseFinder.Find(Sentences.OfTurns(Speech.Of(lines)), Speaker.SpeaksForAdministration, Day);
}
