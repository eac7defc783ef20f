using System.Security.Cryptography;
using Coordination.Api.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;

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
        SqliteException { SqliteErrorCode: Busy or Locked } => true,
        SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 1555 or 2067 } => true,
        _ => Is(e.InnerException),
    };
}
