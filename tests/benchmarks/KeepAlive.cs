using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Coordination.Benchmarks;

/// <summary>
/// One HTTP/1.1 connection that sends ready-made requests and waits for each answer on its own thread. No more of HTTP than that: on two
/// cores a full client would take half of what is to be measured.
/// </summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public KeepAlive(Uri address) => _socket.Connect(new IPEndPoint(IPAddress.Loopback, address.Port));

    /// <returns>The status of the answer.</returns>
    public int Exchange(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += _socket.Send(request[sent..]);
        }

        var length = 0;
        while (true)
        {
            var read = _socket.Receive(_buffer.AsSpan(length));
            if (read == 0)
            {
                throw new IOException("The connection was closed.");
            }

            length += read;
            if (IsWhole(_buffer.AsSpan(0, length)))
            {
                return Utf8Parser.TryParse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), out int status, out _) ? status : throw new IOException("That was no HTTP.");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var body = answer[(end + 4)..];
        if (ValueOf(head, "Content-Length: "u8) is { IsEmpty: false } value && Utf8Parser.TryParse(value, out int length, out _))
        {
            return body.Length >= length;
        }

        return ValueOf(head, "Transfer-Encoding: "u8).IsEmpty || body.EndsWith("0\r\n\r\n"u8);
    }

    // Kestrel and Node both write these two headers in this case.
    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        return at < 0 ? [] : head[(at + name.Length)..];
    }
}
