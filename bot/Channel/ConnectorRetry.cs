using System.Net;
using Polly;
using Polly.Retry;

namespace Coordination.Bot.Channel;

/// <summary>
/// Asks the connector again after an explicit 429, 412, 502 or 504, with jitter or after the pause it names. Never after a time-out or a
/// broken connection: a POST may have arrived, and a second one would be a second message.
/// </summary>
internal sealed class ConnectorRetry(TimeProvider time) : DelegatingHandler
{
    /// <summary>Three of them leave room for the calls themselves within the client's time-out.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(300),
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome.Result, time.GetUtcNow())),
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? DelayAskedFor(response, time.GetUtcNow()) : null),
            OnRetry = arguments =>
            {
                (arguments.Outcome.Result?.RequestMessage?.Content as Letter)?.Answered();
                arguments.Outcome.Result?.Dispose();
                return default;
            },
        })
        .Build();

    /// <summary>Retry-After in seconds or as a date. A date is held against the sender's own clock, where it says what that shows.</summary>
    public static TimeSpan? DelayAskedFor(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > (response.Headers.Date ?? now) => date - (response.Headers.Date ?? now),
        _ => null,
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async ct => await base.SendAsync(request, ct), cancellationToken);

    /// <summary>A pause longer than a turn can wait is left to the caller, who learns it from the exception.</summary>
    private static bool IsWorthAnotherTry(HttpResponseMessage? response, DateTimeOffset now) =>
        response?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        && (DelayAskedFor(response, now) ?? TimeSpan.Zero) <= LongestPause;
}
