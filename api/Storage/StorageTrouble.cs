using Coordination.Contracts;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Api.Storage;

/// <summary>What a fault of the database means to whoever asked: away for now, out of room, or not to be written to.</summary>
public static class StorageTrouble
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIoError = 10, SqliteFull = 13, SqliteCannotOpen = 14;

    /// <summary>Writing, and growing the shared memory beside the write-ahead log: a quota says so where a full disk says "full".</summary>
    private const int SqliteIoErrorWrite = 778, SqliteIoErrorSharedMemory = 4874;

    /// <returns>null where the fault is not the database's.</returns>
    public static Refusal? Of(Exception? e) => e switch
    {
        null => null,
        PostgresException postgres => Of(postgres),
        // The connection could not be made or broke: nothing was said about the statement.
        NpgsqlException => Refusal.StorageAway,
        SqliteException sqlite => Of(sqlite),
        // EF puts what it takes for passing trouble into exceptions of its own.
        _ => Of(e.InnerException),
    };

    private static Refusal? Of(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull => Refusal.StorageFull,
        PostgresErrorCodes.ReadOnlySqlTransaction => Refusal.StorageReadOnly,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => Refusal.StorageAway,
        _ => null,
    };

    private static Refusal? Of(SqliteException e) => e.SqliteErrorCode switch
    {
        SqliteFull => Refusal.StorageFull,
        SqliteIoError when e.SqliteExtendedErrorCode is SqliteIoErrorWrite or SqliteIoErrorSharedMemory => Refusal.StorageFull,
        SqliteReadOnly => Refusal.StorageReadOnly,
        SqliteBusy or SqliteLocked or SqliteIoError or SqliteCannotOpen => Refusal.StorageAway,
        _ => null,
    };
}
