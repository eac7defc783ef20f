using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Tests.Attacks;

/// <summary>Ways to be taken for Teams without its key.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class ChannelTokenAttacks(AttackedBot bot)
{
    private TokenIssuer Issuer => bot.World.Issuer;

    private TokenForge Forge => bot.Forge;

    [Fact]
    public async Task What_the_forge_makes_with_the_right_key_is_let_in() => Assert.Equal(200, await StatusAsync(Forge.Sign()));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("")]
    [InlineData("RS256")]
    public async Task A_token_without_a_signature_is_refused_whatever_it_calls_its_algorithm(string alg) =>
        Assert.Equal(401, await StatusAsync(Forge.Unsigned(alg)));

    [Theory]
    [InlineData("HS256", "pem")]
    [InlineData("HS256", "jwk")]
    [InlineData("HS256", "modulus")]
    [InlineData("RS256", "pem")]
    public async Task The_public_key_is_no_shared_secret(string alg, string form)
    {
        var rsa = ((RsaSecurityKey)Issuer.ChannelKey.Credentials.Key).Rsa;
        var secret = form switch
        {
            "pem" => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            "jwk" => Encoding.UTF8.GetBytes(Issuer.ChannelKey.ToJwk().ToJsonString()),
            _ => rsa.ExportParameters(includePrivateParameters: false).Modulus!,
        };
        Assert.Equal(401, await StatusAsync(Forge.SignWithPublicKey(alg, secret)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("x5c")]
    public async Task A_key_that_the_token_brings_along_counts_for_nothing_and_no_address_in_it_is_asked(string bringing)
    {
        bot.Outside.Answer = context => context.Response.WriteAsync(new JsonObject { ["keys"] = new JsonArray(Forge.Own.ToJwk(["msteams"])) }.ToJsonString());
        foreach (var kid in new[] { Issuer.ChannelKey.KeyId, Forge.Own.KeyId })
        {
            var header = Forge.Header();
            header["kid"] = kid;
            header[bringing] = bringing switch
            {
                "jwk" => Forge.Own.ToJwk(["msteams"]),
                "x5c" => new JsonArray(Convert.ToBase64String(((RsaSecurityKey)Forge.Own.Credentials.Key).Rsa.ExportSubjectPublicKeyInfo())),
                _ => JsonValue.Create(bot.Outside.Address + "keys"),
            };
            Assert.Equal(401, await StatusAsync(Forge.Sign(header, key: Forge.Own)));
        }

        Assert.Empty(bot.Outside.Requests);
    }

    [Fact]
    public async Task Another_padding_than_the_agreed_one_is_refused_even_with_the_right_key() =>
        Assert.Equal(401, await StatusAsync(Forge.Sign(Forge.Header("PS256"), padding: RSASignaturePadding.Pss)));

    public static TheoryData<string, string> WrongClaims => new()
    {
        { "iss", "\"https://api.botframework.us\"" }, { "iss", "\"https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/\"" }, { "iss", "[]" }, { "iss", "null" },
        { "aud", "\"https://api.botframework.com\"" }, { "aud", "\"*\"" }, { "aud", "\"\"" }, { "aud", "[]" }, { "aud", "null" },
        { "exp", "null" }, { "exp", "0" }, { "exp", "-1" }, { "exp", "\"tomorrow\"" },
        { "serviceurl", "null" }, { "serviceurl", "\"\"" }, { "serviceurl", "7" }, { "serviceurl", "[]" }, { "serviceurl", "{\"a\":1}" },
    };

    [Theory]
    [MemberData(nameof(WrongClaims))]
    public async Task A_claim_that_is_missing_or_wrong_refuses_the_token(string claim, string value)
    {
        var claims = Forge.Claims();
        claims[claim] = JsonNode.Parse(value);
        if (claims[claim] is null)
            claims.Remove(claim);

        Assert.Equal(401, await StatusAsync(Forge.Sign(claims: claims)));
    }

    [Theory]
    [InlineData(-3600, -360, 401)] // ended six minutes ago
    [InlineData(-3600, -240, 200)] // four: within the five that clocks may differ
    [InlineData(360, 3600, 401)] // begins in six minutes
    [InlineData(240, 3600, 200)]
    [InlineData(86_400, 172_800, 401)] // tomorrow
    [InlineData(3600, -3600, 401)] // ends before it begins
    public async Task A_token_counts_within_its_time_and_five_minutes(int begins, int ends, int status)
    {
        var now = Issuer.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = Forge.Claims();
        (claims["nbf"], claims["exp"]) = (now + begins, now + ends);
        Assert.Equal(status, await StatusAsync(Forge.Sign(claims: claims)));
    }

    [Fact]
    public async Task A_token_of_Entra_for_the_same_audience_does_not_make_a_person_or_an_app_Teams()
    {
        var claims = Issuer.PersonClaims(new(bot.Scene.Member.PersonId, "Somebody", "somebody@kreis.example"));
        claims["serviceurl"] = bot.Connector.Address;
        foreach (var audience in new[] { $"{Issuer.Registrations.BotAppId}", $"api://{Issuer.Registrations.BotAppId}", $"api://botid-{Issuer.Registrations.BotAppId}" })
        {
            Assert.Equal(401, await StatusAsync(Issuer.Sign(claims, Issuer.PeopleKey, Issuer.Authority, audience)));
            Assert.Equal(401, await StatusAsync(Issuer.Sign(claims, Issuer.PeopleKey, Issuer.ChannelIssuer, audience)));
            Assert.Equal(401, await StatusAsync(Issuer.Sign(Issuer.AppClaims([Routes.ActForRole]), Issuer.PeopleKey, Issuer.Authority, audience)));
        }
    }

    public static TheoryData<string> NoTokens => new()
    {
        "", "a", "a.b", "..", "a.b.c", "a.b.c.d.e", "....", new string('.', 1000), "e30.e30.", "bnVsbA.bnVsbA.bnVsbA", "W10.W10.", new string('A', 17_000),
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.QQ.QQ.QQ.QQ", "eyJhbGciOiJSUzI1NiIsImtpZCI6WyJhIl19.e30.AAAA", "eyJhbGciOlsiUlMyNTYiXX0.e30.AAAA",
    };

    [Theory]
    [MemberData(nameof(NoTokens))]
    public async Task What_is_no_token_is_refused_and_never_a_fault(string token)
    {
        var answer = await bot.RawAsync($"POST /api/messages HTTP/1.1\nHost: bot\nConnection: close\nAuthorization: Bearer {token}\nContent-Length: 0");
        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\u0000")]
    [InlineData("\r\nX: y")]
    public async Task A_key_id_is_looked_up_and_nothing_else(string kid)
    {
        var header = Forge.Header();
        header["kid"] = kid;
        Assert.Equal(401, await StatusAsync(Forge.Sign(header, key: Forge.Own)));
    }

    [Fact]
    public async Task A_token_of_sixteen_kilobytes_is_refused_though_its_signature_is_right()
    {
        var claims = Forge.Claims();
        claims["padding"] = new string('x', 16_000);
        Assert.Equal(401, await StatusAsync(Forge.Sign(claims: claims)));
    }

    [Fact]
    public async Task Of_two_tokens_none_counts()
    {
        var (good, bad) = ($"Authorization: Bearer {Forge.Sign()}", $"Authorization: Bearer {Forge.Unsigned("none")}");
        foreach (var pair in new[] { $"{good}\n{bad}", $"{bad}\n{good}", $"{good}\n{good}" })
        {
            var answer = await bot.RawAsync($"POST /api/messages HTTP/1.1\nHost: bot\nConnection: close\n{pair}\nContent-Length: 0");
            Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Bearer", 400)] // let in as far as the body, which is empty
    [InlineData("bearer", 400)]
    [InlineData("BEARER", 400)]
    [InlineData("Basic", 401)]
    [InlineData("", 401)]
    public async Task The_scheme_is_read_in_any_case_and_no_other_is_taken(string scheme, int status)
    {
        var answer = await bot.RawAsync($"POST /api/messages HTTP/1.1\nHost: bot\nConnection: close\nAuthorization: {scheme} {Forge.Sign()}\nContent-Length: 0");
        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("TRACE", 405)]
    [InlineData("POST", 401)]
    public async Task There_is_one_verb_and_no_way_past_the_token_by_another(string verb, int status)
    {
        var answer = await bot.RawAsync($"{verb} /api/messages HTTP/1.1\nHost: bot\nConnection: close\nX-HTTP-Method-Override: POST\nx-ms-agents-playground: true\nContent-Length: 0");
        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
    }

    private async Task<int> StatusAsync(string token) => (await bot.PostAsync(bot.Message(bot.Scene.Member), token)).Status;
}
