using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>The version a person saw before they saved (<c>If-Match: "7"</c>). Binds as a parameter of an endpoint.</summary>
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

    /// <summary>Somebody saved in between: 412. Without the header nothing is asked.</summary>
    public void Accept(long current)
    {
        if (Version is { } seen && seen != current)
        {
            throw new RefusedException(Refusal.Stale, "version", current);
        }
    }

    /// <summary>As <see cref="Accept"/>, for texts that people edit on pages: there the header has to be sent.</summary>
    public void Demand(long current)
    {
        if (Version is null)
        {
            throw Check.Malformed("If-Match", FieldProblem.Missing);
        }

        Accept(current);
    }
}
