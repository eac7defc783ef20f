using System.Text;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

/// <summary>An invented session that was held: two public items and one non-public, minuted times and attendance, a recorded notice.</summary>
public sealed class MinutesScene
{
    public const string Transcript =
        """
        WEBVTT

        00:00:01.000 --> 00:00:06.000
        <v Erna Kranich>Ich rufe Tagesordnungspunkt eins auf, den Bericht der Beratungsstelle.</v>

        00:00:07.000 --> 00:00:15.000
        <v Erna Brandt>Die Beratungsstelle hat im vergangenen Jahr 48 Familien begleitet.</v>

        00:00:16.000 --> 00:00:22.000
        <v Erna Ulmen>Wir brauchen dringend einen zweiten Raum für die Sprechstunde.</v>

        00:00:23.000 --> 00:00:30.000
        <v Erna Kranich>Ich stelle Konsens fest, der Bericht wird zur Kenntnis genommen.</v>
        """;

    private MinutesScene(CouncilScene people) => People = people;

    public CouncilScene People { get; }
    public ApiWorld World => People.World;
    public Guid SessionId { get; } = Guid.NewGuid();
    public Guid Report { get; } = Guid.NewGuid();
    public Guid Rooms { get; } = Guid.NewGuid();
    public Guid Staff { get; } = Guid.NewGuid();
    public Guid TranscriptId { get; } = Guid.NewGuid();
    public CoordinationClient Clerk => People.As(People.Clerk);
    public CoordinationClient ClerkSignedIn => People.Own(People.Clerk);
    public CoordinationClient Drafting => World.Bot(Routes.ErrandsRole);

    /// <summary>A session that was held and of which nothing is minuted yet.</summary>
    public static async Task<MinutesScene> HeldAsync(ApiWorld world, PolicyProfile? profile = null)
    {
        var scene = new MinutesScene(await CouncilScene.CreateAsync(world, profile));
        var chair = scene.People.As(scene.People.Chair);
        var start = world.Clock.Now.AddDays(30);
        await chair.PutSessionAsync(scene.SessionId, new PlanSession(scene.People.GroupId, start, start.AddHours(2), "Kreishaus"), default);
        await scene.AdmitAsync(scene.Report, "Bericht der Beratungsstelle", Publicity.Public);
        await scene.AdmitAsync(scene.Rooms, "Raumbedarf", Publicity.Public);
        await scene.AdmitAsync(scene.Staff, "Stellenbesetzung Gewächshaus", Publicity.NonPublic);
        await chair.PutInvitationAsync(scene.SessionId, default);
        await chair.PutOpeningAsync(scene.SessionId, new SessionMoment(start), default);
        await chair.PutClosureAsync(scene.SessionId, new SessionMoment(start.AddMinutes(95)), default);
        return scene;
    }

    /// <summary>The same with attendance, notice and transcript.</summary>
    public static async Task<MinutesScene> RecordedAsync(ApiWorld world, PolicyProfile? profile = null)
    {
        var scene = await HeldAsync(world, profile);
        await scene.NoticeAsync(objections: false);
        await scene.AttendAsync();
        await scene.UploadAsync();
        return scene;
    }

    /// <summary>The same with a draft that could be approved as it stands, apart from what a test adds.</summary>
    public static async Task<MinutesScene> DraftedAsync(ApiWorld world, PolicyProfile? profile = null, params DraftEntry[] more)
    {
        var scene = await RecordedAsync(world, profile);
        await scene.Drafting.PutDraftAsync(scene.SessionId, scene.Draft(more), default);
        return scene;
    }

    public static DraftEntry True { get; } =
        new(EntryKind.Statement, "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "Erna Brandt", ["c0002"]);

    public static DraftEntry WrongNumber { get; } = True with { Text = True.Text.Replace("48", "84", StringComparison.Ordinal) };

    public static DraftEntry Unheard { get; } = new(EntryKind.Decision, "Ein Ergebnis war nicht zu erkennen.", null, ["c0004"], new Decision(Outcome.Undecided));

    public MinutesDraft Draft(params DraftEntry[] more) => new(TranscriptId, "rules/1", [new DraftItem(Report, [True, .. more], "c0001", 0.9)]);

    /// <summary>The clerk enters by hand what a draft needs to be approved.</summary>
    public async Task<MinutesView> SettleAsync()
    {
        var minutes = (await Clerk.FindMinutesAsync(SessionId, default))!;
        foreach (var (item, text) in new[] { (Report, "Der Bericht wird zur Kenntnis genommen."), (Rooms, "Der Raumbedarf ist unstrittig."), (Staff, "Die Stelle 17 wird ausgeschrieben.") })
        {
            minutes = await EnterAsync(Own(item, text), minutes.Version);
        }

        return minutes;
    }

    /// <summary>Where a bot runs beside the test, its own draft of the transcript may come in this moment: the clerk reads again.</summary>
    private async Task<MinutesView> EnterAsync(EditEntry edit, long version)
    {
        try
        {
            return await Clerk.PutEntryAsync(SessionId, Guid.NewGuid(), edit, version, default);
        }
        catch (RefusedException e) when (e.Code == Refusal.Stale)
        {
            return await Clerk.PutEntryAsync(SessionId, Guid.NewGuid(), edit, (await Clerk.FindMinutesAsync(SessionId, default))!.Version, default);
        }
    }

    public async Task<MinutesView> ApprovedAsync() => await ClerkSignedIn.PostApprovalAsync(SessionId, (await SettleAsync()).Version, default);

    public static EditEntry Own(Guid item, string result) =>
        new(item, EntryKind.Decision, result, null, [], new Decision(Outcome.Consensus), OwnAddition: true);

    public async Task<SessionView> NoticeAsync(bool objections) => await Clerk.PutRecordingNoticeAsync(
        SessionId, new RecordingNotice("Erna Kranich", World.Clock.Now, objections), (await Clerk.FindSessionAsync(SessionId, default))!.Version, default);

    public async Task AttendAsync()
    {
        var session = (await Clerk.FindSessionAsync(SessionId, default))!;
        var present = new[] { People.Chair, People.Member, People.OtherMember }.Select(p => new Attendance(p.MemberId, AttendanceStatus.Present)).ToList();
        await Clerk.PutAttendanceAsync(SessionId, new AttendanceList(present, []), session.Version, default);
    }

    public Task<TranscriptView> UploadAsync(CoordinationClient? by = null, TranscriptKind? kind = null, string? text = null, string name = "sitzung.vtt", Guid? id = null) =>
        (by ?? Clerk).PutTranscriptAsync(SessionId, id ?? TranscriptId, new MemoryStream(Encoding.UTF8.GetBytes(text ?? Transcript)), name, kind, default);

    private async Task AdmitAsync(Guid item, string title, Publicity publicity)
    {
        await People.As(People.Member).PutItemAsync(item, new ProposeItem(People.GroupId, title, null, publicity, null, SessionId), default);
        await People.As(People.Chair).PutAdmissionAsync(item, new AdmitItem(SessionId), default);
    }
}
