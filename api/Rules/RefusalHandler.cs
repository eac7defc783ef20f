using System.Data.Common;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Api.Rules;

/// <summary>The one place where a rule's no, a malformed body, a collision of two writers or a fault of the database becomes an answer.</summary>
public sealed partial class RefusalHandler(StorageState storage, TimeProvider clock, ILogger<RefusalHandler> log) : IExceptionHandler
{
    /// <summary>A restart of the database takes seconds; room on a disk is made by people.</summary>
    private const string SoonSeconds = "5", LaterSeconds = "60";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case RefusedException refused:
                await Problem.WriteAsync(httpContext, refused.Code, refused.Facts);
                return true;
            // Before the collisions: behind a lock that was waited for in vain nobody else has written.
            case var trouble when StorageTrouble.Of(trouble) is { } code:
                await TellOfStorageAsync(httpContext, trouble, code);
                return true;
            case var collision when Collisions.Is(collision):
                await Problem.WriteAsync(httpContext, Refusal.Stale);
                return true;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await Problem.WriteAsync(httpContext, Refusal.TooLarge);
                return true;
            case BadHttpRequestException malformed:
                await Problem.WriteAsync(httpContext, Refusal.Malformed, status: malformed.StatusCode);
                return true;
            default:
                return false;
        }
    }

    private async Task TellOfStorageAsync(HttpContext context, Exception exception, Refusal code)
    {
        storage.Failed(code, clock.GetUtcNow());
        LogStorage(log, code, exception.GetBaseException().GetType().Name, (exception.GetBaseException() as DbException)?.SqlState);
        context.Response.Headers.RetryAfter = code == Refusal.StorageAway ? SoonSeconds : LaterSeconds;
        await Problem.WriteAsync(context, code);
    }

    [LoggerMessage(LogLevel.Warning, "The database failed: {Code} by {Exception} {SqlState}")]
    private static partial void LogStorage(ILogger log, Refusal code, string exception, string? sqlState);
}
