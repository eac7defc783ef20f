using System.Text;
using System.Text.Json.Nodes;
using Coordination.Bot.Channel;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Attacks;

/// <summary>Much of everything from somebody who is let in.</summary>
public sealed class FloodAttacks(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    [Fact]
    public async Task Who_writes_without_end_is_told_to_wait_and_the_others_are_served()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await using var api = await world.StartApiAsync(builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:PersonPerMinute"] = "30" }));
        await using var bot = await BotInstance.StartAsync(world, ("Api:BaseAddress", api.Urls.Single()));
        var answers = new List<string>();
        for (var i = 0; i < 60; i++)
            answers.Add(await SayAsync(bot, scene.Member, "meine Punkte"));

        Assert.Contains("noch nichts vorgeschlagen", answers[0], StringComparison.Ordinal);
        Assert.Contains("viele", answers[^1], StringComparison.Ordinal);
        Assert.Equal(answers[0], await SayAsync(bot, scene.OtherMember, "meine Punkte"));
        await api.StopAsync();
    }

    [Fact]
    public async Task What_is_remembered_of_past_activities_has_an_end()
    {
        using var seen = new SeenActivities();
        var answers = new List<WeakReference>();
        for (var i = 0; i < 40_000; i++)
            await seen.OnceAsync($"a:{i}", "1", () => Task.FromResult(Remembered(answers)));

        var kept = await Eventually.SeeAsync(() => Task.FromResult(Alive(answers)), alive => alive <= 10_000);
        Assert.InRange(kept, 1, 10_000);
    }

    private static EdgeAnswer Remembered(List<WeakReference> answers)
    {
        var answer = new EdgeAnswer(200, default);
        answers.Add(new WeakReference(answer));
        return answer;
    }

    private static int Alive(List<WeakReference> answers)
    {
        GC.Collect();
        return answers.Count(answer => answer.IsAlive);
    }

    private async Task<string> SayAsync(WebApplication bot, CouncilScene.Place person, string text)
    {
        var tenant = world.Issuer.Registrations.TenantId.ToString();
        var message = new JsonObject
        {
            ["type"] = "message", ["id"] = Guid.NewGuid().ToString(), ["text"] = text, ["locale"] = "de-DE", ["deliveryMode"] = "expectReplies", ["serviceUrl"] = "http://127.0.0.1:9/",
            ["channelId"] = "msteams", ["from"] = new JsonObject { ["id"] = "29:x", ["aadObjectId"] = person.PersonId.ToString() }, ["recipient"] = new JsonObject { ["id"] = "28:x" },
            ["conversation"] = new JsonObject { ["id"] = $"a:{person.PersonId:N}", ["conversationType"] = "personal", ["tenantId"] = tenant },
        };
        using var http = bot.Services.GetRequiredService<IHttpClientFactory>().CreateClient("flood");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{bot.Urls.Single()}/api/messages")) { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", world.Issuer.ChannelToken("http://127.0.0.1:9/"));
        using var answer = await http.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        var reply = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["activities"]![0]!;
        return reply["text"]?.ToString() ?? reply["attachments"]![0]!["content"]!["fallbackText"]!.ToString();
    }
}
