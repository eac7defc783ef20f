using System.Security.Cryptography;
using Coordination.Api.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Coordination.Api.Rules;

/// <summary>
/// Two writers met (a double delivery, two chairs): the second one runs again on what the first left behind, so that its state guard or its
/// If-Match answers instead of a bare collision. Of eight who write in the same moment the last one meets seven others.
/// </summary>
public static class Collisions
{
    private const int Attempts = 12;

    /// <summary>Who has waited this long met a lock that somebody keeps, not a neighbour: the caller hears of it instead of waiting twelve times.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause before the second attempt; it grows with each, and is random, so that those who met do not meet again.</summary>
    private const int PauseMilliseconds = 8;

    public static async ValueTask<object?> RetryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (attempt < Attempts && clock.GetElapsedTime(began) < Patience && Is(e))
            {
                services.GetRequiredService<CouncilDb>().ChangeTracker.Clear();
                await Task.Delay(RandomNumberGenerator.GetInt32(PauseMilliseconds * attempt), context.HttpContext.RequestAborted);
            }
        }
    }

    /// <summary>True also inside whatever wraps it: EF puts what it holds for passing trouble, such as a deadlock, into an exception of its own.</summary>
    public static bool Is(Exception? e) => e switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => true,
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE } => true,
        _ => Is(e.InnerException),
    };
}
