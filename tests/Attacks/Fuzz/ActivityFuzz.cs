using System.Text;
using System.Text.Json.Nodes;
using Coordination.Bot.Channel;
using Coordination.Bot.Chat;
using Coordination.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Coordination.Tests.Attacks.Fuzz;

/// <summary>Whatever Teams or somebody with its token posts: one of the known answers, in time, and nothing in the log that would wake an operator.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class ActivityFuzz(AttackedBot bot, ITestOutputHelper output)
{
    /// <summary>503 says that a reply has to wait, because the bot keeps to the pace that Teams allows in one chat.</summary>
    private static readonly int[] Known = [200, 400, 403, 413, 501, 503];

    private static readonly string[] Sayings =
    [
        "Hilfe", "TOP: Sachstand Sprachkurse, nichtöffentlich", "TOP: Radwege, öffentlich, vorgetragen von Frau Ohm, weil es eilt", "Tagesordnung, bitte!", "nächste Sitzung?", "Vorschläge",
        "Sitzung am Donnerstag, 14. Januar um 17:30 bis 19 Uhr im Kreishaus, Saal 2", "Sitzung verschieben auf den 3.4. um 18 Uhr", "Sitzung absagen: zu wenige", "Nummer 2 zulassen", "propose: bike lanes",
        "meeting next Tuesday 5pm in room 12", "Einladen", "Niederschrift", "Chat verbinden", "Gruppe wechseln", "meine Punkte",
    ];

    private static readonly string[] AllVerbs = [.. typeof(Verbs).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>Through the endpoint itself, with its token check, its gate and its turn, and without a socket for each.</summary>
    [Fact]
    public async Task Fifty_thousand_activities_get_one_of_the_known_answers()
    {
        var token = $"Bearer {bot.Forge.Sign()}";
        await FuzzRun.AllAsync(output, "activities", 50_000, mutator => Made(mutator, strangers: 20), async body =>
        {
            await using var scope = bot.Services.CreateAsyncScope();
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            context.Request.Method = "POST";
            context.Request.Headers.Authorization = token;
            context.Request.Body = new MemoryStream(body);
            var services = scope.ServiceProvider;
            await MessagesEndpoint.HandleAsync(
                context, services.GetRequiredService<ChannelTokenCheck>(), services.GetRequiredService<ActivityGate>(), services.GetRequiredService<SeenActivities>(),
                services.GetRequiredService<Reception>(), services.GetRequiredService<ILogger<Reception>>());
            Assert.Contains(context.Response.StatusCode, Known);
        });
        Assert.Empty(bot.World.Errors.Entries);
        Assert.Empty(bot.Outside.Requests);
    }

    [Fact]
    public async Task Two_thousand_activities_over_the_wire_get_one_of_the_known_answers()
    {
        await FuzzRun.AllAsync(output, "activities over the wire", 2_000, mutator => Made(mutator, strangers: 2), async body =>
            Assert.Contains((await bot.PostAsync(body)).Status, Known));
        Assert.Empty(bot.World.Errors.Entries);
    }

    /// <summary>What people write is understood or not; understanding itself never fails and never takes long.</summary>
    [Fact]
    public Task Twenty_thousand_sayings_are_understood_or_not() => FuzzRun.AllAsync(
        output, "sayings", 20_000, mutator => Encoding.UTF8.GetBytes(mutator.Text(mutator.Pick(Sayings))), said =>
        {
            Assert.NotNull(Hearing.Hear(Encoding.UTF8.GetString(said), CouncilTime.DateOf(bot.World.Clock.Now)).Wish);
            return Task.CompletedTask;
        });

    /// <param name="strangers">Of so many one comes from somebody the API knows; the others end before it.</param>
    private byte[] Made(Mutator mutator, int strangers)
    {
        var person = mutator.Pick([bot.Scene.Chair, bot.Scene.Member, bot.Scene.Guest]);
        var shape = mutator.Next(6) switch
        {
            0 => bot.Click(person, mutator.Pick(AllVerbs), Data(mutator)),
            1 => Submitted(person, mutator),
            2 => Mentioned(person, mutator),
            3 => Update(person, mutator),
            _ => bot.Message(person, mutator.Text(mutator.Pick(Sayings))),
        };
        if (!mutator.Once(strangers))
            shape["from"]!.AsObject().Remove("aadObjectId");

        if (mutator.Next(10) > 0)
            shape = mutator.Json(shape).AsObject();

        var body = Encoding.UTF8.GetBytes(shape.ToJsonString());
        return mutator.Once(4) ? mutator.Bytes(body) : body;
    }

    private JsonObject Data(Mutator mutator) => new()
    {
        ["item"] = Guid.NewGuid().ToString(), ["session"] = Guid.NewGuid().ToString(), ["group"] = bot.Scene.GroupId.ToString(), ["title"] = mutator.Text("Titel"),
        ["date"] = mutator.Text("2026-01-14"), ["start"] = mutator.Text("17:00"), ["end"] = "19:00", ["reason"] = mutator.Text("Grund"), ["version"] = "1", ["language"] = "en-GB",
        ["text"] = mutator.Text(mutator.Pick(Sayings)), ["source"] = Guid.NewGuid().ToString(), ["publicity"] = "public",
    };

    private JsonObject Submitted(World.CouncilScene.Place person, Mutator mutator)
    {
        var message = bot.Message(person);
        message.Remove("text");
        var data = Data(mutator);
        data["verb"] = mutator.Pick(AllVerbs);
        (message["value"], message["replyToId"]) = (data, "1");
        return message;
    }

    private JsonObject Mentioned(World.CouncilScene.Place person, Mutator mutator)
    {
        var message = bot.Message(person, "<at>Coordination</at>&nbsp;" + mutator.Text(mutator.Pick(Sayings)), "19:fuzz@thread.tacv2;messageid=17");
        message["conversation"]!["conversationType"] = "channel";
        message["entities"] = new JsonArray(
            new JsonObject { ["type"] = "mention", ["text"] = "<at>Coordination</at>", ["mentioned"] = new JsonObject { ["id"] = bot.BotId, ["name"] = "Coordination" } },
            new JsonObject { ["type"] = "clientInfo", ["locale"] = "de-DE" });
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>x</p>" });
        return message;
    }

    private JsonObject Update(World.CouncilScene.Place person, Mutator mutator)
    {
        var update = bot.Message(person);
        update.Remove("text");
        update["type"] = mutator.Pick(["conversationUpdate", "installationUpdate", "event", "messageReaction", "typing", "messageUpdate", "endOfConversation"]);
        update["action"] = mutator.Pick(["add", "remove"]);
        update["name"] = "application/vnd.microsoft.meetingStart";
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = bot.BotId }, new JsonObject { ["id"] = "29:x" });
        update["value"] = new JsonObject { ["Title"] = "x", ["StartTime"] = "2025-01-01T00:00:00Z" };
        return update;
    }
}
