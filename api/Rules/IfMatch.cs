using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>
/// The version a person saw before they saved (<c>If-Match: "7"</c>): guards texts that people edit on pages and forms. Binds as a parameter
/// of an endpoint. What is a step rather than a text is guarded by the state of its subject instead.
/// </summary>
public readonly record struct IfMatch(long? Version)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return ValueTask.FromResult(new IfMatch(null));
        }

        return header.Count == 1 && long.TryParse(header[0].AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult(new IfMatch(version))
            : throw Check.Malformed("If-Match", FieldProblem.Unknown);
    }

    /// <summary>Without the header: 428. Somebody saved in between: 412, with who and when where that is known.</summary>
    public void Demand(long current, Guid? changedBy = null, DateTimeOffset? changedAt = null)
    {
        if (Version is not { } seen)
        {
            throw new RefusedException(Refusal.VersionNeeded, "version", current);
        }

        if (seen != current)
        {
            var facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = current };
            if (changedBy is { } by) facts["by"] = by;
            if (changedAt is { } at) facts["at"] = at;
            throw new RefusedException(Refusal.Stale, facts);
        }
    }
}
