using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

/// <summary>Whom the API believes: real tokens over a real socket. The database makes no difference here.</summary>
public sealed class AccessTests(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    private static readonly Person Somebody = new(Guid.NewGuid(), "Somebody", "somebody@kreis.example");

    private TokenIssuer Issuer => world.Issuer;

    private async Task<HttpStatusCode> GetMeAsync(string? token, Guid? actingFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Me);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        if (actingFor is { } person)
        {
            request.Headers.Add(Routes.ActingForHeader, person.ToString());
        }

        using var response = await world.Http.SendAsync(request);
        return response.StatusCode;
    }

    private string Sign(Action<Dictionary<string, object>>? change = null, SigningKey? key = null, string? issuer = null, string? audience = null, DateTimeOffset? expires = null)
    {
        var claims = Issuer.PersonClaims(Somebody);
        change?.Invoke(claims);
        return Issuer.Sign(claims, key ?? Issuer.PeopleKey, issuer ?? Issuer.Authority, audience ?? Issuer.Registrations.ApiAudience, expires);
    }

    [Fact]
    public async Task A_persons_own_token_is_believed() => Assert.Equal(HttpStatusCode.OK, await GetMeAsync(Sign()));

    [Fact]
    public async Task Nobody_without_a_token() => Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(null));

    [Fact]
    public async Task No_token_of_another_key()
    {
        using var key = SigningKey.Create();
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(Sign(key: key)));
    }

    [Fact]
    public async Task No_token_of_another_issuer() => Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(Sign(issuer: "https://elsewhere.example/v2.0")));

    [Fact]
    public async Task No_token_for_another_audience() => Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(Sign(audience: "somebody-else")));

    [Fact]
    public async Task No_token_of_another_tenant() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(Sign(claims => claims["tid"] = Guid.NewGuid().ToString())));

    [Fact]
    public async Task No_token_that_has_run_out() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(Sign(expires: TimeProvider.System.GetUtcNow().AddMinutes(-5))));

    [Fact]
    public async Task No_token_without_a_signature()
    {
        var parts = Sign().Split('.');
        var header = Convert.ToBase64String("""{"alg":"none","typ":"JWT"}"""u8).TrimEnd('=');
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync($"{header}.{parts[1]}."));
    }

    [Fact]
    public async Task No_token_whose_claims_were_changed()
    {
        var parts = Sign().Split('.');
        var other = Sign(claims => claims["oid"] = Guid.NewGuid().ToString()).Split('.');
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync($"{parts[0]}.{other[1]}.{parts[2]}"));
    }

    [Fact]
    public async Task A_person_needs_the_scope_of_this_api() =>
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(claims => claims["scp"] = "User.Read")));

    [Fact]
    public async Task A_person_cannot_act_for_somebody_else_whatever_roles_they_claim()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(), Guid.NewGuid()));
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(claims => claims["roles"] = new[] { Routes.ActForRole }), Guid.NewGuid()));
        // An app token that also carries a person's scope is neither.
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(claims =>
        {
            claims["roles"] = new[] { Routes.ActForRole };
            claims["idtyp"] = "app";
        }), Guid.NewGuid()));
    }

    [Fact]
    public async Task The_bot_acts_for_people_with_its_role_only()
    {
        Assert.Equal(HttpStatusCode.OK, await GetMeAsync(Issuer.AppToken(Routes.ActForRole), Guid.NewGuid()));
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Issuer.AppToken(Routes.ErrandsRole), Guid.NewGuid()));
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Issuer.AppToken(), Guid.NewGuid()));
    }

    [Fact]
    public async Task The_bot_itself_is_not_a_person() => Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Issuer.AppToken(Routes.ActForRole, Routes.ErrandsRole)));

    [Fact]
    public async Task The_bot_never_carries_an_administrators_right()
    {
        var me = await world.As(ApiWorld.Administrator.Id).GetMeAsync(default);
        Assert.False(me.IsAdmin);
        await Refused.WithAsync(Refusal.NotAllowed, () => world.As(ApiWorld.Administrator.Id)
            .PutGroupAsync(Guid.NewGuid(), new GroupDefinition("Gruppe", "G", new PolicyProfile()), default));
        var byApp = new CoordinationClient(world.WithToken(Issuer.AppToken(Routes.AdminRole, Routes.ActForRole)));
        await Refused.WithAsync(Refusal.NotAllowed, () => byApp.PutGroupAsync(Guid.NewGuid(), new GroupDefinition("Gruppe", "G", new PolicyProfile()), default));
    }

    [Fact]
    public async Task Errands_are_for_the_bot_and_not_for_people()
    {
        await Refused.WithAsync(Refusal.NotAllowed, () => world.OwnToken(Somebody).LeaseErrandsAsync(new LeaseErrands(), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => world.As(Somebody.Id).LeaseErrandsAsync(new LeaseErrands(), default));
    }

    [Fact]
    public async Task Every_no_is_problem_json_with_a_code()
    {
        using var response = await world.Http.GetAsync(Routes.Me);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("signInRequired", 401), (problem.GetProperty("code").GetString(), problem.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Malformed_json_is_answered_with_400_and_no_detail()
    {
        using var http = world.WithToken(Issuer.PersonToken(ApiWorld.Administrator));
        using var content = new StringContent("{\"name\": 7", System.Text.Encoding.UTF8, "application/json");

        using var response = await http.PutAsync(Routes.Fill(Routes.Group, Guid.NewGuid()), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("malformed", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var http = world.WithToken(Issuer.PersonToken(ApiWorld.Administrator));
        using var content = new StringContent("{\"name\":\"" + new string('x', 1_100_000) + "\"}", System.Text.Encoding.UTF8, "application/json");

        // Asked before the body is sent: otherwise the answer races with the closed connection.
        using var request = new HttpRequestMessage(HttpMethod.Put, Routes.Fill(Routes.Group, Guid.NewGuid())) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Answers_are_neither_sniffed_nor_framed_nor_cached()
    {
        using var response = await world.Http.GetAsync(Routes.Me);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("Production", "true", "http://127.0.0.1:9/issuer")]
    [InlineData("Test", "true", "http://issuer.example/v2.0")]
    [InlineData("Test", "false", "http://127.0.0.1:9/issuer")]
    public async Task Plain_http_to_the_issuer_is_for_loopback_outside_production(string environment, string allowed, string authority)
    {
        await using var api = Coordination.Api.ApiHost.Build(new() { EnvironmentName = environment }, builder =>
        {
            foreach (var (key, value) in world.Settings())
            {
                builder.Configuration[key] = value;
            }

            builder.Configuration["Entra:AllowHttpOnLoopback"] = allowed;
            builder.Configuration["Entra:Authority"] = authority;
        });

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => api.StartAsync());
        Assert.Contains("Entra:", refused.ToString(), StringComparison.Ordinal);
    }
}
