using System.Diagnostics;
using Coordination.Tests.Stories;

namespace Coordination.Tests.Telemetry;

/// <summary>Telemetry is for looking: the product works and ends without the collector.</summary>
[Collection(nameof(Alone))]
public sealed class CollectorAwayTests(TelemetryScene scene) : IClassFixture<TelemetryScene>
{
    [Fact]
    public async Task Hosts_work_and_end_in_time_when_the_collector_is_away()
    {
        await scene.Collector.DisposeAsync();
        await scene.At(scene.Group.OrdinaryMembers[0]).SayAsync("TOP: Sachstand Sprachkurse", default);
        foreach (var process in scene.Processes)
        {
            var asked = Stopwatch.GetTimestamp();
            Assert.Equal(0, await process.StopAsync());
            Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 10);
        }
    }
}
