using System.Net;
using System.Net.Http.Headers;

namespace Coordination.Bot.Channel;

/// <summary>A call's body that knows whether it has left: only then may the other side have taken it, whatever went wrong afterwards.</summary>
internal sealed class Letter : ByteArrayContent
{
    public Letter(byte[] json) : base(json) => Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");

    /// <summary>Sent, and not answered yet.</summary>
    public bool IsUnderWay { get; private set; }

    public void Answered() => IsUnderWay = false;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsUnderWay = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
