using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Coordination.Playground;

namespace Coordination.Tests.World;

/// <summary>
/// API or bot as a process of its own, from its own build, set up by environment variables as a server would. Whoever starts one disposes of
/// it: the process is ended then, however the test went.
/// </summary>
public sealed partial class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProductProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Everything it wrote so far.</summary>
    public string Log => string.Join(Environment.NewLine, _log);

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <param name="room">The folder of the host: <c>api</c> or <c>bot</c>.</param>
    /// <param name="port">0 takes a free one; a process that takes another's place gets the other's.</param>
    /// <param name="environment">Not Development: a host must not need what only developers have.</param>
    public static ProductProcess Start(string room, IEnumerable<KeyValuePair<string, string?>> settings, int port = 0, string environment = "Staging")
    {
        return Start("dotnet", [BuildOf(room)], Path.Combine(SourceTree.Root, room), VariablesOf(settings, port, environment));
    }

    /// <summary>A command of a host, which ends by itself.</summary>
    public static ProductProcess Run(string room, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> settings) =>
        Start("dotnet", [BuildOf(room), .. arguments], Path.Combine(SourceTree.Root, room), VariablesOf(settings));

    /// <summary>Any program that says where it listens as the hosts do.</summary>
    public static ProductProcess Start(string program, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return new ProductProcess(start);
    }

    /// <summary>A host's settings and address as the environment that a server would give it.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> VariablesOf(
        IEnumerable<KeyValuePair<string, string?>> settings, int port = 0, string environment = "Staging") =>
    [
        new("ASPNETCORE_ENVIRONMENT", environment),
        new("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"),
        .. settings.Select(setting => KeyValuePair.Create($"COORDINATION_{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting.Value)),
    ];

    // bin/{Configuration}/{TargetFramework}: the same as of this test.
    public static string BuildOf(string room)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(SourceTree.Root, room, "bin", build.Parent!.Name, build.Name, NameOf(room));
    }

    /// <summary>The program of a host by its room.</summary>
    public static string NameOf(string room) => $"Coordination.{char.ToUpperInvariant(room[0])}{room[1..]}.dll";

    /// <summary>Where it listens, once it says so.</summary>
    public async Task<Uri> ListeningAsync()
    {
        await Task.WhenAny(_listening.Task, _process.WaitForExitAsync(), Task.Delay(Patience, TimeProvider.System));
        return _listening.Task.IsCompletedSuccessfully ? await _listening.Task : throw new InvalidOperationException($"Does not listen:\n{Log}");
    }

    /// <summary>Ends it without a word, as a crash or the loss of its machine would (SIGKILL).</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a platform does (SIGTERM).</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await ExitAsync();
    }

    /// <summary>Its exit code, once it has ended by itself.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value + "/"));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
