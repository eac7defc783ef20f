using System.Globalization;
using System.Net;
using Coordination.Bot.Calendar;
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
        GraphFailedException refused => Of(refused),
        RefusedException { Code: Refusal.TooManyRequests } => new(ErrandProblem.Throttled),
        RefusedException refused => new(ErrandProblem.SubjectUnreadable, null, refused.Code.ToString()),
        ApiUnavailableException or HttpRequestException => new(ErrandProblem.Unavailable),
        _ => new(ErrandProblem.Unexpected),
    };

    /// <summary>Whatever Graph is asked may be asked again: an event has an id that its second making finds.</summary>
    private static Failure Of(GraphFailedException refused) => new(
        refused.Status switch
        {
            HttpStatusCode.TooManyRequests => ErrandProblem.Throttled,
            null or HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError
                => ErrandProblem.Unavailable,
            _ => ErrandProblem.Rejected,
        },
        Seconds(refused.RetryAfter), Code(refused.Status));

    private static int? Seconds(TimeSpan? wait) => wait is { } given ? (int)Math.Clamp(Math.Ceiling(given.TotalSeconds), 1, int.MaxValue) : null;

    private static string? Code(HttpStatusCode? status) => status is { } known ? ((int)known).ToString(CultureInfo.InvariantCulture) : null;

    private static Failure Of(ConnectorException refused)
    {
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
        return new(problem, Seconds(refused.RetryAfter), Code(refused.Status));
    }
}
