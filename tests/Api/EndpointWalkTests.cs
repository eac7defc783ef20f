using System.Net;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Coordination.Api.Access;
using Coordination.Api.Rules;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Tests.Api;

/// <summary>Walks every endpoint there is, so that a new one cannot forget its policy, its summary or the gate of its group.</summary>
public sealed partial class EndpointWalkTests(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    /// <summary>Whoever adds to this list opens a door to everybody.</summary>
    private static readonly string[] Anonymous = [Routes.Calendar, Routes.CalendarFile, "/health/live", "/health/ready", "/openapi/v1.json"];

    private static readonly string[] Known = [Policies.Person, Policies.ActedFor, Policies.OwnToken, Policies.Errands, Policies.Admin];

    private List<RouteEndpoint> Endpoints =>
        [.. world.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => PathOf(endpoint).Length > 1)];

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET";

    [Fact]
    public void Only_the_listed_endpoints_are_open_to_everybody() =>
        Assert.Empty(Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(PathOf).Except(Anonymous));

    [Fact]
    public void Every_other_endpoint_carries_one_of_the_policies() =>
        Assert.All(
            Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null),
            endpoint => Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), data => Known.Contains(data.Policy)));

    [Fact]
    public async Task Without_a_token_every_other_endpoint_answers_401()
    {
        foreach (var endpoint in Endpoints.Where(endpoint => !Anonymous.Contains(PathOf(endpoint))))
        {
            using var response = await SendAsync(world.Http, endpoint, _ => Guid.NewGuid());
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{MethodOf(endpoint)} {PathOf(endpoint)}: {response.StatusCode}");
        }
    }

    [Fact]
    public void Every_route_of_the_contract_has_an_endpoint_with_a_summary()
    {
        var routes = typeof(Routes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)
            .Where(value => value.StartsWith('/'));
        var documented = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>() is not null).Select(PathOf).ToHashSet();

        Assert.Empty(routes.Except(documented));
    }

    [Fact]
    public void Every_wire_record_is_read_and_written_by_compiled_code()
    {
        var bodies = Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<IAcceptsMetadata>()).Select(body => body.RequestType);
        var results = Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()).Select(result => result.Type);
        var records = bodies.Concat(results).OfType<Type>().Where(type => type.FullName!.Contains("Coordination.Contracts", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(records.Count > 30, $"{records.Count}");
        Assert.DoesNotContain(records, type => WireJson.Options.GetTypeInfo(type).OriginatingResolver is not JsonSerializerContext);
    }

    [Fact]
    public void Every_writing_endpoint_says_what_it_may_refuse() =>
        Assert.Empty(Endpoints.Where(endpoint => MethodOf(endpoint) is "PUT" or "POST" && endpoint.Metadata.GetMetadata<RefusalDocs>() is null).Select(PathOf));

    /// <summary>A stranger who knows every id of a group still learns nothing: 404, never 403 or 409, which would tell that it is there.</summary>
    [Fact]
    public async Task Another_groups_things_are_not_there()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();
        var item = Assert.Single((await scene.As(scene.Chair).FindAgendaAsync(session.Id, default))!.Items);
        var errand = (await scene.ErrandsAsync(ErrandKind.SendInvitation))[0];
        var stranger = Guid.NewGuid();
        using var acted = world.WithToken(world.Issuer.AppToken(Routes.ActForRole));
        acted.DefaultRequestHeaders.Add(Routes.ActingForHeader, stranger.ToString());
        using var own = world.WithToken(world.Issuer.PersonToken(new(stranger, "Stranger", "stranger@kreis.example")));

        var walked = 0;
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name is "groupId" or "sessionId" or "itemId")))
        {
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList();
            if (policies.Contains(Policies.Admin) || policies.Contains(Policies.Errands) || IsCreation(endpoint))
            {
                continue;
            }

            using var response = await SendAsync(policies.Contains(Policies.OwnToken) ? own : acted, endpoint, name => name switch
            {
                "groupId" => scene.GroupId,
                "sessionId" => session.Id,
                "itemId" => item.Id,
                "errandId" => errand.Id,
                _ => Guid.NewGuid(),
            });
            walked++;
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{MethodOf(endpoint)} {PathOf(endpoint)}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        Assert.True(walked > 20, $"only {walked} endpoints were walked");
    }

    /// <summary>These name the group in the body; the session and agenda tests look at them.</summary>
    private static bool IsCreation(RouteEndpoint endpoint) => MethodOf(endpoint) == "PUT" && PathOf(endpoint) is Routes.Session or Routes.Item or Routes.DatePoll;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, RouteEndpoint endpoint, Func<string, Guid> valueOf)
    {
        var path = Placeholder().Replace(PathOf(endpoint), match => valueOf(match.Groups["name"].Value).ToString()) + "?fileName=notes.txt";
        using var request = new HttpRequestMessage(new HttpMethod(MethodOf(endpoint)), path);
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (MethodOf(endpoint) is "PUT" or "POST")
        {
            // Well-formed enough for every body, so that the answer is about the thing and not about the form.
            request.Content = new StringContent(
                """
                {"reason":"x","title":"x","publicity":"public","sessionId":"11111111-1111-4111-8111-111111111111","itemIds":[],"members":[],"guests":[],
                "startsAt":"2025-06-01T10:00:00Z","endsAt":"2025-06-01T11:00:00Z","movedFrom":"2025-06-01T10:00:00Z","at":"2025-06-01T10:00:00Z","informedBy":"x","informedAt":"2025-06-01T10:00:00Z",
                "objectionsRaised":false,"agendaItemId":"11111111-1111-4111-8111-111111111111","kind":"statement","text":"x","cueIds":[],"before":"x","after":"y",
                "transcriptId":"11111111-1111-4111-8111-111111111111","engine":"x","items":[]}
                """, System.Text.Encoding.UTF8, "application/json");
        }

        return await http.SendAsync(request);
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
