using Coordination.Tests.Browser;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Attacks;

/// <summary>A form handler of a page, as the framework knows it.</summary>
public sealed record PageForm(string Template, string? Handler)
{
    public override string ToString() => $"{Template}?handler={Handler}";
}

/// <summary>Every page and every form there is, asked of the host itself, so that a new one is walked without being listed.</summary>
public static class PageWalk
{
    public static async Task<IReadOnlyList<PageForm>> FormsAsync(ReviewWorld world)
    {
        var loader = world.Hosts.BotServices.GetRequiredService<PageLoader>();
        var forms = new List<PageForm>();
        foreach (var endpoint in Pages(world))
        {
            var page = await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, EndpointMetadataCollection.Empty);
            forms.AddRange(page.HandlerMethods.Where(handler => handler.HttpMethod == "Post").Select(handler => new PageForm(PathOf(endpoint), handler.Name)));
        }

        return forms;
    }

    public static IReadOnlyList<string> Paths(ReviewWorld world) => [.. Pages(world).Select(PathOf)];

    public static IReadOnlyList<string> OpenPaths(ReviewWorld world) =>
        [.. world.Hosts.BotServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<IAuthorizeData>() is null).Select(PathOf).Distinct()];

    /// <summary>The path of a page for this scene.</summary>
    public static string For(string template, ReviewScene scene) => template
        .Replace("{sessionId:guid}", scene.SessionId.ToString(), StringComparison.Ordinal).Replace("{groupId:guid}", scene.GroupId.ToString(), StringComparison.Ordinal);

    private static IEnumerable<RouteEndpoint> Pages(ReviewWorld world) =>
        world.Hosts.BotServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
