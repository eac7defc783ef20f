using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>Sends the version of a view as its ETag; and nothing else where the caller wants no more (RFC 7240): a page that is read anew has no use for it.</summary>
public static class VersionTags
{
    private const string Minimal = "return=minimal";

    public static async ValueTask<object?> AddAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (VersionOf(answer) is { } version)
        {
            context.HttpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
            if (context.HttpContext.Request.Headers["Prefer"] == Minimal)
            {
                context.HttpContext.Response.Headers["Preference-Applied"] = Minimal;
                return Results.NoContent();
            }
        }

        return answer;
    }

    private static long? VersionOf(object? answer) => answer switch
    {
        GroupView group => group.Version,
        SessionView session => session.Version,
        AgendaView agenda => agenda.Version,
        AgendaItemView item => item.Version,
        MinutesView minutes => minutes.Version,
        _ => null,
    };
}
