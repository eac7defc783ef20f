using System.Globalization;
using System.Resources;
using Coordination.Api.Documents;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class MinutesDocumentTests
{
    private static readonly Guid Chair = Guid.NewGuid();
    private static readonly Guid Deputy = Guid.NewGuid();
    private static readonly Guid Absent = Guid.NewGuid();
    private static readonly Guid Greens = Guid.NewGuid();

    [Fact]
    public void The_niederschrift_says_when_where_who_what_and_with_which_result()
    {
        var text = new MinutesDocument(Head(), Items(), Texts.German).Write();
        Assert.Equal(
            """
            Niederschrift
            über die 3. Sitzung: IfA Integration

            Datum: 12.03.2026
            Ort: Kreishaus, Raum 2
            Beginn: 17:00 Uhr
            Ende: 19:05 Uhr

            Anwesend:
            - Dr. Karla Berg, GRÜNE, Vorsitz
            - Ali Demir, GRÜNE, Stellvertretung, für Tom Kurz, ab 17:30 Uhr

            Gäste:
            - Eva Lang, Jobcenter

            Entschuldigt:
            - Tom Kurz

            Tagesordnung:
            Ö 1 Sachstand
            N 1 Personal (nichtöffentlich)

            Ö 1 Sachstand
            Frau Dr. Berg führt aus, es gehe voran.
            Offene Frage: Wann kommt der Bericht?
            Empfehlung (einstimmig angenommen, Ja 7, Enthaltungen 0): Der Bericht soll im Mai vorliegen.

            N 1 Personal (nichtöffentlich)
            Keine Wortmeldungen.
            Ergebnis (vertagt: nächste Sitzung): Der Punkt wird vertagt. (Ergänzung der Schriftführung: Ute Sommer)

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void The_public_version_leaves_out_non_public_items_and_who_was_there_and_says_so()
    {
        var text = new MinutesDocument(Head(), Items(), Texts.German, WithNonPublic: false).Write();
        Assert.DoesNotContain("Personal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("vertagt", text, StringComparison.Ordinal);
        Assert.Contains("Nichtöffentliche Tagesordnungspunkte sind", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Demir", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eva Lang", text, StringComparison.Ordinal);
        Assert.Contains("Uhr\n\nDie Anwesenheitsliste ist in dieser Fassung nicht enthalten.\n\nTagesordnung:\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_working_group_never_passes_a_beschluss()
    {
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.NotEqual("Label.Resolution", ResultLabel.Key(new PolicyProfile(), new Decision(outcome)));
        }

        var committee = new PolicyProfile(BodyKind.Committee);
        Assert.Equal("Label.Resolution", ResultLabel.Key(committee, new Decision(Outcome.Adopted)));
    }

    [Theory]
    [InlineData("Es besteht Konsens, dass gebaut wird.", Outcome.Consensus, DecisionMode.Unanimous, null, "Konsens: Es besteht Konsens, dass gebaut wird.")]
    [InlineData("Die Mitglieder sprechen sich mehrheitlich dafür aus (6 Ja, 1 Nein).", Outcome.Adopted, DecisionMode.Majority, 6, "Empfehlung: Die Mitglieder sprechen sich mehrheitlich dafür aus (6 Ja, 1 Nein).")]
    [InlineData("Die Mitglieder sprechen sich mehrheitlich dafür aus.", Outcome.Adopted, DecisionMode.Majority, 6, "Empfehlung (Ja 6, Nein 1): Die Mitglieder sprechen sich mehrheitlich dafür aus.")]
    [InlineData("Wir bauen die Werkstatt.", Outcome.Adopted, DecisionMode.Majority, 6, "Empfehlung (mehrheitlich angenommen, Ja 6, Nein 1): Wir bauen die Werkstatt.")]
    [InlineData("Der Bericht wird zur Kenntnis genommen.", Outcome.Noted, null, null, "Ergebnis: Der Bericht wird zur Kenntnis genommen.")]
    [InlineData("Einstimmig vertagt.", Outcome.Deferred, null, null, "Ergebnis: Einstimmig vertagt.")]
    public void A_result_has_one_label_and_loses_nothing(string text, Outcome outcome, DecisionMode? mode, int? yes, string line)
    {
        var decision = new Decision(outcome, mode, yes is null ? null : new VoteTally(yes, 1, null));
        MinutesItemView[] items = [Item("Ö 1", "Sachstand", Publicity.Public, Entry(EntryKind.Decision, text) with { Decision = decision })];
        Assert.Contains("\n" + line + "\n", new MinutesDocument(Head(), items, Texts.German).Write(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wir bauen die Werkstatt.", "Empfehlung (mehrheitlich angenommen, Ja 6, Nein 1; dafür: Tulpen, Nelken; dagegen: Rosen): Wir bauen die Werkstatt.")]
    [InlineData(
        "Mit 6 Ja gegen 1 Nein sprechen sich Tulpen und Nelken mehrheitlich gegen Rosen dafür aus.",
        "Empfehlung: Mit 6 Ja gegen 1 Nein sprechen sich Tulpen und Nelken mehrheitlich gegen Rosen dafür aus.")]
    public void How_the_factions_voted_is_said_where_the_sentence_does_not(string text, string line)
    {
        FactionVote[] votes = [new("Tulpen", VoteChoice.Yes), new("Rosen", VoteChoice.No), new("Nelken", VoteChoice.Yes)];
        var decision = new Decision(Outcome.Adopted, DecisionMode.Majority, new VoteTally(6, 1, null), Factions: votes);
        MinutesItemView[] items = [Item("Ö 1", "Sachstand", Publicity.Public, Entry(EntryKind.Decision, text) with { Decision = decision })];
        Assert.Contains("\n" + line + "\n", new MinutesDocument(Head(), items, Texts.German).Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_sentence_cannot_pose_as_another_item()
    {
        MinutesItemView[] items = [Item("Ö 1", "Sachstand", Publicity.Public, Entry(EntryKind.Statement, "Gut.\nÖ 2 Erfunden\r\nBeschluss: ja"))];
        var text = new MinutesDocument(Head(), items, Texts.German).Write();
        Assert.Contains("\nGut. Ö 2 Erfunden Beschluss: ja\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_a_document_is_there_in_german_and_english()
    {
        var resources = new ResourceManager("Coordination.Api.Documents.Texts", typeof(Texts).Assembly);
        var german = Keys(resources, CultureInfo.InvariantCulture);
        Assert.NotEmpty(german);
        Assert.Equal(german, Keys(resources, CultureInfo.GetCultureInfo("en")));
        var english = new Texts(CultureInfo.GetCultureInfo("en-GB"));
        Assert.StartsWith("Minutes\nof session 3: IfA Integration\n", new MinutesDocument(Head(), Items(), english).Write(), StringComparison.Ordinal);
        foreach (var outcome in Enum.GetValues<Outcome>()) Assert.NotEmpty(english[$"Outcome.{outcome}"]);
        foreach (var role in Enum.GetValues<Role>()) Assert.NotEmpty(english[$"Role.{role}"]);
    }

    private static List<string> Keys(ResourceManager resources, CultureInfo culture) =>
        [.. resources.GetResourceSet(culture, true, false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)];

    private static MinutesHead Head() => MinutesHead.Of(Group(), Session(), new Letterhead("", ""));

    private static GroupView Group() => new(
        Guid.NewGuid(), "IfA Integration", "IfA", new PolicyProfile(), [new FactionView(Greens, "Grüne", "GRÜNE")],
        [
            Member(Chair, "Frau", "Dr.", "Karla", "Berg", Role.Chair),
            Member(Deputy, "Herr", null, "Ali", "Demir", Role.Deputy),
            Member(Absent, "Herr", null, "Tom", "Kurz", Role.Member),
        ],
        1);

    private static MemberView Member(Guid id, string salutation, string? title, string given, string family, Role role) =>
        new(id, Guid.NewGuid(), new PersonName(salutation, title, given, family, null), null, Greens, role, true, null, null, null, null);

    private static SessionView Session()
    {
        var opened = CouncilTime.FromLocal(new DateOnly(2026, 3, 12), new TimeOnly(17, 0));
        return new SessionView(
            Guid.NewGuid(), Guid.NewGuid(), "IfA Integration", 3, SessionState.Closed, opened.AddMinutes(-5), opened.AddHours(2), "Kreishaus", null, null, null, null,
            new SessionRecord(opened, opened.AddMinutes(125), "Kreishaus, Raum 2"),
            new AttendanceList(
                [
                    new Attendance(Chair, AttendanceStatus.Present),
                    new Attendance(Deputy, AttendanceStatus.Present, opened.AddMinutes(30), Represents: Absent),
                    new Attendance(Absent, AttendanceStatus.Excused),
                ],
                [new GuestAttendance("Eva Lang", "Jobcenter")]),
            null, default, default, null, 1);
    }

    private static MinutesItemView[] Items() =>
    [
        Item(
            "Ö 1", "Sachstand", Publicity.Public,
            Entry(EntryKind.Statement, "Frau Dr. Berg führt aus, es gehe voran."),
            Entry(EntryKind.OpenQuestion, "Wann kommt der Bericht?"),
            Entry(EntryKind.Decision, "Der Bericht soll im Mai vorliegen.") with
            {
                Decision = new Decision(Outcome.Adopted, DecisionMode.Unanimous, new VoteTally(7, null, 0)),
            }),
        Item(
            "N 1", "Personal", Publicity.NonPublic,
            Entry(EntryKind.Decision, "Der Punkt wird vertagt.") with
            {
                Decision = new Decision(Outcome.Deferred, ReferredTo: "nächste Sitzung"),
                AddedBy = "Ute Sommer",
            }),
    ];

    private static MinutesItemView Item(string number, string title, Publicity publicity, params MinutesEntryView[] entries) =>
        new(Guid.NewGuid(), number, title, publicity, null, null, entries);

    private static MinutesEntryView Entry(EntryKind kind, string text) =>
        new(Guid.NewGuid(), kind, text, null, ["c0001"], null, null, null, new Verdict(VerdictKind.Supported));
}
