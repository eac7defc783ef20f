using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Api.Rules;

/// <summary>
/// The answer to a write: its version as the ETag and the whole as it is now; or 204 where the caller prefers no more (RFC 7240), such as a page
/// that is read anew. Then the whole is not even read.
/// </summary>
public sealed class Written<TView>(long version, Func<Task<TView>> view) : IResult, IEndpointMetadataProvider
{
    private const string Minimal = "return=minimal";

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TView), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        VersionTags.Add(httpContext.Response, version);
        if (httpContext.Request.Headers["Prefer"] == Minimal)
        {
            httpContext.Response.Headers["Preference-Applied"] = Minimal;
            httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await httpContext.Response.WriteAsJsonAsync(await view(), httpContext.RequestAborted);
    }
}
