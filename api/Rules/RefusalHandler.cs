using Coordination.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Api.Rules;

/// <summary>The one place where a rule's no, a malformed body or a collision of two writers becomes an answer.</summary>
public sealed class RefusalHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case RefusedException refused:
                await Problem.WriteAsync(httpContext, refused.Code, refused.Facts);
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
}
