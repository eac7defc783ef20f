using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Coordination.Tests.Faults;

/// <summary>
/// A connector below the rules of HTTP: reads a whole request from the socket, then answers with the bytes it is given, or with none, and closes.
/// Counts what it took.
/// </summary>
public sealed class LyingConnector : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<Socket, Task> _answer;
    private int _taken;

    private LyingConnector(Func<Socket, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Taken => _taken;

    public string ServiceUrl => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Answers with these bytes and closes.</summary>
    public static LyingConnector Saying(string answer) => new(socket => socket.SendAsync(Encoding.ASCII.GetBytes(answer)));

    /// <summary>Takes the message and resets the connection.</summary>
    public static LyingConnector Resetting() => new(socket =>
    {
        socket.LingerState = new LingerOption(enable: true, 0);
        return Task.CompletedTask;
    });

    /// <summary>Takes the message and keeps the caller waiting.</summary>
    public static LyingConnector Silent(TimeSpan time) => new(_ => Task.Delay(time));

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_over.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            if (await ReadAsync(socket))
            {
                Interlocked.Increment(ref _taken);
                await _answer(socket);
            }
        }
        catch (SocketException)
        {
            // The caller gave up first.
        }
        finally
        {
            socket.Close();
        }
    }

    /// <summary>Head and body; the bot names the body's length, or sends it in chunks of which the last is empty.</summary>
    private static async Task<bool> ReadAsync(Socket socket)
    {
        var held = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (await socket.ReceiveAsync(buffer) is var read and > 0)
        {
            held.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var text = held.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head > 0 && (text.EndsWith("0\r\n\r\n", StringComparison.Ordinal) || text.EndsWith('}')))
            {
                return true;
            }
        }

        return false;
    }
}
