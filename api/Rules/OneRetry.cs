using Coordination.Api.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Coordination.Api.Rules;

/// <summary>
/// Two writers met (a double delivery, two chairs): the second one runs once more on what the first left behind, so that its state guard or
/// its If-Match answers instead of a bare collision.
/// </summary>
public static class OneRetry
{
    public static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || IsTaken(e.InnerException))
        {
            context.HttpContext.RequestServices.GetRequiredService<CouncilDb>().ChangeTracker.Clear();
            return await next(context);
        }
    }

    private static bool IsTaken(Exception? inner) => inner is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        or SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1555 or 2067 };
}
