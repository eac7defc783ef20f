using Coordination.Api.Documents;
using Coordination.Contracts;

namespace Coordination.Tests.Documents;

/// <summary>An invented session and the papers written about it.</summary>
internal static class Papers
{
    public const string Secret = "Umzug der Geheimgärtnerei";

    private static readonly DateTimeOffset Opened = CouncilTime.FromLocal(new DateOnly(2026, 10, 14), new TimeOnly(17, 0));
    private static readonly Guid Roses = Guid.NewGuid();

    public static MinutesHead Head(string place = "Kreishaus, Raum 12", int people = 6) => new(
        new Letterhead("Kreis Gartenland", "Büro des Kreistags, Kreishausplatz 1, 12345 Beispielstadt"), "Interfraktionelle Arbeitsgruppe Gartenbau", "AG Garten",
        new PolicyProfile(), 3, Opened, Opened.AddMinutes(125), place,
        [
            new Participant("Dr. Karla Kranich", null, "Rosen", Role.Chair, AttendanceStatus.Present, null, null, null),
            new Participant("Ali Vertreter", null, "Tulpen", Role.Deputy, AttendanceStatus.Present, "Tom Kurz", Opened.AddMinutes(30), null),
            new Participant("Tom Kurz", null, "Tulpen", Role.Member, AttendanceStatus.Excused, null, null, null),
            new Participant("Ute Feder", "Kreistagsbüro", null, Role.Clerk, AttendanceStatus.Present, null, null, null),
            .. Enumerable.Range(1, people).Select(n => new Participant(
                $"Erna Muster-Mitglied {n}", null, n % 2 == 0 ? "Rosen" : "Tulpen", Role.Member, AttendanceStatus.Present, null, null, null)),
        ],
        [new GuestAttendance("Eva Lang", "Gartenbauschule Beispielstadt")]);

    public static MinutesItemView[] Items() =>
    [
        Item(
            "Ö 1", "Begrüßung und Feststellung der Tagesordnung", Publicity.Public,
            Said("Frau Dr. Kranich eröffnet die Sitzung und begrüßt die Anwesenden. Einwände gegen die Tagesordnung werden nicht erhoben."),
            Decided("Die Tagesordnung wird festgestellt.", new Decision(Outcome.Consensus))),
        Item(
            "Ö 2", "Sachstand Gewächshäuser", Publicity.Public,
            Said("Frau Lang berichtet, im vergangenen Jahr seien 48 Beete bepflanzt worden; die Gartenbauschule rechne für das kommende Jahr mit 52."),
            Said("Wann ist mit der Lieferung der Regentonnen zu rechnen?", EntryKind.OpenQuestion),
            Decided("Die Verwaltung soll bis Mai eine Kostenübersicht vorlegen.", new Decision(Outcome.Adopted, DecisionMode.Majority, new VoteTally(7, 1, 2))) with { AddedBy = "Ute Feder" }),
        Item("N 1", Secret, Publicity.NonPublic, Said("Geheim: Beet 17 wird verlegt."), Decided("Der Punkt wird vertagt.", new Decision(Outcome.Deferred, ReferredTo: "nächste Sitzung"))),
    ];

    public static MinutesPaper Minutes(
        IReadOnlyList<MinutesItemView>? items = null, DocumentVersion version = DocumentVersion.Full, Texts? texts = null, MinutesHead? head = null,
        params CorrectionView[] corrections)
    {
        var all = items ?? Items();
        var shown = all.Where(item => version == DocumentVersion.Full || item.Publicity == Publicity.Public).ToList();
        var approval = new ApprovalView(["Ute Feder"], Opened.AddDays(9), new string('a', 64));
        return new MinutesPaper(
            head ?? Head(), new ApprovedMinutes(Guid.NewGuid(), "", approval, shown, corrections), new Signatories("Dr. Karla Kranich", "Ute Feder"), texts ?? Texts.German,
            version, LeavesOut: shown.Count < all.Count);
    }

    public static InvitationPaper Invitation(
        IReadOnlyList<AgendaItemView>? items = null, DocumentVersion version = DocumentVersion.Full, Texts? texts = null, string? urgency = null)
    {
        AgendaItemView[] agenda =
        [
            Agenda("Ö 1", "Sachstand Gewächshäuser", Publicity.Public) with { Presenter = "Frau Lang", FactionName = "Fraktion der Rosen" },
            Agenda("Ö 2", "Regentonnen", Publicity.Public) with { IsSupplement = true },
            Agenda("N 1", Secret, Publicity.NonPublic),
        ];
        var shown = (items ?? agenda).Where(item => version == DocumentVersion.Full || item.Publicity == Publicity.Public).ToList();
        var session = new SessionView(
            Guid.NewGuid(), Guid.NewGuid(), "Interfraktionelle Arbeitsgruppe Gartenbau", 3, SessionState.Invited, Opened, Opened.AddHours(2), "Kreishaus, Raum 12",
            "https://teams.example/treffen/17", urgency, Opened.AddDays(-14), null, new SessionRecord(null, null, null), new AttendanceList([], []), null, default, default, null, 1);
        var group = new GroupView(Guid.NewGuid(), session.GroupName, "AG Garten", new PolicyProfile(), [new FactionView(Roses, "Fraktion der Rosen", "Rosen")], [], 1);
        return new InvitationPaper(Head().Letterhead, group, session, shown, "Dr. Karla Kranich", texts ?? Texts.German, version);
    }

    public static AgendaItemView Agenda(string number, string title, Publicity publicity) => new(
        Guid.NewGuid(), Guid.NewGuid(), null, number, title, null, publicity, null, AgendaItemState.Admitted, null, false, Guid.NewGuid(), "Erna Muster", null, Opened, 1);

    public static MinutesItemView Item(string number, string title, Publicity publicity, params MinutesEntryView[] entries) =>
        new(Guid.NewGuid(), number, title, publicity, null, null, entries);

    public static MinutesEntryView Said(string text, EntryKind kind = EntryKind.Statement) =>
        new(Guid.NewGuid(), kind, text, null, ["c0001"], null, null, null, new Verdict(VerdictKind.Supported));

    public static MinutesEntryView Decided(string text, Decision decision) => Said(text, EntryKind.Decision) with { Decision = decision };

    /// <summary>An agenda of so many items, each with a few sentences and a result.</summary>
    public static MinutesItemView[] Long(int items) =>
    [
        .. Enumerable.Range(1, items).Select(n => Item(
            $"Ö {n}", $"Beet {n}: Bepflanzung, Bewässerung und Beschattung im Gartenjahr", Publicity.Public,
            [
                .. Enumerable.Repeat(Said($"Frau Muster führt aus, das Beet {n} sei im Frühjahr neu angelegt worden und müsse nun regelmäßig gegossen werden."), n % 4),
                Decided($"Das Beet {n} wird weiter gepflegt.", new Decision(Outcome.Adopted, DecisionMode.Unanimous)),
            ])),
    ];
}
