using Coordination.Contracts;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Coordination.Api.Storage;

/// <summary>What a fault of the database means to whoever asked: away for now, out of room, or not to be written to.</summary>
public static class StorageTrouble
{
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
        raw.SQLITE_FULL => Refusal.StorageFull,
        // Writing, and growing the shared memory beside the write-ahead log: a quota says so where a full disk says "full".
        raw.SQLITE_IOERR when e.SqliteExtendedErrorCode is raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_SHMSIZE => Refusal.StorageFull,
        raw.SQLITE_READONLY => Refusal.StorageReadOnly,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => Refusal.StorageAway,
        _ => null,
    };
}
