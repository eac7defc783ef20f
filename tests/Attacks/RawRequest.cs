using System.Net.Sockets;
using System.Text;

namespace Coordination.Tests.Attacks;

/// <summary>HTTP as no client library would send it.</summary>
public static class RawRequest
{
    /// <param name="head">Request line and headers; the empty line is added.</param>
    /// <param name="body">Sent piece by piece.</param>
    /// <returns>The first line of the answer; empty where the server hung up without one.</returns>
    public static async Task<string> SendAsync(Uri address, string head, IEnumerable<byte[]> body, TimeSpan patience, TimeSpan pause = default)
    {
        using var limit = new CancellationTokenSource(patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        var stream = client.GetStream();
        var answer = FirstLineAsync(stream, limit.Token);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n").TrimEnd() + "\r\n\r\n"), limit.Token);
            foreach (var piece in body)
            {
                await stream.WriteAsync(piece, limit.Token);
                if (pause > TimeSpan.Zero)
                    await Task.WhenAny(answer, Task.Delay(pause, limit.Token));

                if (answer.IsCompleted)
                    break;
            }
        }
        catch (IOException)
        {
            // The server has hung up already; what it said before is still read.
        }

        return await answer;
    }

    private static async Task<string> FirstLineAsync(NetworkStream stream, CancellationToken ct)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            return await reader.ReadLineAsync(ct) ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
