using System.Globalization;
using Coordination.Playground;
using Coordination.Tests.World;

namespace Coordination.Tests.Faults;

/// <summary>A place in the deployment: an address that stays, and the process that answers there until it is killed.</summary>
/// <param name="start">Starts the next process on a port.</param>
public sealed class Seat(string name, Func<int, ProductProcess> start)
{
    private ProductProcess _process = null!;
    private volatile bool _up;

    public string Name => name;

    public Uri Address { get; private set; } = null!;

    public bool IsUp => _up;

    public string Log => _process.Log;

    public async Task StartAsync()
    {
        _process = start(Address?.Port ?? ProductHosts.FreePort());
        Address = await _process.ListeningAsync();
        _up = true;
    }

    /// <summary>SIGKILL: it learns nothing of it.</summary>
    public Task KillAsync()
    {
        _up = false;
        return _process.KillAsync();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name}:{Address?.Port}");
}
