using System.Globalization;
using Npgsql;

namespace Coordination.Tests.World;

/// <summary>
/// One temporary PostgreSQL for a whole test run, or the server that <c>COORDINATION_TEST_POSTGRES</c> names (a connection string without
/// database).
/// </summary>
public static class PostgresCluster
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    private static int _databases;

    /// <summary>A connection string to a new, empty database.</summary>
    /// <param name="connectionString">Another server than that of the test run.</param>
    /// <param name="more">Further clauses, such as a tablespace.</param>
    public static async Task<string> CreateDatabaseAsync(string? connectionString = null, string more = "")
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString ?? await Server.Value) { Database = "postgres" };
        var name = string.Create(CultureInfo.InvariantCulture, $"coordination_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name} {more}";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE IF EXISTS {database.Database} WITH (FORCE)";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("COORDINATION_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        var server = await PostgresServer.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server.ConnectionString;
    }
}
