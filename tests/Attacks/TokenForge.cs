using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Tests.Attacks;

/// <summary>Writes tokens by hand, header and all, as no library would: what an attacker can send.</summary>
public sealed class TokenForge(TokenIssuer issuer, string serviceUrl) : IDisposable
{
    private readonly SigningKey _own = SigningKey.Create();

    public SigningKey Own => _own;

    public JsonObject Header(string alg = "RS256") => new() { ["alg"] = alg, ["typ"] = "JWT", ["kid"] = issuer.ChannelKey.KeyId };

    /// <summary>What Teams would claim now.</summary>
    public JsonObject Claims()
    {
        var now = issuer.Clock.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = issuer.ChannelIssuer, ["aud"] = issuer.Registrations.BotAppId.ToString(), ["serviceurl"] = serviceUrl,
            ["nbf"] = now - 60, ["exp"] = now + 3600,
        };
    }

    /// <summary>Signed with the channel's own key unless another is given.</summary>
    public string Sign(JsonObject? header = null, JsonObject? claims = null, SigningKey? key = null, RSASignaturePadding? padding = null)
    {
        var rsa = ((RsaSecurityKey)(key ?? issuer.ChannelKey).Credentials.Key).Rsa;
        return With(header ?? Header(), claims ?? Claims(), bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1));
    }

    /// <summary>The classic confusion of algorithms: the public key, as published, taken for a shared secret.</summary>
    public string SignWithPublicKey(string alg, byte[] secret) => With(Header(alg), Claims(), bytes => HMACSHA256.HashData(secret, bytes));

    public string Unsigned(string alg) => With(Header(alg), Claims(), _ => []);

    public void Dispose() => _own.Dispose();

    private static string With(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(JsonObject part) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
