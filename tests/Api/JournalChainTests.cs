using Coordination.Api.Journal;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class JournalChainTests(ApiWorld world)
{
    [Fact]
    public async Task The_journal_is_sealed_row_by_row_and_every_kind_of_tampering_shows()
    {
        // The API's own sealer comes by once a minute and may have sealed some of the rows before.
        await CouncilScene.CreateAsync(world);
        await SealAsync();
        Assert.Equal(0, await SealAsync());
        Assert.Null(await BreakAsync());
        var links = await LinksAsync();
        Assert.True(links.Count >= 9, $"{links.Count} rows");

        // Six sealers at once make one chain, and seal nothing twice.
        await CouncilScene.CreateAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SealAsync()));
        Assert.Null(await BreakAsync());
        Assert.Equal(Enumerable.Range(1, 2 * links.Count).Select(link => (long?)link), await LinksAsync());

        await TamperAsync("UPDATE journal SET channel = 'teams' || channel WHERE link = 4", 4);
        await TamperAsync("UPDATE journal SET channel = substr(channel, 6) WHERE link = 4", null);
        await TamperAsync("DELETE FROM journal WHERE link = 7", 7);
    }

    private Task<List<long?>> LinksAsync() => world.ReadAsync(db => db.Journal.OrderBy(row => row.Link).Select(row => row.Link).ToListAsync());

    private Task<int> SealAsync() => world.ReadAsync(db => JournalQueries.SealAsync(db, default));

    private Task<long?> BreakAsync() => world.ReadAsync(db => JournalQueries.FindBreakAsync(db, default));

    private async Task TamperAsync(string sql, long? expected)
    {
        Assert.Equal(1, await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));
        Assert.Equal(expected, await BreakAsync());
    }
}

public sealed class JournalChainTestsOnSqlite(SqliteWorld world) : JournalChainTests(world), IClassFixture<SqliteWorld>;

public sealed class JournalChainTestsOnPostgreSql(PostgreSqlWorld world) : JournalChainTests(world), IClassFixture<PostgreSqlWorld>;
