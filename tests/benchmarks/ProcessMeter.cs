using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Coordination.Benchmarks;

/// <summary>What a process has used so far.</summary>
/// <param name="Allocated">null where the process was started without the hook.</param>
internal sealed record Usage(TimeSpan Cpu, long? Allocated)
{
    public static Usage None { get; } = new(TimeSpan.Zero, null);

    public static Usage operator -(Usage after, Usage before) => new(after.Cpu - before.Cpu, after.Allocated - before.Allocated);
}

/// <summary>Reads a process from outside: CPU time and memory from <c>/proc</c>, allocations from the startup hook.</summary>
internal sealed class ProcessMeter(int processId, string? socket)
{
    /// <summary>Clock ticks of <c>/proc</c>: 100 a second on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    public Usage Read() => new(Cpu(), socket is null ? null : Allocated());

    /// <summary>Resident memory in MB.</summary>
    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.AsSpan("VmRSS:".Length, line.Length - "VmRSS:".Length - "kB".Length), NumberStyles.Number, CultureInfo.InvariantCulture) / 1024;
    }

    private TimeSpan Cpu()
    {
        // The name in parentheses may hold blanks: count from behind it.
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private long Allocated()
    {
        using var ask = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        ask.Connect(new UnixDomainSocketEndPoint(socket!));
        var buffer = new byte[32];
        var read = ask.Receive(buffer);
        return long.Parse(Encoding.ASCII.GetString(buffer, 0, read), CultureInfo.InvariantCulture);
    }
}
