using Coordination.Playground;
using Coordination.Playground.Channel;
using Coordination.Playground.Sample;
using Coordination.Tests.World;

namespace Coordination.Tests.Bot;

/// <summary>While the API cannot be reached the bot says so, and greets nevertheless.</summary>
public sealed class ApiAwayTests
{
    [Fact]
    public async Task Whoever_writes_while_the_api_is_away_gets_an_apology()
    {
        var group = SampleGroup.Read();
        var clock = new TestClock();
        var database = await Database.CreateAsync(Provider.Sqlite);
        await using (database)
        await using (var teams = await SimulatedTeams.StartAsync(group.Teams(null, 0), clock))
        {
            var away = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Api:BaseAddress"] = $"http://127.0.0.1:{ProductHosts.FreePort()}/" };
            await using var hosts = await ProductHosts.StartAsync(teams, new ProductSettings(database.ConnectionString) { More = away }, clock);
            await teams.InstallAsync(CancellationToken.None);
            var chat = teams.PersonalChat(group.Chair);
            Assert.Single(teams.Chats.Messages(chat), m => m.Activity["summary"]?.GetValue<string>() == "Guten Tag");

            var delivery = await teams.SayAsync(group.Chair, chat, "TOP: Geht nicht verloren", CancellationToken.None);

            Assert.Equal(200, delivery!.Answer.Status);
            Assert.StartsWith("Es tut mir leid", teams.Chats.Messages(chat)[^1].Activity["text"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }
}
