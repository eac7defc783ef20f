using System.Data.Common;
using Coordination.Tests.World;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Tests.Restore;

/// <summary>Every row of every table as text, so that two databases can be held against each other.</summary>
public static class TableRows
{
    public static DbConnection Connect(Provider provider, string connectionString) =>
        provider == Provider.PostgreSql ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);

    public static async Task<Dictionary<string, List<string>>> ReadAsync(DbConnection connection)
    {
        var tables = await ColumnAsync(connection, connection is NpgsqlConnection
            ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        var rows = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            rows[table] = await RowsAsync(connection, $"SELECT * FROM {table}");
        }

        return rows;
    }

    public static async Task<Dictionary<string, List<string>>> ReadAsync(Provider provider, string connectionString)
    {
        await using var connection = Connect(provider, connectionString);
        await connection.OpenAsync();
        return await ReadAsync(connection);
    }

    private static async Task<List<string>> ColumnAsync(DbConnection connection, string sql) => [.. await RowsAsync(connection, sql)];

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };
}
