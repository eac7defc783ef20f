using System.Collections.Concurrent;
using System.Net;
using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Restore;

/// <summary>The rehearsal of docs/operations.md: a backup is taken while people write, put into a new database, and the API carries on from there.</summary>
public abstract class BackupTests(ApiWorld world, Provider provider) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-backup-");

    [Fact]
    public async Task A_backup_taken_while_people_write_loses_nothing()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        var approved = (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!;
        var feed = await scene.People.Own(scene.People.Member).GetCalendarAsync(default);
        await world.ReadAsync(db => JournalQueries.SealAsync(db, default));
        var seal = await world.ReadAsync(db => db.Journal.OrderByDescending(entry => entry.Link).Select(entry => entry.Hash).FirstAsync());
        await world.Bot(Routes.ErrandsRole).LeaseErrandsAsync(new LeaseErrands(Max: 2), default);

        var (before, moment) = await BackUpWhileWritingAsync(scene.People);
        await using var restored = await Database.CreateAsync(provider);
        await Backup.RestoreAsync(provider, restored.ConnectionString, Path.Combine(_folder.FullName, "council.backup"));
        await HoldsAsync(restored, before, moment);
        Assert.Equal((0, ""), await VerifyAsync(restored, seal!));

        await using var fresh = await world.StartApiAsync(builder => builder.Configuration["Database:ConnectionString"] = restored.ConnectionString);
        using var http = new HttpClient(new HttpClientHandler(), disposeHandler: true) { BaseAddress = new Uri(fresh.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", world.Issuer.AppToken([Routes.ActForRole, Routes.ErrandsRole]));
        var bot = new CoordinationClient(http);
        Assert.Equivalent(approved, await bot.ActingFor(scene.People.Clerk.PersonId).FindApprovedMinutesAsync(scene.SessionId, default), strict: true);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Routes.Fill(Routes.Calendar, feed.Secret))).StatusCode);
        await ErrandsCarryOnAsync(bot, restored);
        await fresh.StopAsync();
    }

    [Fact]
    public async Task What_was_changed_behind_the_api_is_named_by_the_command()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        await world.ReadAsync(db => JournalQueries.SealAsync(db, default));
        var moment = await Backup.TakeAsync(provider, world.Database.ConnectionString, Path.Combine(_folder.FullName, "council.backup"));
        await using var copy = await Database.CreateAsync(provider);
        await Backup.RestoreAsync(provider, copy.ConnectionString, Path.Combine(_folder.FullName, "council.backup"));

        await ChangeAsync(copy, $"UPDATE minutes SET approved = replace(approved{(provider == Provider.PostgreSql ? "::text" : "")}, '48 Familien', '84 Familien'){(provider == Provider.PostgreSql ? "::jsonb" : "")}");
        var (code, said) = await VerifyAsync(copy, seal: "");
        Assert.Equal(2, code);
        Assert.Contains($"Does not hold: approved minutes of session {scene.SessionId}", said, StringComparison.Ordinal);
        await ChangeAsync(copy, "DELETE FROM journal WHERE link = 3");
        Assert.Contains("Does not hold: journal, link 3", (await VerifyAsync(copy, "")).Said, StringComparison.Ordinal);
        Assert.Contains("it has no seal c0ffee", (await VerifyAsync(copy, "c0ffee")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_none_of_the_api_is_said_in_one_line()
    {
        await using var empty = await Database.CreateAsync(provider);
        var (code, said) = await VerifyAsync(empty, "");
        Assert.Equal(1, code);
        Assert.StartsWith("Not started: the ", Assert.Single(said.Split(Environment.NewLine)), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<(List<Guid> Before, Dictionary<string, List<string>>? Moment)> BackUpWhileWritingAsync(CouncilScene people)
    {
        var stored = new ConcurrentQueue<Guid>();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; !over.IsCancellationRequested; i++)
            {
                var item = await people.As(people.Member).PutItemAsync(
                    Guid.NewGuid(), new ProposeItem(people.GroupId, $"Beet {i}", null, Publicity.Public, null), default);
                stored.Enqueue(item.Id);
            }
        })).ToList();
        await WaitForAsync(stored, 50, writers);
        List<Guid> before = [.. stored];
        var moment = await Backup.TakeAsync(provider, world.Database.ConnectionString, Path.Combine(_folder.FullName, "council.backup"));
        await WaitForAsync(stored, stored.Count + 50, writers);
        await over.CancelAsync();
        await Task.WhenAll(writers);
        return (before, moment);
    }

    private static async Task WaitForAsync(ConcurrentQueue<Guid> stored, int count, List<Task> writers)
    {
        while (stored.Count < count)
        {
            await (writers.FirstOrDefault(writer => writer.IsFaulted) ?? Task.Delay(10));
        }
    }

    /// <summary>Everything that was acknowledged before is there, and what is there is one moment: no item without its journal row and errand.</summary>
    private async Task HoldsAsync(Database restored, List<Guid> before, Dictionary<string, List<string>>? moment)
    {
        var rows = await TableRows.ReadAsync(provider, restored.ConnectionString);
        if (moment is not null)
        {
            Assert.Equal(moment.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
            Assert.All(moment, table => Assert.Equal(table.Value, rows[table.Key]));
        }

        string Id(Guid id) => provider == Provider.PostgreSql ? id.ToString() : id.ToString().ToUpperInvariant();
        var items = rows["agenda_items"].Select(row => row.Split('|')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(before, id => Assert.Contains(Id(id), items));
        Assert.Equal(items.Count, rows["journal"].Count(row => row.Contains("|ItemProposed|", StringComparison.Ordinal)));
        Assert.Equal(items.Count, rows["errands"].Count(row => row.Contains("|SendProposal|", StringComparison.Ordinal)));
        if (provider == Provider.Sqlite)
        {
            // Nobody writes any more: now the moment is known here too.
            var later = Path.Combine(_folder.FullName, "later.backup");
            await Backup.TakeAsync(provider, world.Database.ConnectionString, later);
            Assert.Equivalent(await TableRows.ReadAsync(provider, world.Database.ConnectionString), await TableRows.ReadAsync(provider, $"Data Source={later}"), strict: true);
        }
    }

    private async Task ErrandsCarryOnAsync(CoordinationClient bot, Database restored)
    {
        var open = (await TableRows.ReadAsync(provider, restored.ConnectionString))["errands"]
            .Count(row => row.Contains("|Due|", StringComparison.Ordinal) || row.Contains("|Leased|", StringComparison.Ordinal));
        Assert.True(open >= 50, $"{open} errands");
        // What a bot had in hand at the moment of the backup comes back when its lease is over.
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var carried = 0;
        while (await bot.LeaseErrandsAsync(new LeaseErrands(Max: 50), default) is { Count: > 0 } errands)
        {
            foreach (var errand in errands)
            {
                await bot.CompleteErrandAsync(errand.Id, new ErrandReport(errand.LeaseToken), default);
                carried++;
            }
        }

        Assert.Equal(open, carried);
    }

    private async Task ChangeAsync(Database database, string sql)
    {
        await using var connection = TableRows.Connect(provider, database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    private static async Task<(int Code, string Said)> VerifyAsync(Database database, string seal)
    {
        await using var command = ProductProcess.Run("api", ["verify", $"--Seal={seal}"], [new("Database:ConnectionString", database.ConnectionString)]);
        var code = await command.ExitAsync();
        var complaints = command.Log.Split(Environment.NewLine).Where(line => line.StartsWith("Does not hold", StringComparison.Ordinal) || line.StartsWith("Not started", StringComparison.Ordinal));
        return (code, string.Join(Environment.NewLine, complaints));
    }
}

public sealed class BackupTestsOnSqlite(SqliteWorld world) : BackupTests(world, Provider.Sqlite), IClassFixture<SqliteWorld>;

public sealed class BackupTestsOnPostgreSql(PostgreSqlWorld world) : BackupTests(world, Provider.PostgreSql), IClassFixture<PostgreSqlWorld>;
