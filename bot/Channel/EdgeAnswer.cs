using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Bot.Channel;

/// <summary>What goes back to the channel over HTTP: a status, and JSON for invokes and expected replies.</summary>
internal sealed record EdgeAnswer(int Status, ReadOnlyMemory<byte> Json)
{
    public static readonly EdgeAnswer Ok = new(StatusCodes.Status200OK, default);
    public static readonly EdgeAnswer Malformed = new(StatusCodes.Status400BadRequest, default);
    public static readonly EdgeAnswer NotImplemented = new(StatusCodes.Status501NotImplemented, default);

    public static EdgeAnswer Of<T>(T body, JsonTypeInfo<T> type) => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(body, type));

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (Json.IsEmpty)
            return;

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Json.Length;
        await context.Response.Body.WriteAsync(Json, context.RequestAborted);
    }
}
