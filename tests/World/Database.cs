namespace Coordination.Tests.World;

/// <summary>The two databases that every API test runs on.</summary>
public enum Provider { Sqlite, PostgreSql }

/// <summary>A fresh, empty database of one provider; gone when the test class is done.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly Provider _provider;
    private readonly string? _folder;

    private Database(Provider provider, string connectionString, string? folder)
    {
        _provider = provider;
        ConnectionString = connectionString;
        _folder = folder;
    }

    public string ConnectionString { get; }

    public static async Task<Database> CreateAsync(Provider provider)
    {
        if (provider == Provider.PostgreSql)
        {
            return new Database(provider, await PostgresCluster.CreateDatabaseAsync(), null);
        }

        var folder = Directory.CreateTempSubdirectory("coordination-db-").FullName;
        return new Database(provider, $"Data Source={Path.Combine(folder, "council.db")}", folder);
    }

    /// <summary>A database on a server of a test's own.</summary>
    public static async Task<Database> CreateAsync(PostgresServer server, string more = "") =>
        new(Provider.PostgreSql, await PostgresCluster.CreateDatabaseAsync(server.ConnectionString, more), null);

    /// <summary>A SQLite file in a folder that the test looks after.</summary>
    public static Database In(string folder, string more = "") => new(Provider.Sqlite, $"Data Source={Path.Combine(folder, "council.db")}{more}", null);

    public async ValueTask DisposeAsync()
    {
        if (_provider == Provider.PostgreSql)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            await PostgresCluster.DropDatabaseAsync(ConnectionString);
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (_folder is not null)
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
    }
}
