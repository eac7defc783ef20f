using System.Data;
using System.Diagnostics;
using System.Globalization;
using Coordination.Tests.World;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Tests.Restore;

/// <summary>The commands of docs/operations.md, run as an operator would.</summary>
public static class Backup
{
    /// <returns>What every table held at the moment of the backup, as far as the database can tell.</returns>
    public static async Task<Dictionary<string, List<string>>?> TakeAsync(Provider provider, string connectionString, string file)
    {
        if (provider == Provider.Sqlite)
        {
            await RunAsync("sqlite3", [new SqliteConnectionStringBuilder(connectionString).DataSource, $".backup {file}"]);
            return null;
        }

        // The dump and the test look at the same snapshot, whatever is written meanwhile.
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, moment);
        var snapshot = (string)(await export.ExecuteScalarAsync())!;
        await RunAsync("pg_dump", ["--format=custom", $"--file={file}", $"--snapshot={snapshot}", .. Where(connectionString)], connectionString);
        return await TableRows.ReadAsync(connection);
    }

    public static async Task RestoreAsync(Provider provider, string connectionString, string file)
    {
        if (provider == Provider.Sqlite)
        {
            File.Copy(file, new SqliteConnectionStringBuilder(connectionString).DataSource);
            return;
        }

        await RunAsync("pg_restore", ["--clean", "--if-exists", "--exit-on-error", .. Where(connectionString), file], connectionString);
    }

    private static string[] Where(string connectionString)
    {
        var at = new NpgsqlConnectionStringBuilder(connectionString);
        return [$"--host={at.Host}", $"--port={at.Port.ToString(CultureInfo.InvariantCulture)}", $"--username={at.Username}", $"--dbname={at.Database}"];
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string? connectionString = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = connectionString is null ? null : new NpgsqlConnectionStringBuilder(connectionString).Password;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {said}");
    }
}
