using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Coordination.Hosting.Telemetry;

/// <summary>
/// Lets only attributes leave the process that are known to hold no secret and nothing that people wrote. Addresses are not among them: the path
/// of a calendar is a password, and so are codes in a query. The route, without its values, says enough.
/// </summary>
internal sealed class HarmlessTags : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "server.address", "server.port", "network.protocol.version", "error.type",
        // SQL with placeholders; the driver keeps their values to itself.
        "db.system.name", "db.namespace", "db.query.text", "db.operation.name", "db.collection.name", "db.response.status_code",
    ], StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        // What a source of our own says has been weighed where it is written.
        if (!data.Source.Name.StartsWith("Coordination.", StringComparison.Ordinal))
        {
            foreach (var (key, _) in data.TagObjects.ToList())
            {
                if (!Allowed.Contains(key))
                {
                    data.SetTag(key, value: null);
                }
            }
        }

        if (data.StatusDescription is not null)
        {
            // An exception's message may quote what somebody sent.
            data.SetStatus(data.Status, description: null);
        }
    }
}
