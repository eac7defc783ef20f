using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Api.Storage;

/// <summary>One connection string decides: <c>Host=…</c> is PostgreSQL, <c>Data Source=…</c> is SQLite on one machine.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    private const int LockSeconds = 10;
    private const int PreparedStatements = 100;

    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>How long a start waits for a PostgreSQL that does not answer yet.</summary>
    [Range(0, 3600)]
    public int WaitSeconds { get; set; } = 60;

    public bool IsPostgreSql => ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The driver would wait half a minute for a file that somebody else keeps locked, longer than anybody waits for an answer, and hold a
    /// thread all the while.
    /// </summary>
    public string SqliteConnectionString
    {
        get
        {
            var given = new SqliteConnectionStringBuilder(ConnectionString);
            if (!given.ShouldSerialize("Default Timeout"))
            {
                given.DefaultTimeout = LockSeconds;
            }

            return given.ConnectionString;
        }
    }

    /// <summary>
    /// Statements that come again are prepared, and a connection that goes back to the pool is not reset with six more: nothing here leaves
    /// anything on a session. Behind a pooler that mixes sessions the operator writes <c>Max Auto Prepare=0</c>.
    /// </summary>
    public string PostgreSqlConnectionString
    {
        get
        {
            var given = new NpgsqlConnectionStringBuilder(ConnectionString);
            // The provider's own builder cannot tell a zero that was written from one that was not.
            var written = new DbConnectionStringBuilder { ConnectionString = ConnectionString }.Keys!.Cast<string>()
                .Select(key => key.Replace(" ", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!written.Contains(nameof(given.MaxAutoPrepare)))
            {
                given.MaxAutoPrepare = PreparedStatements;
            }

            if (!written.Contains(nameof(given.NoResetOnClose)))
            {
                given.NoResetOnClose = true;
            }

            return given.ConnectionString;
        }
    }

    /// <summary>False where the provider would only say so, in many words, at its first use.</summary>
    public bool IsReadable
    {
        get
        {
            try
            {
                return IsPostgreSql
                    ? new NpgsqlConnectionStringBuilder(ConnectionString).Host is { Length: > 0 }
                    : new SqliteConnectionStringBuilder(ConnectionString).DataSource.Length > 0;
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                return false;
            }
        }
    }
}
