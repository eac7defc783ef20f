using System.Globalization;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Http;

namespace Coordination.Tests.Faults;

/// <summary>
/// A slow, failing, lying channel: what becomes of the errand, whether the message is sent again, and that nobody else waits for it. A message
/// whose fate is unknown is never sent again by itself.
/// </summary>
public abstract class ChannelFaultTests(ApiWorld world)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Answers that say whether the message was taken: the errand follows them.</summary>
    [Theory]
    [InlineData(500, 1, ErrandState.Due, ErrandProblem.Unavailable)]
    [InlineData(503, 1, ErrandState.Due, ErrandProblem.Unavailable)]
    [InlineData(502, 4, ErrandState.Due, ErrandProblem.Unavailable)]
    [InlineData(504, 4, ErrandState.Due, ErrandProblem.Unavailable)]
    [InlineData(412, 4, ErrandState.Due, ErrandProblem.Unavailable)]
    [InlineData(429, 4, ErrandState.Due, ErrandProblem.Throttled)]
    [InlineData(401, 1, ErrandState.Due, ErrandProblem.Unavailable)]
    [InlineData(302, 1, ErrandState.Stuck, ErrandProblem.Rejected)]
    [InlineData(400, 1, ErrandState.Stuck, ErrandProblem.Rejected)]
    [InlineData(403, 1, ErrandState.Stuck, ErrandProblem.Rejected)]
    [InlineData(404, 1, ErrandState.Stuck, ErrandProblem.RecipientUnknown)]
    [InlineData(413, 1, ErrandState.Stuck, ErrandProblem.Rejected)]
    public async Task A_status_decides_whether_and_when_the_message_is_sent_again(int status, int calls, ErrandState state, ErrandProblem problem)
    {
        await using var scene = await InvitedAsync(s => s.Connector.Status(ErrandScene.ChatOf(s.Council.Member), status, times: 4));
        await using var bot = await BotInstance.StartAsync(world);

        var errand = await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, e => e.Problem is not null);
        Assert.Equal((state, problem, 1), (errand.State, errand.Problem, errand.Attempt));
        Assert.Equal(calls, Received(scene));
        await OthersServedAsync(scene);
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("date+90", 90)]
    [InlineData("date-90", 60)]
    [InlineData("0", 60)]
    [InlineData("-5", 60)]
    [InlineData("soon", 60)]
    [InlineData("99999999999999", 60)]
    [InlineData("999999999", 6 * 3600)]
    public async Task Retry_After_is_followed_as_far_as_it_makes_sense(string asked, int seconds)
    {
        var now = TimeProvider.System.GetUtcNow();
        var value = asked.StartsWith("date", StringComparison.Ordinal) ? now.AddSeconds(int.Parse(asked[4..], CultureInfo.InvariantCulture)).ToString("R") : asked;
        await using var scene = await InvitedAsync(s =>
        {
            for (var i = 0; i < 4; i++)
            {
                s.Connector.Answer(ErrandScene.ChatOf(s.Council.Member), context =>
                {
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    context.Response.Headers.Append("Retry-After", value);
                    return Task.FromResult(false);
                });
            }
        });
        await using var bot = await BotInstance.StartAsync(world);

        var errand = await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, e => e.Problem is not null);
        Assert.Equal((ErrandState.Due, ErrandProblem.Throttled), (errand.State, errand.Problem));
        Assert.InRange((errand.DueAt - world.Clock.Now).TotalSeconds, seconds - 15, seconds + 1);
    }

    /// <summary>Whatever else a yes says, it is a yes: Teams' ids are of no use to an errand.</summary>
    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "[1,2]")]
    [InlineData(200, "<html>")]
    [InlineData(201, """{"id":"another"}""")]
    [InlineData(202, """{"id":17}""")]
    public async Task A_yes_is_a_yes_in_whatever_words(int status, string body)
    {
        await using var scene = await InvitedAsync(s => s.Connector.Answer(ErrandScene.ChatOf(s.Council.Member), async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
            return true;
        }));
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.Equal(ErrandState.Done, (await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation)).State);
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }

    public static TheoryData<string> Unanswered => ["reset", "nothing", "half a head", "half a body", "no HTTP"];

    [Theory]
    [MemberData(nameof(Unanswered))]
    public async Task A_message_whose_answer_broke_off_is_sent_once_and_the_clerk_is_asked(string how)
    {
        using var liar = how switch
        {
            "reset" => LyingConnector.Resetting(),
            "nothing" => LyingConnector.Saying(""),
            "half a head" => LyingConnector.Saying("HTTP/1.1 201 Cre"),
            "half a body" => LyingConnector.Saying("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"id\":"),
            _ => LyingConnector.Saying("220 smtp.example ESMTP\r\n\r\n"),
        };
        var errand = await SentToAsync(liar.ServiceUrl, liar);
        Assert.Equal((ErrandState.Stuck, ErrandProblem.Unconfirmed, 1), (errand.State, errand.Problem, errand.Attempt));
        Assert.Equal(1, liar.Taken);
    }

    [Fact]
    public async Task A_connector_that_answers_too_late_is_not_asked_again()
    {
        using var slow = LyingConnector.Silent(TimeSpan.FromSeconds(20));
        var errand = await SentToAsync(slow.ServiceUrl, slow);
        Assert.Equal((ErrandState.Stuck, ErrandProblem.Unconfirmed), (errand.State, errand.Problem));
        Assert.Equal(1, slow.Taken);
    }

    [Theory]
    [InlineData("nobody listens")]
    [InlineData("no TLS there")]
    [InlineData("no such host")]
    public async Task A_message_that_never_left_is_sent_again_later(string why)
    {
        using var liar = LyingConnector.Saying("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        var address = why switch
        {
            "nobody listens" => $"http://127.0.0.1:{Playground.ProductHosts.FreePort()}/",
            "no TLS there" => liar.ServiceUrl.Replace("http://", "https://", StringComparison.Ordinal),
            _ => "https://nobody.invalid/",
        };
        var errand = await SentToAsync(address, liar);
        Assert.Equal((ErrandState.Due, ErrandProblem.Unavailable), (errand.State, errand.Problem));
        Assert.Equal(60, (errand.DueAt - world.Clock.Now).TotalSeconds);
    }

    [Fact]
    public async Task A_chat_that_never_answers_holds_nobody_up_however_much_waits_for_it()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        var silent = ErrandScene.ChatOf(scene.Council.Member);
        await world.ReadAsync(db =>
        {
            // Older than everybody else's: without a rule they would take all places.
            db.Errands.AddRange(Enumerable.Range(1000, 30).Select(version => Errand.Due(
                ErrandKind.SendReschedule, scene.Council.GroupId, scene.SessionId, scene.SessionId, version, 0, scene.Council.Member.PersonId,
                world.Clock.Now.AddMinutes(-1))));
            return db.SaveChangesAsync();
        });
        var release = scene.Connector.Hold(silent);
        await using var bot = await BotInstance.StartAsync(world, ("Errands:Parallel", "2"));

        await OthersServedAsync(scene);
        Assert.Equal(1, Received(scene) + 1);
        // Whose message was taken last may still be reporting it.
        var errands = await Eventually.SeeAsync(scene.ErrandsAsync, all => all.Count(errand => errand.State == ErrandState.Leased) == 1);
        Assert.Equal(scene.Council.Member.PersonId, errands.Single(errand => errand.State == ErrandState.Leased).RecipientPersonId);
        release.SetResult();
    }

    private Task<int> OthersServedAsync(ErrandScene scene) => Eventually.SeeAsync(
        () => Task.FromResult(scene.Council.Everybody.Where(place => place != scene.Council.Member).Count(place => scene.TakenBy(place).Count == 1)),
        count => count == 5);

    /// <summary>The member's invitation goes to that address; everybody else's to a connector that works.</summary>
    private async Task<Errand> SentToAsync(string address, LyingConnector liar)
    {
        await using var scene = await InvitedAsync(_ => { });
        await scene.Council.As(scene.Council.Member).PutConversationAsync(
            new ConversationRecord(
                ErrandScene.ChatOf(scene.Council.Member), ConversationKind.Personal, address, world.Issuer.Registrations.TenantId, null,
                scene.Council.Member.PersonId, "29:member", "de-DE"),
            default);
        await using var bot = await BotInstance.StartAsync(world, ("Channel:AllowedServiceHosts:1", "nobody.invalid"));
        await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, e => e.Problem is not null, seconds: 40);
        await OthersServedAsync(scene);
        var taken = liar.Taken;
        var errand = await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation);
        if (errand.State == ErrandState.Stuck)
        {
            world.Clock.Advance(Day);
            await Task.Delay(300);
            Assert.Equal(taken, liar.Taken);
        }

        return errand;
    }

    private static int Received(ErrandScene scene) => scene.Connector.Received.Count(one => one.ConversationId == ErrandScene.ChatOf(scene.Council.Member));

    private async Task<ErrandScene> InvitedAsync(Action<ErrandScene> trouble)
    {
        var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        trouble(scene);
        return scene;
    }
}

public sealed class ChannelFaultTestsOnSqlite(SqliteWorld world) : ChannelFaultTests(world), IClassFixture<SqliteWorld>;
