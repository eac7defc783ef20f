using System.Globalization;
using System.Net;
using Coordination.Bot.Channel;
using Coordination.Contracts;

namespace Coordination.Bot.Errands;

/// <summary>An errand that cannot be carried out, known before anybody was asked.</summary>
internal sealed class ErrandFailedException(ErrandProblem problem) : Exception($"Errand failed: {problem}")
{
    public ErrandProblem Problem { get; } = problem;
}

/// <summary>What the API learns of a failure: whether trying again helps, and when. <see cref="Detail"/> is a code for the log.</summary>
internal sealed record Failure(ErrandProblem Problem, int? RetryAfterSeconds = null, string? Detail = null)
{
    public static Failure Of(Exception e) => e switch
    {
        ErrandFailedException known => new(known.Problem),
        ConnectorException refused => Of(refused),
        RefusedException { Code: Refusal.TooManyRequests } => new(ErrandProblem.Throttled),
        RefusedException refused => new(ErrandProblem.SubjectUnreadable, null, refused.Code.ToString()),
        ApiUnavailableException or HttpRequestException => new(ErrandProblem.Unavailable),
        _ => new(ErrandProblem.Unexpected),
    };

    private static Failure Of(ConnectorException refused)
    {
        var retryAfter = refused.RetryAfter is { } wait ? (int?)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, int.MaxValue) : null;
        var problem = refused.Status switch
        {
            null when refused.IsUnconfirmed => ErrandProblem.Unconfirmed,
            HttpStatusCode.TooManyRequests => ErrandProblem.Throttled,
            HttpStatusCode.NotFound => ErrandProblem.RecipientUnknown,
            // 401 is our own token or its secret: the message is good and goes out once that is mended.
            null or HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or >= HttpStatusCode.InternalServerError
                => ErrandProblem.Unavailable,
            _ => ErrandProblem.Rejected,
        };
        return new(problem, retryAfter, refused.Status is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : null);
    }
}
