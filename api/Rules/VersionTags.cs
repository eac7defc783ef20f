using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>Sends the version of a view as its ETag.</summary>
public static class VersionTags
{
    public static async ValueTask<object?> AddAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (VersionOf(answer) is { } version) Add(context.HttpContext.Response, version);
        return answer;
    }

    public static void Add(HttpResponse response, long version) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static long? VersionOf(object? answer) => answer switch
    {
        GroupView group => group.Version,
        SessionView session => session.Version,
        AgendaView agenda => agenda.Version,
        AgendaItemView item => item.Version,
        MinutesView minutes => minutes.Version,
        PlacedEntry entry => entry.Version,
        _ => null,
    };
}
