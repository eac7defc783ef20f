using System.Buffers;

namespace Coordination.Bot.Channel;

/// <summary>POST /api/messages: the one door for Teams. Token first, then a bounded body, then body against token, then the turn.</summary>
internal static partial class MessagesEndpoint
{
    public const int LongestBody = 256 * 1024;

    public static async Task HandleAsync(
        HttpContext context, ChannelTokenCheck tokens, ActivityGate gate, SeenActivities seen, Reception reception, ILogger<Reception> log)
    {
        if (await CallerAsync(context, tokens, log) is not { } caller)
            return;

        if (await BodyAsync(context) is not { } body)
            return;

        if (ActivityReader.Read(body.Span) is not { Type.Length: > 0 } activity)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (gate.Examine(activity, caller) is var finding and not GateFinding.LetIn)
        {
            NotLetIn(log, finding);
            context.Response.StatusCode = finding == GateFinding.Incomplete ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden;
            return;
        }

        // Not bound to the request: a caller who hangs up must not stop half-way what was begun.
        try
        {
            var answer = await seen.OnceAsync(activity.Conversation!.Id!, activity.Id!, () => reception.ReceiveAsync(activity));
            await answer.WriteAsync(context);
        }
        catch (ConnectorException e) when (e.IsUnconfirmed)
        {
            // The reply may have arrived: a repetition would do no harm to the data, but show it twice.
            ReplyFailed(log, null);
            context.Response.StatusCode = StatusCodes.Status200OK;
        }
        catch (ConnectorException e)
        {
            // What was asked is done and found again by the repetition; only the reply is missing.
            ReplyFailed(log, (int?)e.Status);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task<ChannelCaller?> CallerAsync(HttpContext context, ChannelTokenCheck tokens, ILogger log)
    {
        try
        {
            var caller = await tokens.CheckAsync(context.Request.Headers.Authorization, context.RequestAborted);
            if (caller is null)
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;

            return caller;
        }
        catch (ChannelKeysUnavailableException)
        {
            KeysUnavailable(log);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return null;
        }
    }

    /// <summary>null where there is none that could be read, and the answer says why.</summary>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContext context)
    {
        try
        {
            var body = await ReadBodyAsync(context.Request);
            if (body is null)
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;

            return body;
        }
        catch (IOException e)
        {
            // It drips, it ends too soon, or the caller has hung up: no fault of ours.
            context.Response.StatusCode = (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            return null;
        }
    }

    /// <summary>null where the body is too long, whatever its header says.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > LongestBody)
            return null;

        // From Kestrel's own buffers: a buffer for each message was a fifth of all that a turn allocated.
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            var (length, body) = (read.Buffer.Length, read.IsCompleted ? read.Buffer.ToArray() : []);
            request.BodyReader.AdvanceTo(read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (length > LongestBody)
                return null;

            if (read.IsCompleted)
                return body;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Activity not let in: {Finding}")]
    private static partial void NotLetIn(ILogger logger, GateFinding finding);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connector did not take a reply: {Status}")]
    private static partial void ReplyFailed(ILogger logger, int? status);

    [LoggerMessage(Level = LogLevel.Error, Message = "The channel's signing keys cannot be fetched")]
    private static partial void KeysUnavailable(ILogger logger);
}
