using Coordination.Tests.World;

namespace Coordination.Benchmarks;

/// <summary>A process under measurement, with what reads its use of the machine.</summary>
internal sealed class Measured : IAsyncDisposable
{
    private readonly ProductProcess _process;
    private readonly string? _socket;

    private Measured(ProductProcess process, string? socket)
    {
        _process = process;
        _socket = socket;
        Meter = new ProcessMeter(process.Id, socket);
    }

    public ProcessMeter Meter { get; }

    public Uri Address { get; private set; } = null!;

    /// <param name="withHook">False where the start itself is measured, and where the process is no .NET.</param>
    public static async Task<Measured> StartAsync(
        string program, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string?>> variables, bool withHook = true)
    {
        var socket = withHook ? Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}.sock") : null;
        var hook = withHook
            ? [new("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), new(StartupHook.SocketVariable, socket)]
            : Array.Empty<KeyValuePair<string, string?>>();
        var measured = new Measured(ProductProcess.Start(program, arguments, folder, [.. variables, .. hook]), socket);
        try
        {
            measured.Address = await measured._process.ListeningAsync();
            return measured;
        }
        catch
        {
            await measured.DisposeAsync();
            throw;
        }
    }

    /// <summary>This program itself in another role, as the reference beside the product.</summary>
    public static Task<Measured> StartReferenceAsync(string role, IEnumerable<KeyValuePair<string, string?>> settings) => StartAsync(
        "dotnet", [typeof(Measured).Assembly.Location, "serve", role], AppContext.BaseDirectory, ProductProcess.VariablesOf(settings));

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (_socket is not null)
        {
            File.Delete(_socket);
        }
    }
}
