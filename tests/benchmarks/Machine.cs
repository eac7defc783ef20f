using System.Globalization;
using System.Runtime.InteropServices;

namespace Coordination.Benchmarks;

/// <summary>Where and when it was measured: a figure without its machine says nothing.</summary>
internal static class Machine
{
    public static IEnumerable<string> Describe(string[] arguments)
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var command = string.Join(' ', ["dotnet run -c Release --project tests/benchmarks", .. arguments.Length == 0 ? [] : arguments.Prepend("--")]);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, `{command}`, {Environment.ProcessorCount} × {processor}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load before: {load}");
        yield return "";
    }
}
