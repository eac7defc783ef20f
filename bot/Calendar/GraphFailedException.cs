using System.Net;

namespace Coordination.Bot.Calendar;

/// <summary>Graph said no, or nothing that can be read.</summary>
/// <param name="status">null where no answer came.</param>
internal sealed class GraphFailedException(HttpStatusCode? status, TimeSpan? retryAfter, Exception inner) : Exception("Graph failed.", inner)
{
    public HttpStatusCode? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
