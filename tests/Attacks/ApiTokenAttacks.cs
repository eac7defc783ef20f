using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.Api;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Tests.Attacks;

/// <summary>Tokens that somebody made up for the API, and headers with which somebody poses as somebody else.</summary>
public sealed class ApiTokenAttacks(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    private static readonly Person Somebody = new(Guid.NewGuid(), "Somebody", "somebody@kreis.example");

    private TokenIssuer Issuer => world.Issuer;

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    public async Task No_token_that_asks_not_to_be_checked(string alg) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync($"{Encoded(Header(alg))}.{Encoded(Claims())}."));

    [Theory]
    [InlineData("HS256")]
    [InlineData("HS512")]
    public async Task No_token_that_takes_the_published_key_for_a_shared_secret(string alg)
    {
        var rsa = ((RsaSecurityKey)Issuer.PeopleKey.Credentials.Key).Rsa;
        foreach (var secret in new[] { rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), rsa.ExportRSAPublicKey() })
        {
            var signed = $"{Encoded(Header(alg))}.{Encoded(Claims())}";
            var signature = alg == "HS256" ? HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)) : HMACSHA512.HashData(secret, Encoding.ASCII.GetBytes(signed));
            Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync($"{signed}.{Base64UrlEncoder.Encode(signature)}"));
        }
    }

    [Fact]
    public async Task No_token_that_brings_its_own_key_along()
    {
        using var key = SigningKey.Create();
        foreach (var header in new[] { new JsonObject { ["jwk"] = key.ToJwk() }, new JsonObject { ["jku"] = "https://attacker.example/keys" }, new JsonObject { ["x5u"] = "https://attacker.example/x" } })
        {
            var own = Header("RS256");
            foreach (var (name, value) in header) own[name] = value!.DeepClone();
            Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(SignedBy(key, own, Claims())));
        }
    }

    [Theory]
    [InlineData("nbf", 3600L)]
    [InlineData("exp", -3600L)]
    [InlineData("exp", null)]
    [InlineData("tid", null)]
    [InlineData("aud", null)]
    [InlineData("iss", null)]
    public async Task No_token_whose_claims_are_missing_or_out_of_time(string claim, long? seconds)
    {
        var claims = Claims();
        claims.Remove(claim);
        if (seconds is { } shift) claims[claim] = Issuer.Clock.GetUtcNow().ToUnixTimeSeconds() + shift;
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(SignedBy(Issuer.PeopleKey, Header("RS256"), claims)));
    }

    [Fact]
    public async Task The_forge_of_these_tests_makes_good_tokens_too() =>
        Assert.Equal(HttpStatusCode.OK, await GetMeAsync(SignedBy(Issuer.PeopleKey, Header("RS256"), Claims())));

    [Fact]
    public async Task An_administrator_of_another_tenant_is_nobody_here()
    {
        var claims = Issuer.PersonClaims(Somebody with { IsAdmin = true });
        claims["tid"] = Guid.NewGuid().ToString();
        Assert.Equal(HttpStatusCode.Unauthorized, await GetMeAsync(Sign(claims)));
    }

    [Fact]
    public async Task An_administrators_role_without_the_scope_of_this_api_opens_nothing()
    {
        var claims = Issuer.PersonClaims(Somebody with { IsAdmin = true });
        claims.Remove("scp");
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(claims)));
    }

    [Fact]
    public async Task An_app_that_does_not_say_it_is_one_acts_for_nobody()
    {
        var claims = Issuer.AppClaims([Routes.ActForRole, Routes.ErrandsRole]);
        claims.Remove("idtyp");
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(claims), Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Sign(claims)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("chair")]
    [InlineData("00000000-0000-0000-0000-000000000000, 11111111-1111-4111-8111-111111111111")]
    [InlineData("11111111-1111-4111-8111-11111111111")]
    public async Task A_header_that_names_nobody_acts_for_nobody(string header) =>
        Assert.Equal(HttpStatusCode.Forbidden, await GetMeAsync(Issuer.AppToken(Routes.ActForRole), header));

    [Fact]
    public async Task Two_headers_act_for_neither()
    {
        var chair = Guid.NewGuid().ToString();
        Assert.Equal(HttpStatusCode.OK, await GetMeAsync(Issuer.AppToken(Routes.ActForRole), chair));
        // A client library would join them into one: each has a line of its own here.
        foreach (var second in new[] { chair, Guid.NewGuid().ToString(), "" })
        {
            var head = $"GET {Routes.Me} HTTP/1.1\nHost: api\nConnection: close\nAuthorization: Bearer {Issuer.AppToken(Routes.ActForRole)}\n"
                + $"{Routes.ActingForHeader}: {chair}\n{Routes.ActingForHeader}: {second}";
            Assert.StartsWith("HTTP/1.1 403", await RawRequest.SendAsync(world.BaseAddress, head, [], TimeSpan.FromSeconds(20)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Not_even_the_bot_approves_or_corrects_for_the_clerk()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var seen = (await scene.SettleAsync()).Version;
        await Refused.WithAsync(Refusal.OwnSignInNeeded, () => scene.Clerk.PostApprovalAsync(scene.SessionId, seen, default));
        await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, seen, default);
        await Refused.WithAsync(Refusal.OwnSignInNeeded, () => scene.Clerk.PutCorrectionAsync(
            scene.SessionId, Guid.NewGuid(), new CorrectMinutes("Konsens", "Beschluss", "Grund"), default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Clerk.PutDraftAsync(scene.SessionId, scene.Draft(), default));
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_makes_the_api_ask_the_issuer_once_or_twice()
    {
        using var asked = new Counting();
        await using var api = await world.StartApiAsync(builder => builder.Services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, bearer => bearer.BackchannelHttpHandler = asked));
        using var http = new HttpClient(new HttpClientHandler(), disposeHandler: true) { BaseAddress = new Uri(api.Urls.Single()) };
        for (var i = 0; i < 200; i++)
        {
            using var key = i % 50 == 0 ? SigningKey.Create() : null;
            var header = Header("RS256");
            header["kid"] = $"unknown-{i}";
            using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Me);
            request.Headers.Authorization = new("Bearer", SignedBy(key ?? Issuer.PeopleKey, header, Claims()));
            using var response = await http.SendAsync(request);
        }

        using var good = new HttpRequestMessage(HttpMethod.Get, Routes.Me);
        good.Headers.Authorization = new("Bearer", Issuer.PersonToken(Somebody));
        using var answer = await http.SendAsync(good);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // Metadata and keys: at the start, and at most once more for a key that might be new.
        Assert.InRange(asked.Requests, 2, 4);
        await api.StopAsync();
    }

    private string Sign(IDictionary<string, object> claims) => Issuer.Sign(claims, Issuer.PeopleKey, Issuer.Authority, Issuer.Registrations.ApiAudience);

    private async Task<HttpStatusCode> GetMeAsync(string token, params string[] actingFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Me);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        foreach (var person in actingFor) request.Headers.TryAddWithoutValidation(Routes.ActingForHeader, person);
        using var response = await world.Http.SendAsync(request);
        return response.StatusCode;
    }

    private JsonObject Header(string alg) => new() { ["alg"] = alg, ["typ"] = "JWT", ["kid"] = Issuer.PeopleKey.KeyId };

    private JsonObject Claims()
    {
        var now = Issuer.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Issuer.Authority, ["aud"] = Issuer.Registrations.ApiAudience, ["nbf"] = now - 60, ["exp"] = now + 3600 };
        foreach (var (name, value) in Issuer.PersonClaims(Somebody)) claims[name] = JsonValue.Create((string)value);
        return claims;
    }

    private static string SignedBy(SigningKey key, JsonObject header, JsonObject claims)
    {
        var signed = $"{Encoded(header)}.{Encoded(claims)}";
        var signature = ((RsaSecurityKey)key.Credentials.Key).Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    private static string Encoded(JsonObject part) => Base64UrlEncoder.Encode(part.ToJsonString());

    private sealed class Counting() : DelegatingHandler(new HttpClientHandler())
    {
        private int _requests;

        public int Requests => _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
