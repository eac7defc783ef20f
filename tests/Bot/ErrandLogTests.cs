using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Bot;

/// <summary>What the worker's log says of errands that went well and badly.</summary>
public sealed class ErrandLogTests(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    [Fact]
    public async Task The_log_names_errands_and_codes_and_neither_people_nor_words_nor_secrets()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        scene.Connector.Status(ErrandScene.ChatOf(scene.Council.Member), 403);
        using var book = new LogBook();
        await using (await BotInstance.StartAsync(world, book))
        {
            await scene.SettledAsync();
        }

        var log = string.Join('\n', book.Lines);
        var secret = (await world.As(scene.Council.Member.PersonId).GetCalendarAsync(default)).Secret;
        Assert.Contains((await scene.ErrandOfAsync(scene.Council.Member, ErrandKind.SendInvitation)).Id.ToString(), log);
        Assert.Contains("Rejected", log);
        Assert.Contains("403", log);
        Assert.All(
            ["Radwege", "Mühlenweg", "Gartenbau", "Kreishaus", "Brandt", "Kranich", secret, "Bearer", "eyJ"],
            word => Assert.DoesNotContain(word, log));
    }
}
