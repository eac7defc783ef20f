using System.Net;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class MyCalendarTests(ApiWorld world)
{
    [Fact]
    public async Task Asking_again_gives_the_same_address_until_its_owner_resets_it()
    {
        var api = world.As(Guid.NewGuid());
        var first = await api.GetCalendarAsync(default);

        Assert.Equal(first, await api.GetCalendarAsync(default));
        await api.ResetCalendarAsync(default);
        Assert.NotEqual(first, await api.GetCalendarAsync(default));
    }

    [Fact]
    public async Task The_database_holds_no_secret()
    {
        var person = Guid.NewGuid();
        var feed = await world.As(person).GetCalendarAsync(default);

        var row = await world.ReadAsync(db => db.CalendarSecrets.SingleAsync(secret => secret.PersonId == person));
        Assert.DoesNotContain(feed.Secret, row.Hash + row.Salt);
    }

    [Fact]
    public async Task Ten_first_questions_at_once_give_addresses_that_all_work()
    {
        var person = Guid.NewGuid();
        var feeds = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.As(person).GetCalendarAsync(default)));

        foreach (var feed in feeds.Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await world.Http.GetAsync(Routes.Fill(Routes.Calendar, feed.Secret))).StatusCode);
        }
    }

    [Fact]
    public async Task The_bot_alone_has_no_calendar() =>
        await Refused.WithAsync(Refusal.NotAllowed, () => world.Bot(Routes.ErrandsRole).GetCalendarAsync(default));
}

public sealed class MyCalendarTestsOnSqlite(SqliteWorld world) : MyCalendarTests(world), IClassFixture<SqliteWorld>;

public sealed class MyCalendarTestsOnPostgreSql(PostgreSqlWorld world) : MyCalendarTests(world), IClassFixture<PostgreSqlWorld>;
