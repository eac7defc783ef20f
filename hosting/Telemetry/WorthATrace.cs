using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Coordination.Hosting.Telemetry;

/// <summary>
/// A trace begins with a request or an errand. What hosts do of their own accord all day long (ask for errands, look at the schedule, export
/// telemetry) would drown the rest.
/// </summary>
internal sealed class WorthATrace : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
