using System.Net;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Tests.Faults;

/// <summary>
/// A database that is full, read-only or locked: every door says so with a code and a sentence that tells what to do, nothing is stored by half,
/// and work goes on by itself once the cause is mended.
/// </summary>
public sealed class StorageFaultTests
{
    [SmallDiskFact]
    public async Task A_full_disk_is_said_at_every_door_and_work_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(8);
        await using var world = await FaultWorld.CreateAsync(Database.In(disk.Folder));
        await TellsOfFullDiskAsync(world, disk);

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(disk.Folder, "council.db")}");
        await connection.OpenAsync();
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync());
    }

    [SmallDiskFact]
    public async Task A_full_disk_of_PostgreSQL_is_said_in_the_same_words()
    {
        using var disk = SmallDisk.Mount(24);
        await using var server = await PostgresServer.StartAsync();
        await PostgresServer.GiveAsync(disk.Folder);
        await using (var connection = new NpgsqlConnection($"{server.ConnectionString};Database=postgres"))
        {
            await connection.OpenAsync();
            await using var tablespace = new NpgsqlCommand($"CREATE TABLESPACE small LOCATION '{disk.Folder}'", connection);
            await tablespace.ExecuteNonQueryAsync();
        }

        await using var world = await FaultWorld.CreateAsync(await Database.CreateAsync(server, "TABLESPACE small"));
        await TellsOfFullDiskAsync(world, disk);
    }

    [Fact]
    public async Task PostgreSQL_that_may_only_be_read_is_read_and_says_why_nothing_is_stored()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var world = await FaultWorld.CreateAsync(await Database.CreateAsync(server));
        var session = await world.OpenSessionAsync();
        await DefaultAsync(server, "on");
        await TellsOfReadingOnlyAsync(world, session);

        await DefaultAsync(server, "off");
        await Eventually.SeeAsync(async () => (await world.AnswerAsync()).Status, status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_SQLite_file_that_may_only_be_read_is_read_and_says_why_nothing_is_stored()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-readonly-");
        Guid session;
        await using (var before = await FaultWorld.CreateAsync(Database.In(folder.FullName)))
        {
            session = await before.OpenSessionAsync();
        }

        await using (var world = await FaultWorld.CreateAsync(Database.In(folder.FullName, ";Mode=ReadOnly")))
        {
            await TellsOfReadingOnlyAsync(world, session);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_SQLite_file_that_may_only_be_read_is_told_from_one_that_is_gone()
    {
        await using var database = await Database.CreateAsync(Provider.Sqlite);
        await using var writer = new SqliteConnection(database.ConnectionString);
        await writer.OpenAsync();
        await ExecuteAsync(writer, "CREATE TABLE t (x)");
        await using var reader = new SqliteConnection($"{database.ConnectionString};Mode=ReadOnly");
        await reader.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(reader, "INSERT INTO t VALUES (1)"));
        Assert.Equal(Refusal.StorageReadOnly, StorageTrouble.Of(new InvalidOperationException("wrapped", refused)));

        var gone = await Assert.ThrowsAsync<SqliteException>(() => new SqliteConnection("Data Source=/nowhere/council.db").OpenAsync());
        Assert.Equal(Refusal.StorageAway, StorageTrouble.Of(gone));
        var wrong = await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(writer, "INSERT INTO nothing VALUES (1)"));
        Assert.Null(StorageTrouble.Of(wrong));
    }

    [Fact]
    public async Task A_database_that_somebody_keeps_locked_is_waited_for_and_then_said_to_be_busy()
    {
        var database = await Database.CreateAsync(Provider.Sqlite);
        await using var world = await FaultWorld.CreateAsync(database);
        await using var other = new SqliteConnection(database.ConnectionString);
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var answer = await world.AnswerAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storageAway", TimeSpan.FromSeconds(5)), answer);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 5, 29);
        Assert.NotEmpty((await world.Own(world.Member).GetMeAsync(default)).Groups);

        var id = Guid.NewGuid();
        var waiting = world.ProposeAsync(id, "Radwege");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await ExecuteAsync(other, "COMMIT");
        Assert.Equal(id, (await waiting).Id);
    }

    private static async Task TellsOfReadingOnlyAsync(FaultWorld world, Guid sessionId)
    {
        await Eventually.SeeAsync(world.AnswerAsync, answer => answer.Code == "storageReadOnly");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storageReadOnly", TimeSpan.FromSeconds(60)), await world.AnswerAsync());
        Assert.Contains("kann gerade nur lesen", await world.SayAsync("TOP: Radwege"), StringComparison.Ordinal);
        Assert.Contains("kann gerade nur lesen", await world.SubmitAsync(sessionId), StringComparison.Ordinal);
        Assert.Equal("degraded", await world.HealthAsync());
        Assert.NotEmpty((await world.Own(world.Member).GetMeAsync(default)).Groups);
    }

    private static async Task TellsOfFullDiskAsync(FaultWorld world, SmallDisk disk)
    {
        var session = await world.OpenSessionAsync();
        var stored = new Dictionary<Guid, string>();
        disk.Fill();
        for (var i = 0; ; i++)
        {
            Assert.True(i < 2000, "The disk never got full.");
            var (id, title) = (Guid.NewGuid(), $"Bericht {i}");
            try
            {
                await world.ProposeAsync(id, title);
                stored[id] = title;
            }
            catch (ApiUnavailableException e)
            {
                Assert.Equal(Refusal.StorageFull, e.Code);
                break;
            }
        }

        disk.Fill();
        Assert.Equal((HttpStatusCode.InsufficientStorage, "storageFull", TimeSpan.FromSeconds(60)), await world.AnswerAsync());
        var refused = await SayUntilFullAsync(world);
        var page = await world.SubmitAsync(session);
        Assert.Contains("Speicherplatz der Sitzungsverwaltung ist voll", page, StringComparison.Ordinal);
        Assert.Contains("Orangerie am Stadtpark", page, StringComparison.Ordinal);
        Assert.Equal("degraded", await world.HealthAsync());

        disk.MakeRoom();
        await Eventually.SeeAsync(async () => (await world.AnswerAsync()).Status, status => status == HttpStatusCode.OK);
        Assert.DoesNotContain("voll", await world.SayAsync("TOP: Spielplatz"), StringComparison.Ordinal);
        await WholeAsync(world, stored, refused);
    }

    /// <summary>A short row may still find room in a page that a long one did not fit into.</summary>
    /// <returns>The title that was refused.</returns>
    private static async Task<string> SayUntilFullAsync(FaultWorld world)
    {
        for (var i = 1; ; i++)
        {
            Assert.True(i < 300, "There is always room for one more.");
            if ((await world.SayAsync($"TOP: Radweg {i}")).Contains("Speicherplatz der Sitzungsverwaltung ist voll", StringComparison.Ordinal))
            {
                return $"Radweg {i}";
            }
        }
    }

    /// <summary>What was acknowledged is there, and each item has its journal row: nothing was stored by half.</summary>
    private static async Task WholeAsync(FaultWorld world, Dictionary<Guid, string> stored, string refused)
    {
        var items = (await world.Own(world.Member).GetMyItemsAsync(default)).ToDictionary(item => item.Id, item => item.Title);
        Assert.All(stored, item => Assert.Equal(item.Value, items.GetValueOrDefault(item.Key)));
        var journal = await world.Own(world.Group.Chair).GetJournalAsync(world.Group.GroupId, default);
        var proposed = journal.Where(row => row.Action == "itemProposed").Select(row => row.SubjectId!.Value).Order().ToList();
        Assert.Equal(items.Keys.Order(), proposed);
        Assert.DoesNotContain(refused, items.Values);
    }

    private static async Task DefaultAsync(PostgresServer server, string readOnly)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Database=postgres");
        await connection.OpenAsync();
        await using var set = new NpgsqlCommand($"ALTER SYSTEM SET default_transaction_read_only = {readOnly}", connection);
        await set.ExecuteNonQueryAsync();
        await using var reload = new NpgsqlCommand("SELECT pg_reload_conf()", connection);
        await reload.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
