using System.Text;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Texts that pose as something else, that cannot be seen, or that are too much.</summary>
public abstract class TextAttacks(ApiWorld world)
{
    [Theory]
    [InlineData("Sach\u202Edneb\u202Cstand", "Sachdnebstand")]
    [InlineData("Sach\u2066stand\u2069", "Sachstand")]
    [InlineData("Sach\u200B\uFEFF\u2060stand", "Sachstand")]
    [InlineData("Sachstand\r\nÖ 2 Haushalt", "Sachstand Ö 2 Haushalt")]
    [InlineData("Sachstand\u2028Ö 2 Haushalt", "Sachstand Ö 2 Haushalt")]
    [InlineData("Sach\u0000stand\u001B[31m", "Sachstand[31m")]
    [InlineData("Familie 👩\u200D👧", "Familie 👩\u200D👧")]
    public async Task A_title_is_one_line_of_characters_that_can_be_seen(string title, string stored)
    {
        var scene = await CouncilScene.CreateAsync(world);
        Assert.Equal(stored, (await scene.ProposeAsync(title)).Title);
    }

    [Theory]
    [InlineData("\u0001\u0002")]
    [InlineData("\u200B\u2060\uFEFF")]
    [InlineData("\u202E\u202C \u200D")]
    [InlineData("\u0085\u2028\u2029")]
    public async Task A_title_that_nobody_can_see_is_missing(string title)
    {
        var scene = await CouncilScene.CreateAsync(world);
        var refused = await Refused.WithAsync(Refusal.Malformed, () => scene.ProposeAsync(title));
        Assert.Equal("title", refused.Facts["field"]!.ToString());
    }

    [Fact]
    public async Task Every_text_has_a_limit_that_is_named_when_it_is_passed()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var (people, session) = (scene.People, (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!);
        var (chair, admin, huge) = (people.As(people.Chair), world.Admin, new string('x', 50_000));
        var draft = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var item = await people.ProposeAsync();
        var own = MinutesScene.Own(scene.Report, "Text");
        var name = new PersonName("Frau", null, "Erna", "Feder", null);
        var attempts = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["title"] = () => people.ProposeAsync(huge),
            ["reason"] = () => chair.PutItemRefusalAsync(item.Id, new RefuseItem(huge), default),
            ["presenter"] = () => people.As(people.Member).PutItemContentAsync(item.Id, new ItemContent("T", null, Publicity.Public, huge), item.Version, default),
            ["supplementReason"] = () => chair.PutAdmissionAsync(item.Id, new AdmitItem(scene.SessionId, huge), default),
            ["place"] = () => people.ScheduleAsync(place: huge),
            ["urgencyReason"] = () => people.ScheduleAsync(urgencyReason: huge),
            ["informedBy"] = () => scene.Clerk.PutRecordingNoticeAsync(scene.SessionId, new RecordingNotice(huge, world.Clock.Now, false), session.Version, default),
            ["guests.name"] = () => scene.Clerk.PutAttendanceAsync(scene.SessionId, new AttendanceList([], [new GuestAttendance(huge, null)]), session.Version, default),
            ["fileName"] = () => scene.UploadAsync(name: new string('x', 300) + ".vtt", id: Guid.NewGuid()),
            ["text"] = () => scene.Clerk.PutEntryAsync(scene.SessionId, Guid.NewGuid(), own with { Text = huge }, draft.Version, default),
            ["speaker"] = () => scene.Clerk.PutEntryAsync(scene.SessionId, Guid.NewGuid(), own with { Speaker = huge }, draft.Version, default),
            ["before"] = () => scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes(huge, "", "Grund"), default),
            ["name"] = () => admin.PutFactionAsync(people.GroupId, Guid.NewGuid(), new FactionDefinition(huge, "X"), default),
            ["name.familyName"] = () => admin.PutMemberAsync(people.GroupId, Guid.NewGuid(), new MemberDefinition(
                Guid.NewGuid(), name with { FamilyName = huge }, null, null, Role.Member, true, null, null, null, null), default),
        };
        foreach (var (field, attempt) in attempts)
        {
            var refused = await Refused.WithAsync(Refusal.Malformed, attempt);
            Assert.Equal((field, "tooLong"), (refused.Facts["field"]!.ToString(), refused.Facts["code"]!.ToString()));
        }
    }

    [Theory]
    [InlineData("{\"title\":\"\\ud800\"}")]
    [InlineData("{\"title\":{\"a\":[")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("{\"groupId\":\"00000000-0000-0000-0000-000000000000\",\"title\":\"x\"}")]
    [InlineData("{\"groupId\":null,\"title\":null}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_body_that_cannot_be_read_is_malformed_and_never_a_fault(string body)
    {
        using var http = world.WithToken(world.Issuer.PersonToken(new(Guid.NewGuid(), "Somebody", "somebody@kreis.example")));
        using var answer = await http.PutAsync(
            new Uri(Routes.Fill(Routes.Item, Guid.NewGuid()), UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/conversations/a%00b")]
    [InlineData("/conversations/a%0d%0ab")]
    [InlineData("/conversations/%F0%9F%92%A9%ED%A0%80")]
    [InlineData("/conversations/..%2f..%2fme")]
    public async Task An_odd_id_in_a_path_finds_nothing_and_is_never_a_fault(string path)
    {
        using var http = world.WithToken(world.Issuer.PersonToken(new(Guid.NewGuid(), "Somebody", "somebody@kreis.example")));
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.InRange((int)answer.StatusCode, 400, 404);
    }

    [Fact]
    public async Task An_hour_that_no_calendar_knows_is_refused_before_it_breaks_the_minutes()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var session = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        var late = new Attendance(scene.People.Chair.MemberId, AttendanceStatus.Present, Until: DateTimeOffset.MaxValue);
        await Refused.WithAsync(Refusal.Malformed, () => scene.Clerk.PutAttendanceAsync(scene.SessionId, new AttendanceList([late], []), session.Version, default));
    }

    [Theory]
    [InlineData("..\\..\\geheim\\sitzung.vtt", "sitzung.vtt")]
    [InlineData("../../etc/sitzung.vtt", "sitzung.vtt")]
    [InlineData("sit\r\nzung\u202Ettv.exe.vtt", "sit zungttv.exe.vtt")]
    public async Task A_file_name_keeps_neither_folders_nor_tricks(string name, string kept)
    {
        var scene = await MinutesScene.HeldAsync(world);
        await scene.NoticeAsync(objections: false);
        Assert.Equal(kept, (await scene.UploadAsync(name: name)).FileName);
    }
}

public sealed class TextAttacksOnSqlite(SqliteWorld world) : TextAttacks(world), IClassFixture<SqliteWorld>;

public sealed class TextAttacksOnPostgreSql(PostgreSqlWorld world) : TextAttacks(world), IClassFixture<PostgreSqlWorld>;
