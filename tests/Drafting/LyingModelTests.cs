using Coordination.Contracts;
using Coordination.Drafting.Grounding;

namespace Coordination.Tests.Drafting;

/// <summary>Sentences as a model would write them that lies a little, over an invented meeting; and true ones beside them, as a clerk would.</summary>
public sealed class LyingModelTests
{
    private static readonly IReadOnlyList<Cue> Said = Speech.Of(
        "Ehlers, Britta (SPD): Die Volkshochschule hat im letzten Jahr 4.200 Teilnehmende gezählt, deutlich mehr als vor der Pandemie. Trotzdem reicht das Geld nicht, uns fehlen 85.000 Euro.",
        "Ehlers, Britta (SPD): Ich würde mir wünschen, dass der Kreis diese Lücke schließt.",
        "Dr. Jansen, Arne: Wir können das heute nicht zusagen. Ich nehme die Frage mit und melde mich bis zum 15. Juni bei Ihnen.",
        "Thalmann, Kurt (CDU): Wir sind gegen eine Erhöhung der Gebühren. Ein Kurs darf nicht mehr als 60 Euro kosten, sonst bleiben die Familien weg.",
        "Reuter, Ole (Grüne): Könnte man nicht die Räume der Berufsschule in Nordfelde nutzen? Die stehen abends leer.",
        "Dr. Jansen, Arne: Das haben wir geprüft. Die Berufsschule ist nicht barrierefrei, deshalb geht das nicht.",
        "Gerdes, Anke: Dann stelle ich fest: 14 Stimmen dafür, 3 dagegen, eine Enthaltung. Die Empfehlung ist angenommen.",
        "Dr. Jansen, Arne: Der Vertrag mit der Musikschule endet am 31. Dezember 2027. Wenn wir ihn verlängern wollen, müssen wir bis Ende März kündigen und neu verhandeln.",
        "Thalmann, Kurt (CDU): Nicht die Stadt Ahrensbek zahlt den Zuschuss, sondern der Landkreis, und zwar seit 2019.",
        "Reuter, Ole (Grüne): Die Zahl der Schulabbrecher ist von 9 auf 6 Prozent gesunken, weil wir die Schulsozialarbeit ausgebaut haben.",
        "Ehlers, Britta (SPD): Einige Gemeinden haben sich schon gemeldet, die meisten warten noch ab.",
        "Gerdes, Anke: Der Tagesordnungspunkt 5 wird auf die nächste Sitzung verschoben. Frau Ehlers berichtet dann.");

    private static readonly GroundingJudge Judge = new(Said, new PolicyProfile(BodyKind.Committee), []);

    [Theory]
    // numbers, units, magnitudes
    [InlineData(1, "Die Volkshochschule habe im letzten Jahr 4.800 Teilnehmende gezählt.")]
    [InlineData(1, "Der Volkshochschule fehlten 85 Mio. Euro.")]
    [InlineData(1, "Der Volkshochschule fehlten 58.000 Euro.")]
    [InlineData(4, "Herr Thalmann erklärt, ein Kurs dürfe nicht mehr als 60 Dollar kosten.")]
    [InlineData(4, "Ein Kurs solle mindestens 60 Euro kosten.")]
    [InlineData(10, "Die Quote sei von 9 auf 6 Prozentpunkte gesunken.")]
    [InlineData(10, "Die Zahl der Schulabbrecher sei von 6 auf 9 Prozent gesunken.")]
    // dates and deadlines
    [InlineData(3, "Herr Dr. Jansen sagt eine Rückmeldung bis zum 15. Juli zu.")]
    [InlineData(3, "Herr Dr. Jansen werde sich bis zum 16. Juni melden.")]
    [InlineData(3, "Herr Dr. Jansen werde sich nach dem 15. Juni melden.")]
    [InlineData(8, "Der Vertrag mit der Musikschule ende am 31. Dezember 2026.")]
    [InlineData(8, "Der Vertrag mit der Musikschule beginne am 31. Dezember 2027.")]
    [InlineData(8, "Gekündigt werden müsse bis Ende Mai.")]
    [InlineData(9, "Der Landkreis zahle den Zuschuss bis 2019.")]
    [InlineData(12, "Der Tagesordnungspunkt wird auf die übernächste Sitzung verschoben.")]
    // persons, factions, bodies, places
    [InlineData(1, "Frau Gerdes weist auf fehlende 85.000 Euro hin.")]
    [InlineData(1, "Herr Ostendorf weist auf fehlende 85.000 Euro hin.")]
    [InlineData(1, "Frau Ehlers (CDU) weist auf fehlende 85.000 Euro hin.")]
    [InlineData(4, "Die SPD ist gegen eine Erhöhung der Gebühren.")]
    [InlineData(5, "Herr Reuter fragt nach den Räumen der Berufsschule in Südheide.")]
    [InlineData(5, "Herr Reuter fragt nach den Räumen der Realschule in Nordfelde.")]
    [InlineData(9, "Die Stadt Ahrensbek zahle den Zuschuss.")]
    [InlineData(9, "Das Land zahle den Zuschuss seit 2019.")]
    [InlineData(12, "Herr Reuter berichtet in der nächsten Sitzung.")]
    [InlineData(8, "Der Vertrag mit der Kunstschule ende am 31. Dezember 2027.")]
    // modality
    [InlineData(2, "Der Kreis schließt diese Lücke.")]
    [InlineData(2, "Frau Ehlers beschließt, dass der Kreis die Lücke schließt.")]
    [InlineData(3, "Herr Dr. Jansen sagt die Übernahme der Kosten zu.")]
    [InlineData(5, "Die Räume der Berufsschule in Nordfelde werden genutzt.")]
    [InlineData(5, "Herr Reuter beantragt die Nutzung der Berufsschule.")]
    [InlineData(8, "Der Vertrag mit der Musikschule wurde verlängert.")]
    [InlineData(6, "Die Verwaltung werde prüfen, ob die Berufsschule barrierefrei sei.")]
    // negation and opposites
    [InlineData(1, "Das Geld reiche aus.")]
    [InlineData(3, "Herr Dr. Jansen sagt dies heute zu.")]
    [InlineData(4, "Herr Thalmann spricht sich für eine Erhöhung der Gebühren aus.")]
    [InlineData(4, "Herr Thalmann ist gegen eine Senkung der Gebühren.")]
    [InlineData(6, "Die Berufsschule sei barrierefrei.")]
    [InlineData(5, "Die Räume der Berufsschule seien abends belegt.")]
    [InlineData(1, "Die Zahl der Teilnehmenden sei deutlich niedriger als vor der Pandemie.")]
    [InlineData(10, "Die Zahl der Schulabbrecher sei von 9 auf 6 Prozent gestiegen.")]
    // votes
    [InlineData(7, "Die Empfehlung wird mit 3 Stimmen dafür und 14 dagegen angenommen.")]
    [InlineData(7, "Die Empfehlung wird einstimmig angenommen.")]
    [InlineData(7, "Die Empfehlung wird mit 14 gegen 3 Stimmen abgelehnt.")]
    [InlineData(7, "Die Empfehlung wird bei 3 Enthaltungen angenommen.")]
    [InlineData(7, "Die Empfehlung wird vertagt.")]
    // quantifiers
    [InlineData(11, "Alle Gemeinden hätten sich schon gemeldet.")]
    [InlineData(11, "Die meisten Gemeinden hätten sich schon gemeldet.")]
    [InlineData(11, "Keine Gemeinde habe sich gemeldet.")]
    [InlineData(11, "Einzelne Gemeinden warteten noch ab.")]
    // cause
    [InlineData(10, "Weil die Zahl der Schulabbrecher gesunken sei, habe man die Schulsozialarbeit ausgebaut.")]
    // additions
    [InlineData(1, "Der Volkshochschule fehlten 85.000 Euro; das Defizit sei durch einen Rechenfehler der Kasse entstanden.")]
    [InlineData(4, "Ein Kurs dürfe nicht mehr als 60 Euro kosten, was auch der Elternverband fordere.")]
    [InlineData(6, "Die Berufsschule sei nicht barrierefrei, ein Aufzug werde im Herbst eingebaut.")]
    [InlineData(8, "Der Vertrag mit der Musikschule ende am 31. Dezember 2027, die Lehrkräfte hätten Widerspruch eingelegt.")]
    [InlineData(10, "Die Zahl der Schulabbrecher sei von 9 auf 6 Prozent gesunken, bundesweit liege sie bei 6,8 Prozent.")]
    [InlineData(11, "Einige Gemeinden hätten sich gemeldet, darunter Hamburg.")]
    // invented from nothing, and quotes
    [InlineData(12, "Die Verwaltung legt zum Jahresende einen Bericht über Fahrradständer vor.")]
    [InlineData(4, "Herr Thalmann erklärt: „Wir werden die Gebühren niemals erhöhen“.")]
    [InlineData(3, "Frau Ehlers erklärt, sie nehme die Frage mit.")]
    public void A_lie_blocks(int cue, string sentence)
    {
        var verdict = Verdict(cue, sentence);
        Assert.True(verdict.Blocks, $"{verdict.Kind} {verdict.Reason} {verdict.Detail}");
        Assert.NotNull(verdict.AgainstCueId);
    }

    [Theory]
    [InlineData(1, "Frau Ehlers (SPD) berichtet von 4.200 Teilnehmenden der Volkshochschule im vergangenen Jahr und weist auf einen Fehlbetrag von 85.000 EUR hin.")]
    [InlineData(1, "Trotz gestiegener Teilnehmerzahlen seien die Mittel nicht ausreichend; es fehlten 85.000 €.")]
    [InlineData(2, "Frau Ehlers wünscht sich, dass der Kreis die Finanzierungslücke schließe.")]
    [InlineData(3, "Herr Dr. Jansen kann dies in der Sitzung nicht zusagen und kündigt eine Rückmeldung bis zum 15.06. an.")]
    [InlineData(4, "Herr Thalmann (CDU) lehnt höhere Gebühren ab; die Kursgebühr dürfe 60 Euro nicht überschreiten.")]
    [InlineData(4, "Die CDU spricht sich gegen eine Gebührenerhöhung aus.")]
    [InlineData(5, "Herr Reuter regt an, die abends leer stehenden Räume der Berufsschule Nordfelde zu nutzen.")]
    [InlineData(6, "Nach Prüfung der Verwaltung scheide die Berufsschule mangels Barrierefreiheit aus.")]
    [InlineData(6, "Wegen fehlender Barrierefreiheit komme die Berufsschule nicht in Betracht.")]
    [InlineData(7, "Die Empfehlung wird mit 14 Ja-Stimmen gegen 3 Nein-Stimmen bei einer Enthaltung angenommen.")]
    [InlineData(8, "Der Vertrag mit der Musikschule läuft zum 31.12.2027 aus; eine Verlängerung setze eine Kündigung bis Ende März voraus.")]
    [InlineData(9, "Den Zuschuss zahle seit 2019 der Landkreis und nicht die Stadt Ahrensbek.")]
    [InlineData(10, "Infolge des Ausbaus der Schulsozialarbeit sei die Quote der Schulabbrecher von 9 % auf 6 % zurückgegangen.")]
    [InlineData(11, "Erste Gemeinden hätten sich gemeldet, der größere Teil warte noch ab.")]
    [InlineData(2, "Frau Ehlers äußert in der Sitzung den Wunsch, dass der Kreis die Lücke schließe.")]
    [InlineData(12, "TOP 5 wird auf die nächste Sitzung vertagt.")]
    public void What_a_clerk_makes_of_it_passes(int cue, string sentence)
    {
        var verdict = Verdict(cue, sentence);
        Assert.False(verdict.Blocks, $"{verdict.Kind} {verdict.Reason} {verdict.Detail}");
    }

    private static Verdict Verdict(int cue, string sentence) => Judge.Judge(new DraftEntry(EntryKind.Statement, sentence, null, [$"c{cue:D4}"]));
}
