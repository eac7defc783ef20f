using System.Net;

namespace Coordination.Bot.Channel;

/// <summary>The connector did not take a message. Carries what an errand needs to decide whether trying again makes sense.</summary>
/// <param name="status">null where no answer came at all, or the address was not allowed.</param>
/// <param name="retryAfter">What the connector asked for after the pipeline gave up.</param>
public sealed class ConnectorException(HttpStatusCode? status, TimeSpan? retryAfter, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public HttpStatusCode? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The person or chat is gone or never installed the bot: no use in trying again.</summary>
    public bool IsRecipientUnknown => Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    /// <summary>It was sent, and then the answer did not come or broke off: it may have arrived, and sending it again could make a second message.</summary>
    public bool IsUnconfirmed { get; private init; }

    public static ConnectorException Unconfirmed(Exception inner) => new(null, null, "The connector did not say whether it took the call.", inner) { IsUnconfirmed = true };
}
