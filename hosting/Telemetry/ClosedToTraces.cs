using System.Diagnostics;

namespace Coordination.Hosting.Telemetry;

/// <summary>For a host that strangers reach: whoever calls it decides neither which trace a request belongs to nor whether it is kept.</summary>
public sealed class ClosedToTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        // Outgoing requests have the propagator of their own client.
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        traceId = traceState = null;

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
