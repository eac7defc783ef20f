using Coordination.Contracts;
using Microsoft.AspNetCore.Http.Metadata;
using Coordination.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Rules;

/// <summary>What holds for every request of every room: JSON, problems, limits, headers.</summary>
public static class RulesSetup
{
    /// <summary>No request needs more; the upload of a transcript sets its own limit.</summary>
    private const long LargestBody = 1_000_000;

    public static void AddRules(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<RefusalHandler>();
        builder.Services.AddProblemDetails();
        builder.Services.AddSettings<RateLimitOptions>(RateLimitOptions.Section);
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>()
            .Configure<IOptions<RateLimitOptions>>((limiter, options) => RateLimits.Configure(limiter, options.Value));
    }

    public static void UseRules(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(BareStatus.WriteAsync);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
    }

    /// <summary>The rooms' routes: one policy for all of them, ETags, and another try where two writers met.</summary>
    public static RouteGroupBuilder MapRoom(this IEndpointRouteBuilder routes, string policy)
    {
        var room = routes.MapGroup("");
        room.RequireAuthorization(policy);
        room.AddEndpointFilter(VersionTags.AddAsync);
        room.AddEndpointFilter(Collisions.RetryAsync);
        ((IEndpointConventionBuilder)room).Finally(WithoutEmptyBody);
        return room;
    }

    // A generated endpoint whose services might be a body names one without a type; the OpenAPI document stumbles over it.
    private static void WithoutEmptyBody(EndpointBuilder endpoint)
    {
        foreach (var body in endpoint.Metadata.OfType<IAcceptsMetadata>().Where(body => body.RequestType is null).ToList())
        {
            endpoint.Metadata.Remove(body);
        }
    }
}
