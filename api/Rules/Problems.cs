using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>The one shape of every no: problem+json <c>{type, title, status, code, facts}</c>. Codes and data, never prose.</summary>
public sealed record Problem(string Type, string Title, int Status, Refusal Code, IReadOnlyDictionary<string, object?>? Facts)
{
    public const string ContentType = "application/problem+json";

    public static int StatusOf(Refusal code) => code switch
    {
        Refusal.Malformed => StatusCodes.Status400BadRequest,
        Refusal.SignInRequired => StatusCodes.Status401Unauthorized,
        Refusal.NotAllowed or Refusal.OwnSignInNeeded => StatusCodes.Status403Forbidden,
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.Stale => StatusCodes.Status412PreconditionFailed,
        Refusal.VersionNeeded => StatusCodes.Status428PreconditionRequired,
        Refusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.TooManyRequests => StatusCodes.Status429TooManyRequests,
        Refusal.StorageAway or Refusal.StorageReadOnly or Refusal.IssuerAway => StatusCodes.Status503ServiceUnavailable,
        Refusal.StorageFull => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status409Conflict,
    };

    public static async Task WriteAsync(HttpContext context, Refusal code, IReadOnlyDictionary<string, object?>? facts = null, int? status = null)
    {
        var answered = status ?? StatusOf(code);
        context.Response.StatusCode = answered;
        var name = code.ToString();
        var problem = new Problem($"urn:coordination:refusal:{char.ToLowerInvariant(name[0])}{name[1..]}", name, answered, code,
            facts is { Count: > 0 } ? facts : null);
        // Without a token: then a caller who has gone meanwhile is no fault, and leaves no trace in the log.
        await context.Response.WriteAsJsonAsync(problem, WireJson.Options, ContentType, CancellationToken.None);
    }
}
