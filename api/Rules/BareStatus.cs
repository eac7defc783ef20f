using Coordination.Api.Access;
using Coordination.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Api.Rules;

/// <summary>Gives statuses that the framework answers without a body (401, 403, 404, 405, 415, 500) the same shape as every other no.</summary>
public static class BareStatus
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => Problem.WriteAsync(context, Refusal.SignInRequired),
            StatusCodes.Status403Forbidden => Problem.WriteAsync(context, WantsOwnToken(context) ? Refusal.OwnSignInNeeded : Refusal.NotAllowed),
            StatusCodes.Status404NotFound => Problem.WriteAsync(context, Refusal.NotFound),
            StatusCodes.Status413PayloadTooLarge => Problem.WriteAsync(context, Refusal.TooLarge),
            < StatusCodes.Status500InternalServerError => Problem.WriteAsync(context, Refusal.Malformed, status: context.Response.StatusCode),
            // What went wrong inside is nobody's business outside.
            _ => Task.CompletedTask,
        };
    }

    private static bool WantsOwnToken(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Policies.OwnToken) == true;
}
