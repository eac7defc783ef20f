using Coordination.Api.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Coordination.Api.Rules;

/// <summary>
/// Two writers met (a double delivery, two chairs): the second one runs again on what the first left behind, so that its state guard or its
/// If-Match answers instead of a bare collision.
/// </summary>
public static class Collisions
{
    private const int Attempts = 5;

    public static async ValueTask<object?> RetryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (attempt < Attempts && IsCollision(e))
            {
                context.HttpContext.RequestServices.GetRequiredService<CouncilDb>().ChangeTracker.Clear();
            }
        }
    }

    // Inside whatever wraps it: EF puts what it holds for passing trouble, such as a deadlock, into an exception of its own.
    private static bool IsCollision(Exception? e) => e switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected } => true,
        SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1555 or 2067 } => true,
        _ => IsCollision(e.InnerException),
    };
}
