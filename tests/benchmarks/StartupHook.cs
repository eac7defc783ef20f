using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Loaded into a measured host by the runtime itself (<c>DOTNET_STARTUP_HOOKS</c>), so that the product needs no endpoint for it: answers
/// each connection on a Unix socket with the bytes that the process has allocated since its start. Name and place are the runtime's rule.
/// </summary>
#pragma warning disable MA0047, CA1050 // The runtime looks for this type outside every namespace.
public static class StartupHook
#pragma warning restore MA0047, CA1050
{
    public const string SocketVariable = "BENCHMARK_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 } path)
        {
            new Thread(() => Serve(path)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var asked = listener.Accept();
            asked.Send(Encoding.ASCII.GetBytes(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
