using System.Globalization;
using System.Net;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class CalendarFeedTests(ApiWorld world)
{
    private const string Canary = "GEHEIM-7431";

    [Fact]
    public async Task A_feed_shows_when_and_where_the_groups_of_its_owner_meet_and_nothing_of_the_agenda()
    {
        var (scene, session) = await ScheduledAsync();
        await InviteAsync(scene, session);

        var feed = await ReadAsync(Routes.Calendar, await SecretOfAsync(scene.Guest));

        Assert.Contains("METHOD:PUBLISH\r\n", feed);
        Assert.Contains($"UID:{session}\r\n", feed);
        Assert.Contains("SUMMARY:Sitzung Arbeitsgruppe Gartenbau\r\n", feed);
        Assert.Contains("LOCATION:Kreishaus\r\n", feed);
        Assert.Contains("STATUS:CONFIRMED\r\n", feed);
        Assert.DoesNotContain(Canary, feed);
        Assert.DoesNotContain("@", feed);
        Assert.DoesNotContain("meet.example", feed);
    }

    [Fact]
    public async Task A_session_not_yet_invited_is_tentative_and_a_cancelled_one_cancelled()
    {
        var (scene, session) = await ScheduledAsync();
        var secret = await SecretOfAsync(scene.Member);

        Assert.Contains("STATUS:TENTATIVE\r\n", await ReadAsync(Routes.Calendar, secret));
        await scene.As(scene.Chair).PutCancellationAsync(session, new SessionCancellation(Canary), default);
        var feed = await ReadAsync(Routes.Calendar, secret);
        Assert.Contains("STATUS:CANCELLED\r\n", feed);
        Assert.DoesNotContain(Canary, feed);
    }

    [Fact]
    public async Task The_file_of_a_session_invites_moves_and_cancels_with_a_rising_sequence()
    {
        var (scene, session) = await ScheduledAsync();
        await InviteAsync(scene, session);
        var secret = await SecretOfAsync(scene.Member);
        var invited = await ReadAsync(Routes.CalendarFile, secret, session);
        var (seen, start) = ((await scene.As(scene.Chair).FindSessionAsync(session, default))!.StartsAt, world.Clock.Now.AddDays(50));
        await scene.As(scene.Chair).PutScheduleAsync(session, new SessionSchedule(start, start.AddHours(1), "Rathaus", MovedFrom: seen), default);
        var moved = await ReadAsync(Routes.CalendarFile, secret, session);
        await scene.As(scene.Chair).PutCancellationAsync(session, new SessionCancellation("Sturm"), default);
        var cancelled = await ReadAsync(Routes.CalendarFile, secret, session);

        Assert.Contains("METHOD:REQUEST\r\n", invited);
        Assert.Contains("URL:https://meet.example/join/1\r\n", invited);
        Assert.Contains("ORGANIZER;CN=\"Arbeitsgruppe Gartenbau\":mailto:kranich@kreis.example", Unfold(invited));
        Assert.Contains("CN=\"Erna Brandt\":mailto:brandt@kreis.example", Unfold(invited));
        Assert.Contains("METHOD:CANCEL\r\n", cancelled);
        Assert.Equal([0, 1, 2], new[] { invited, moved, cancelled }.Select(SequenceOf));
        Assert.Contains("LOCATION:Rathaus\r\n", moved);
        Assert.All(new[] { invited, moved, cancelled }, text => Assert.Contains($"UID:{session}\r\n", text));
    }

    [Fact]
    public async Task Who_speaks_English_with_the_bot_reads_English()
    {
        var (scene, _) = await ScheduledAsync();
        await scene.As(scene.Member).PutConversationAsync(
            new ConversationRecord("a:en" + scene.Member.PersonId, ConversationKind.Personal, "https://smba.example/", Guid.NewGuid(), null,
                scene.Member.PersonId, null, "en-US"), default);

        Assert.Contains("SUMMARY:Session Arbeitsgruppe Gartenbau\r\n", await ReadAsync(Routes.Calendar, await SecretOfAsync(scene.Member)));
    }

    [Fact]
    public async Task Every_wrong_address_gets_the_same_answer()
    {
        var (scene, session) = await ScheduledAsync();
        var (_, foreign) = await ScheduledAsync();
        var secret = await SecretOfAsync(scene.Member);
        var flipped = (secret[0] == 'A' ? 'B' : 'A') + secret[1..];
        string[] wrong =
        [
            Routes.Fill(Routes.Calendar, "x"), Routes.Fill(Routes.Calendar, flipped), Routes.Fill(Routes.Calendar, secret + "A"),
            Routes.Fill(Routes.Calendar, new string('A', 5000)), Routes.Fill(Routes.Calendar, "' OR 1=1 --"),
            Routes.Fill(Routes.CalendarFile, secret, foreign), Routes.Fill(Routes.CalendarFile, secret, Guid.NewGuid()),
            Routes.Fill(Routes.CalendarFile, flipped, session),
        ];

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var address in wrong)
        {
            var answer = await world.Http.GetAsync(address);
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal(HttpStatusCode.NotFound, Assert.Single(answers.Distinct()).Item1);
    }

    [Fact]
    public async Task An_address_that_was_reset_is_gone()
    {
        var (scene, _) = await ScheduledAsync();
        var secret = await SecretOfAsync(scene.Member);
        await scene.As(scene.Member).ResetCalendarAsync(default);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync(Routes.Fill(Routes.Calendar, secret))).StatusCode);
    }

    [Fact]
    public async Task Whose_membership_has_ended_sees_an_empty_calendar()
    {
        var (scene, session) = await ScheduledAsync();
        var secret = await SecretOfAsync(scene.OtherMember);
        await scene.PutAsync(scene.OtherMember, Role.Member, scene.Tulips, true, until: CouncilTime.DateOf(world.Clock.Now).AddDays(-1));

        Assert.DoesNotContain(session.ToString(), await ReadAsync(Routes.Calendar, secret));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync(Routes.Fill(Routes.CalendarFile, secret, session))).StatusCode);
    }

    private static int SequenceOf(string text) => int.Parse(text.Split("SEQUENCE:")[1].Split('\r')[0], CultureInfo.InvariantCulture);

    private static string Unfold(string text) => text.Replace("\r\n ", "");

    private async Task<(CouncilScene Scene, Guid Session)> ScheduledAsync()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = Guid.NewGuid();
        var start = world.Clock.Now.AddDays(30);
        await scene.As(scene.Chair).PutSessionAsync(
            session, new PlanSession(scene.GroupId, start, start.AddHours(2), "Kreishaus", "https://meet.example/join/1"), default);
        return (scene, session);
    }

    private static async Task InviteAsync(CouncilScene scene, Guid session)
    {
        var item = Guid.NewGuid();
        await scene.As(scene.Member).PutItemAsync(item, new ProposeItem(scene.GroupId, Canary, Canary, Publicity.NonPublic, Canary), default);
        await scene.As(scene.Chair).PutAdmissionAsync(item, new AdmitItem(session), default);
        await scene.As(scene.Chair).PutInvitationAsync(session, default);
    }

    private async Task<string> SecretOfAsync(CouncilScene.Place place) => (await world.As(place.PersonId).GetCalendarAsync(default)).Secret;

    private async Task<string> ReadAsync(string route, params object[] values)
    {
        var answer = await world.Http.GetAsync(Routes.Fill(route, values));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return await answer.Content.ReadAsStringAsync();
    }
}

public sealed class CalendarFeedTestsOnSqlite(SqliteWorld world) : CalendarFeedTests(world), IClassFixture<SqliteWorld>;

public sealed class CalendarFeedTestsOnPostgreSql(PostgreSqlWorld world) : CalendarFeedTests(world), IClassFixture<PostgreSqlWorld>;
