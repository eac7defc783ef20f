using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Coordination.Tests.Bot;

/// <summary>What becomes of errands when Teams, the API or the bot itself fails.</summary>
public abstract class ErrandTroubleTests(ApiWorld world)
{
    [Fact]
    public async Task A_throttled_message_waits_as_long_as_Teams_asks_and_then_arrives()
    {
        await using var scene = await InvitedAsync(s => s.Connector.Status(ErrandScene.ChatOf(s.Council.Member), 429, retryAfterSeconds: 120));
        await using var bot = await BotInstance.StartAsync(world);

        var waiting = await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, errand => errand.Problem is not null);
        Assert.Equal((ErrandState.Due, ErrandProblem.Throttled), (waiting.State, waiting.Problem));
        Assert.Equal(120, (waiting.DueAt - world.Clock.Now).TotalSeconds, 1);
        Assert.Empty(scene.TakenBy(scene.Council.Member));

        world.Clock.Advance(TimeSpan.FromSeconds(121));
        await scene.SettledAsync();
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }

    [Fact]
    public async Task A_connector_that_is_down_is_asked_again_after_a_minute()
    {
        // Four: the first call and the three that the connector client makes of its own accord.
        await using var scene = await InvitedAsync(s => s.Connector.Status(ErrandScene.ChatOf(s.Council.Member), 502, times: 4));
        await using var bot = await BotInstance.StartAsync(world);

        var waiting = await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, errand => errand.Problem is not null);
        Assert.Equal((ErrandProblem.Unavailable, 60d), (waiting.Problem, (waiting.DueAt - world.Clock.Now).TotalSeconds));

        world.Clock.Advance(TimeSpan.FromSeconds(61));
        await scene.SettledAsync();
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }

    [Fact]
    public async Task A_connection_that_breaks_after_sending_is_a_question_for_the_clerk_and_no_second_message()
    {
        await using var scene = await InvitedAsync(s => s.Connector.Drop(ErrandScene.ChatOf(s.Council.Member)));
        await using var bot = await BotInstance.StartAsync(world);

        await scene.SettledAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        var errand = await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation);
        Assert.Equal((ErrandState.Stuck, ErrandProblem.Unconfirmed, 1), (errand.State, errand.Problem, errand.Attempt));
        Assert.Single(scene.Connector.Received, received => received.ConversationId == ErrandScene.ChatOf(scene.Council.Member));

        await scene.Council.Own(scene.Council.Clerk).RetryErrandAsync(errand.Id, default);
        await scene.SettledAsync();
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }

    [Fact]
    public async Task A_connector_that_never_answers_is_given_up_and_the_lease_kept_meanwhile()
    {
        await using var scene = await InvitedAsync(s => s.Connector.Hold(ErrandScene.ChatOf(s.Council.Member)));
        await using var bot = await BotInstance.StartAsync(world);

        // Leased for six seconds; the API adds two minutes with each sign of life.
        await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, errand => errand.LeasedUntil > world.Clock.Now.AddMinutes(1));
        var given = await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, errand => errand.Problem is not null, seconds: 40);
        Assert.Equal((ErrandState.Stuck, ErrandProblem.Unconfirmed, 1), (given.State, given.Problem, given.Attempt));
    }

    [Fact]
    public async Task Somebody_without_the_app_is_not_asked_again_and_the_others_are_served()
    {
        await using var scene = await InvitedAsync(s => s.Connector.Status(ErrandScene.ChatOf(s.Council.Member), 403));
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));

        var errand = await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation);
        Assert.Equal((ErrandState.Stuck, ErrandProblem.Rejected, 1), (errand.State, errand.Problem, errand.Attempt));
        Assert.Single(scene.TakenBy(scene.Council.OtherMember));
    }

    [Fact]
    public async Task Somebody_who_never_opened_the_chat_is_unknown_until_the_clerk_tries_again()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        var late = new CouncilScene.Place("Spaet");
        await scene.Council.PutAsync(late, Role.Member, scene.Council.Tulips, hasVote: true);
        await scene.InviteAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();
        var errand = await scene.ErrandOfAsync(late, ErrandKind.SendInvitation);
        Assert.Equal((ErrandState.Stuck, ErrandProblem.RecipientUnknown), (errand.State, errand.Problem));

        await scene.OpenChatAsync(late, "de-DE");
        await scene.Council.Own(scene.Council.Clerk).RetryErrandAsync(errand.Id, default);
        await scene.SettledAsync();
        Assert.Single(scene.TakenBy(late));
    }

    [Fact]
    public async Task A_yes_in_words_nobody_understands_is_a_yes()
    {
        await using var scene = await InvitedAsync(s => s.Connector.Malformed(ErrandScene.ChatOf(s.Council.Member)));
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.Equal(ErrandState.Done, (await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation)).State);
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }

    [Fact]
    public async Task A_bot_that_dies_while_sending_loses_nothing()
    {
        await using var scene = await InvitedAsync(s => s.Connector.Hold(ErrandScene.ChatOf(s.Council.Member)));
        var doomed = await BotInstance.StartAsync(world);
        await scene.SeeAsync(scene.Council.OtherMember, ErrandKind.SendInvitation, errand => errand.State == ErrandState.Done);
        await Eventually.SeeAsync(() => Task.FromResult(scene.Connector.Held), held => held == 1);
        await doomed.StopAsync(new CancellationToken(canceled: true));
        await doomed.DisposeAsync();

        await using var heir = await BotInstance.StartAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await scene.SettledAsync();
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }

    [Fact]
    public async Task A_bot_that_is_asked_to_stop_finishes_what_it_began()
    {
        TaskCompletionSource? release = null;
        await using var scene = await InvitedAsync(s => release = s.Connector.Hold(ErrandScene.ChatOf(s.Council.Member)));
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SeeAsync(scene.Council.OtherMember, ErrandKind.SendInvitation, errand => errand.State == ErrandState.Done);
        await Eventually.SeeAsync(() => Task.FromResult(scene.Connector.Held), held => held == 1);

        var stopping = bot.StopAsync();
        Assert.False(stopping.IsCompleted);
        release!.SetResult();
        await stopping;

        var errand = await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation);
        Assert.Equal((ErrandState.Done, 1), (errand.State, errand.Attempt));
    }

    [Fact]
    public async Task A_bot_whose_API_is_away_says_so_and_works_once_it_is_back()
    {
        await using var scene = await InvitedAsync(_ => { });
        var port = FreePort();
        await using var bot = await BotInstance.StartAsync(world, ("Api:BaseAddress", $"http://127.0.0.1:{port}/"));
        await Eventually.SeeAsync(() => ReadyAsync(bot), ready => ready["data"]!["askedInVain"]!.GetValue<int>() > 1);

        await using var api = await world.StartApiAsync(builder => builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port)));
        await scene.SettledAsync();
        var served = await Eventually.SeeAsync(() => ReadyAsync(bot), ready => ready["data"]!["askedInVain"]!.GetValue<int>() == 0);
        Assert.Equal("healthy", served["status"]!.GetValue<string>());
        Assert.True(served["data"]!["done"]!.GetValue<int>() >= 6);
        await api.StopAsync();
    }

    private static async Task<JsonNode> ReadyAsync(WebApplication bot)
    {
        using var http = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(http);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{bot.Urls.Single()}/health/ready"), default);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["checks"]!["errands"]!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<ErrandScene> InvitedAsync(Action<ErrandScene> trouble)
    {
        var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        trouble(scene);
        return scene;
    }
}

public sealed class ErrandTroubleTestsOnSqlite(SqliteWorld world) : ErrandTroubleTests(world), IClassFixture<SqliteWorld>;

public sealed class ErrandTroubleTestsOnPostgreSql(PostgreSqlWorld world) : ErrandTroubleTests(world), IClassFixture<PostgreSqlWorld>;
