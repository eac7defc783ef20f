using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Tests.Api;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Faults;

/// <summary>What breaks off in the middle, or comes to two instances at once.</summary>
public abstract class CutShortTests(ApiWorld world)
{
    [Fact]
    public async Task A_transcript_whose_upload_breaks_off_is_not_there_at_all()
    {
        var scene = await MinutesScene.HeldAsync(world);
        await scene.NoticeAsync(objections: false);
        var file = Encoding.UTF8.GetBytes(MinutesScene.Transcript);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, world.BaseAddress.Port);
            var path = Routes.Fill(Routes.Transcript, scene.SessionId, scene.TranscriptId);
            var token = world.Issuer.PersonToken(new Playground.Issuer.Person(scene.People.Clerk.PersonId, "Feder", "feder@kreis.example"));
            var head = string.Create(CultureInfo.InvariantCulture,
                $"PUT {path}?fileName=sitzung.vtt HTTP/1.1\r\nHost: api\r\nAuthorization: Bearer {token}\r\nContent-Type: application/octet-stream\r\nContent-Length: {file.Length}\r\n\r\n");
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await client.GetStream().WriteAsync(file.AsMemory(0, file.Length / 2));
            await Task.Delay(200);
        }

        await Task.Delay(300);
        Assert.Empty(await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default));
        Assert.Equal((0, 0), await world.ReadAsync(async db => (
            await db.Journal.CountAsync(row => row.SubjectId == scene.TranscriptId), await db.Errands.CountAsync(errand => errand.SubjectId == scene.TranscriptId))));

        await scene.UploadAsync();
        Assert.Single(await scene.Clerk.GetTranscriptsAsync(scene.SessionId, default));
    }

    [Fact]
    public async Task One_message_that_comes_to_two_bot_instances_makes_one_item()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await using var one = await BotInstance.StartAsync(world);
        await using var other = await BotInstance.StartAsync(world);
        var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        await using (clients)
        {
            var member = scene.Council.Member;
            for (var i = 0; i < 10; i++)
            {
                var activity = Message(scene, member, $"TOP: Radweg {i}, öffentlich", i);
                var answers = await Task.WhenAll(new[] { one, other, one, other }.Select(bot => new BotEdge(
                    clients.GetRequiredService<IHttpClientFactory>(), world.Issuer, () => new Uri(bot.Urls.Single()), () => scene.Connector.ServiceUrl)
                    .PostAsync(activity, default)));
                Assert.All(answers, answer => Assert.Equal(200, answer.Status));
            }

            var items = await scene.Council.As(member).GetMyItemsAsync(default);
            Assert.Equal(10, items.Count);
            Assert.Equal(10, await world.ReadAsync(db => db.Journal.CountAsync(
                row => row.GroupId == scene.Council.GroupId && row.Action == Coordination.Api.Journal.JournalAction.ItemProposed)));
            Assert.Equal(10, (await scene.ErrandsAsync()).Count(errand => errand.Kind == ErrandKind.SendProposal));
        }
    }

    /// <summary>What was asked is done; a reply that may have arrived is not sent again, one that surely did not is, when Teams comes again.</summary>
    [Theory]
    [InlineData(true, 200, 1)]
    [InlineData(false, 503, 2)]
    public async Task A_reply_that_the_channel_did_not_take_costs_nothing_that_was_said(bool breaks, int status, int replies)
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        var chat = ErrandScene.ChatOf(scene.Council.Member);
        await using var bot = await BotInstance.StartAsync(world);
        await using var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var edge = new BotEdge(clients.GetRequiredService<IHttpClientFactory>(), world.Issuer, () => new Uri(bot.Urls.Single()), () => scene.Connector.ServiceUrl);
        if (breaks)
        {
            scene.Connector.Drop(chat);
        }
        else
        {
            scene.Connector.Status(chat, 500);
        }

        var activity = Message(scene, scene.Council.Member, "TOP: Radweg, öffentlich", 1);
        Assert.Equal(status, (await edge.PostAsync(activity, default)).Status);
        var stored = Assert.Single(await scene.Council.As(scene.Council.Member).GetMyItemsAsync(default));
        if (status != 200)
        {
            Assert.Equal(200, (await edge.PostAsync(activity, default)).Status);
        }

        Assert.Equal(stored.Id, Assert.Single(await scene.Council.As(scene.Council.Member).GetMyItemsAsync(default)).Id);
        Assert.Equal(replies, scene.Connector.Received.Count(one => one.ConversationId == chat && (string?)one.Activity["replyToId"] == "1"));
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_takes_no_errand_out_of_the_world()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        var release = scene.Connector.Hold(ErrandScene.ChatOf(scene.Council.Member));
        await using var bot = await BotInstance.StartAsync(world);
        await Eventually.SeeAsync(() => Task.FromResult(scene.Connector.Held), held => held == 1);

        world.Clock.Advance(TimeSpan.FromHours(-1));
        release.SetResult();
        await scene.SeeAsync(scene.Council.Member, ErrandKind.SendInvitation, errand => errand.State == ErrandState.Done);
        // What is leased when the clock leaps forward looks as if its bot were gone; nothing is by now.
        await Eventually.SeeAsync(scene.ErrandsAsync, errands => errands.TrueForAll(errand => errand.State != ErrandState.Leased));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await scene.SettledAsync();
        Assert.All(scene.Council.Everybody, place => Assert.Single(scene.TakenBy(place)));
        world.Clock.Advance(TimeSpan.FromHours(-1));
    }

    private JsonObject Message(ErrandScene scene, CouncilScene.Place from, string text, int number)
    {
        var tenant = world.Issuer.Registrations.TenantId.ToString();
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"{number}",
            ["from"] = new JsonObject { ["id"] = $"29:{from.PersonId:N}", ["aadObjectId"] = from.PersonId.ToString() },
            ["serviceUrl"] = scene.Connector.ServiceUrl,
            ["channelId"] = "msteams",
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = tenant, ["id"] = ErrandScene.ChatOf(from) },
            ["recipient"] = new JsonObject { ["id"] = $"28:{world.Issuer.Registrations.BotAppId}" },
            ["text"] = text,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        };
    }
}

public sealed class CutShortTestsOnSqlite(SqliteWorld world) : CutShortTests(world), IClassFixture<SqliteWorld>;

public sealed class CutShortTestsOnPostgreSql(PostgreSqlWorld world) : CutShortTests(world), IClassFixture<PostgreSqlWorld>;
