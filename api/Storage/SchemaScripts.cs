using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Storage;

/// <summary>
/// Applies the numbered scripts of <c>Sql/{provider}</c> that a database has not seen yet, all in one transaction under a lock, so that any
/// number of instances may start at once. A script that was applied must never change: its checksum is kept.
/// </summary>
public static class SchemaScripts
{
    /// <summary>Held while scripts run; any fixed number that nothing else here uses.</summary>
    private const long LockKey = 7_203_551_948;

    private const string History =
        "CREATE TABLE IF NOT EXISTS schema_scripts (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)";

    public static async Task ApplyAsync(CouncilDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = db.Database.GetDbConnection();
            var isSqlite = connection is SqliteConnection;
            if (isSqlite)
            {
                await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL", ct);
            }

            // BEGIN IMMEDIATE on SQLite: the second instance waits here, as it does at the advisory lock of PostgreSQL.
            await using var transaction = isSqlite
                ? ((SqliteConnection)connection).BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(ct);
            if (!isSqlite)
            {
                await ExecuteAsync(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({LockKey})"), ct);
            }

            await ExecuteAsync(connection, transaction, History, ct);
            var applied = await ReadHistoryAsync(connection, transaction, ct);
            foreach (var script in Load(isSqlite ? "Sqlite" : "PostgreSql"))
            {
                await ApplyAsync(connection, transaction, script, applied, ct);
            }

            await transaction.CommitAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task ApplyAsync(
        DbConnection connection, DbTransaction transaction, Script script, Dictionary<int, string> applied, CancellationToken ct)
    {
        if (applied.TryGetValue(script.Number, out var checksum))
        {
            if (checksum != script.Checksum)
            {
                throw new InvalidOperationException($"Schema script {script.Name} was changed after it had been applied.");
            }

            return;
        }

        await ExecuteAsync(connection, transaction, script.Text, ct);
        var note = string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO schema_scripts (number, name, checksum) VALUES ({script.Number}, '{script.Name}', '{script.Checksum}')");
        await ExecuteAsync(connection, transaction, note, ct);
    }

    private static async Task<Dictionary<int, string>> ReadHistoryAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT number, checksum FROM schema_scripts";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(ct))
        {
            applied[reader.GetInt32(0)] = reader.GetString(1);
        }

        return applied;
    }

    private static IEnumerable<Script> Load(string provider)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var folder = $"{typeof(SchemaScripts).Namespace}.Sql.{provider}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            // A checkout with other line ends is still the same script.
            var text = reader.ReadToEnd().ReplaceLineEndings("\n");
            var name = resource[folder.Length..^".sql".Length];
            var number = int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture);
            yield return new Script(number, name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Script(int Number, string Name, string Text, string Checksum);
}
