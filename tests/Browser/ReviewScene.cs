using System.Text;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Tests.Browser;

/// <summary>An invented group with a chair, two clerks, a member and a deputy, and a session that was held; made through the API as people would.</summary>
public sealed class ReviewScene(ReviewWorld world)
{
    /// <summary>The Mitschrift of the session: two items, one report with figures and a promise, one vote.</summary>
    public const string Recording = """
        WEBVTT

        00:00:02.000 --> 00:00:09.000
        <v Karla Kranich>Guten Abend, ich eröffne die Sitzung. Ich rufe auf Tagesordnungspunkt 1, Neue Beete am Kreishaus. Frau Brandt, bitte.</v>

        00:00:10.000 --> 00:00:20.000
        <v Berta Brandt>Vielen Dank. Wir haben im Frühjahr zwölf Beete angelegt, die Kosten lagen bei 4.800 Euro.</v>

        00:00:21.000 --> 00:00:30.000
        <v Berta Brandt>Ich sage zu, dass die Verwaltung bis zur nächsten Sitzung einen Pflegeplan vorlegt.</v>

        00:00:31.000 --> 00:00:40.000
        <v Karla Kranich>Dann stelle ich fest, dass wir den Bericht zur Kenntnis genommen haben. Ich rufe auf Tagesordnungspunkt 2, Baumpaten.</v>

        00:00:41.000 --> 00:00:52.000
        <v Udo Ulmen>Wir schlagen vor, dass jede Gemeinde drei Baumpaten benennt. Das kostet nichts und hilft den Bäumen.</v>

        00:00:53.000 --> 00:01:02.000
        <v Karla Kranich>Gibt es Gegenstimmen? Das sehe ich nicht. Enthaltungen? Auch nicht. Dann ist das einstimmig so beschlossen.</v>
        """;

    public Guid GroupId { get; } = Guid.CreateVersion7();

    public Guid SessionId { get; } = Guid.CreateVersion7();

    public Person Chair { get; } = world.Sample.Chair;

    public Person Clerk { get; } = world.Sample.Clerk;

    public Person OtherClerk { get; } = world.Sample.OrdinaryMembers[0];

    public Person Member { get; } = world.Sample.OrdinaryMembers[1];

    public static async Task<ReviewScene> HeldSessionAsync(
        ReviewWorld world, PolicyProfile? profile = null, IReadOnlyList<string>? agenda = null, Func<ReviewScene, SessionView, Task>? beforeOpening = null)
    {
        var scene = new ReviewScene(world);
        await scene.EnterGroupAsync(profile ?? new PolicyProfile(DefaultPublicity: Publicity.Public));
        await scene.HoldSessionAsync(agenda ?? ["Neue Beete am Kreishaus", "Baumpaten"], beforeOpening);
        return scene;
    }

    /// <summary>A held session whose recorded Mitschrift the bot has turned into a draft.</summary>
    public static async Task<ReviewScene> WithDraftAsync(ReviewWorld world, PolicyProfile? profile = null)
    {
        var scene = await HeldSessionAsync(world, profile);
        await scene.HandInAsync(Recording);
        return scene;
    }

    /// <summary>A draft of thirty items and three thousand cues.</summary>
    public static async Task<ReviewScene> WithLongDraftAsync(ReviewWorld world)
    {
        var scene = await HeldSessionAsync(world, agenda: LongSession.Agenda);
        await scene.HandInAsync(LongSession.Recording());
        return scene;
    }

    public async Task HandInAsync(string recording)
    {
        var clerk = world.Own(Clerk);
        var session = (await clerk.FindSessionAsync(SessionId, default))!;
        await clerk.PutRecordingNoticeAsync(SessionId, new RecordingNotice("Karla Kranich", session.StartsAt, false), session.Version, default);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(recording));
        await clerk.PutTranscriptAsync(SessionId, Guid.CreateVersion7(), file, "garten.vtt", null, default);
        await DraftAsync();
    }

    /// <summary>
    /// A draft whose first sentence the clerk rewrote, and beside it the later draft the bot made from notes of the same session: it has the
    /// clerk's sentence in other words, and two remarks that the recording does not have.
    /// </summary>
    public static async Task<ReviewScene> WithRedraftAsync(ReviewWorld world)
    {
        var scene = await WithDraftAsync(world);
        var clerk = world.Own(scene.Clerk);
        var minutes = (await clerk.FindMinutesAsync(scene.SessionId, default))!;
        var (item, first) = (minutes.Items[0], minutes.Items[0].Entries[0]);
        await clerk.PutEntryAsync(
            scene.SessionId, first.Id, new EditEntry(item.AgendaItemId, first.Kind, "Frau Brandt nennt zwölf Beete und Kosten von 4.800 Euro.", first.Speaker, first.CueIds),
            minutes.Version, default);
        using var notes = new MemoryStream(Encoding.UTF8.GetBytes(LateNotes));
        await clerk.PutTranscriptAsync(scene.SessionId, Guid.CreateVersion7(), notes, "notizen.txt", TranscriptKind.ClerkNotes, default);
        for (var patience = 0; (await clerk.FindMinutesAsync(scene.SessionId, default))!.Redraft is null; patience++)
        {
            Assert.True(patience < 600, "The bot wrote no second draft within 60 s.");
            await Task.Delay(100);
        }

        return scene;
    }

    /// <summary>A draft from which the clerk struck the one sentence about what somebody said at length.</summary>
    public static async Task<ReviewScene> WithGapAsync(ReviewWorld world)
    {
        var scene = await HeldSessionAsync(world);
        const string Length = """
            <v Udo Ulmen>Die alte Zisterne hinter dem Gewächshaus fasst zwölf Kubikmeter Regenwasser, ihre Pumpe braucht aber neue Dichtungen und einen Filter,
            damit die Baumpaten im trockenen Sommer genug Wasser für ihre jungen Linden, Eschen und Obstbäume haben. Der Bauhof kann Dichtungen und Filter im
            Winter einbauen, wenn die Gärtner vorher das Laub aus dem Schacht räumen und der Kreis die Rohre auf Frostschäden prüft.</v>
            """;
        await scene.HandInAsync(Recording.Replace(
            "<v Udo Ulmen>Wir schlagen vor, dass jede Gemeinde drei Baumpaten benennt. Das kostet nichts und hilft den Bäumen.</v>", Length.Trim(), StringComparison.Ordinal));
        var clerk = world.Own(scene.Clerk);
        var minutes = (await clerk.FindMinutesAsync(scene.SessionId, default))!;
        foreach (var entry in minutes.Items.SelectMany(item => item.Entries).Where(entry => entry.CueIds.Contains("c0005")))
        {
            minutes = await clerk.DeleteEntryAsync(scene.SessionId, entry.Id, minutes.Version, default);
        }

        return scene;
    }

    /// <summary>What the clerk handed in later: the costs once more, and two remarks that nobody recorded.</summary>
    public const string LateNotes = """
        TOP 1 Neue Beete am Kreishaus
        Berta Brandt: Wir haben im Frühjahr zwölf Beete angelegt, die Kosten lagen bei 4.800 Euro für Erde und Stauden.
        Berta Brandt: Die Schulen übernehmen das Gießen in den Sommermonaten von Juni bis August.
        TOP 2 Baumpaten
        Udo Ulmen: Der Bauhof liefert den Gemeinden im Herbst 40 junge Bäume.
        """;

    /// <summary>Waits until the bot has carried out its drafting errand.</summary>
    public async Task DraftAsync()
    {
        for (var patience = 0; await world.Own(Clerk).FindMinutesAsync(SessionId, default) is null; patience++)
        {
            Assert.True(patience < 600, "The bot wrote no draft within 60 s.");
            await Task.Delay(100);
        }
    }

    /// <summary>Everything that approval needs is there: record, attendance, and a result for each item.</summary>
    public static async Task<ReviewScene> ReadyToApproveAsync(ReviewWorld world, PolicyProfile? profile = null)
    {
        var scene = await WithDraftAsync(world, profile);
        var clerk = world.Own(scene.Clerk);
        var session = (await clerk.FindSessionAsync(scene.SessionId, default))!;
        var group = (await clerk.FindGroupAsync(scene.GroupId, default))!;
        session = await clerk.PutRecordAsync(
            scene.SessionId, new SessionRecord(session.StartsAt, session.EndsAt, "Kreishaus, Gartensaal"), session.Version, default);
        var present = group.Members.Select(member => new Attendance(member.Id, AttendanceStatus.Present)).ToList();
        await clerk.PutAttendanceAsync(scene.SessionId, new AttendanceList(present, [new GuestAttendance("Gerda Gast", "Gartenamt")]), session.Version, default);
        var minutes = await clerk.PutReviewAsync(scene.SessionId, default);
        foreach (var item in minutes.Items)
        {
            foreach (var entry in item.Entries.Where(entry => entry.Verdict.Blocks || entry.Decision is { Outcome: Outcome.Undecided }))
            {
                minutes = await clerk.DeleteEntryAsync(scene.SessionId, entry.Id, minutes.Version, default);
            }

            if (minutes.Items.First(now => now.AgendaItemId == item.AgendaItemId).Entries.All(entry => entry.Kind != EntryKind.Decision))
            {
                var result = new EditEntry(
                    item.AgendaItemId, EntryKind.Decision, "Ohne Ergebnis beraten.", null, [], new Decision(Outcome.NoResult), OwnAddition: true);
                minutes = await clerk.PutEntryAsync(scene.SessionId, Guid.CreateVersion7(), result, minutes.Version, default);
            }
        }

        return scene;
    }

    private async Task EnterGroupAsync(PolicyProfile profile)
    {
        var admin = world.Own(world.Sample.Admin);
        var faction = Guid.CreateVersion7();
        await admin.PutGroupAsync(GroupId, new GroupDefinition("Arbeitsgruppe Gartenbau", "AG Garten", profile), default);
        await admin.PutFactionAsync(GroupId, faction, new FactionDefinition("Fraktion der Rosen", "Rosen"), default);
        var represented = Guid.CreateVersion7();
        foreach (var (id, person, role, given, family) in new[]
        {
            (Guid.CreateVersion7(), Chair, Role.Chair, "Karla", "Kranich"), (Guid.CreateVersion7(), Clerk, Role.Clerk, "Frieda", "Feder"),
            (Guid.CreateVersion7(), OtherClerk, Role.Clerk, "Klaus", "Kiel"), (represented, Member, Role.Member, "Berta", "Brandt"),
            (Guid.CreateVersion7(), world.Sample.OrdinaryMembers[2], Role.Deputy, "Viktor", "Vogel"),
        })
        {
            var member = new MemberDefinition(
                person.Id, new PersonName("", null, given, family, null), null, role is Role.Clerk ? null : faction, role, role is Role.Chair or Role.Member,
                role is Role.Deputy ? represented : null, role is Role.Deputy ? 1 : null);
            await admin.PutMemberAsync(GroupId, id, member, default);
        }
    }

    private async Task HoldSessionAsync(IReadOnlyList<string> agenda, Func<ReviewScene, SessionView, Task>? beforeOpening)
    {
        var chair = world.Own(Chair);
        var start = CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(20), new TimeOnly(17, 0));
        await chair.PutSessionAsync(SessionId, new PlanSession(GroupId, start, start.AddHours(2), "Kreishaus, Gartensaal"), default);
        foreach (var title in agenda)
        {
            var item = Guid.CreateVersion7();
            await chair.PutItemAsync(item, new ProposeItem(GroupId, title, null, Publicity.Public, null, SessionId), default);
            await chair.PutAdmissionAsync(item, new AdmitItem(SessionId), default);
        }

        var invited = await chair.PutInvitationAsync(SessionId, default);
        if (beforeOpening is not null) await beforeOpening(this, invited);
        await chair.PutOpeningAsync(SessionId, new SessionMoment(start), default);
        await chair.PutClosureAsync(SessionId, new SessionMoment(start.AddHours(2)), default);
    }
}
