using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Bot.Channel.Proofs;

/// <summary>A statement signed with the certificate's key (RFC 7523), for this endpoint and a few minutes; the key stays here.</summary>
internal sealed class CertificateProof(string appId, X509Certificate2 certificate, TimeProvider time) : BotProof
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    // kid and x5t would be SHA-1; Entra finds the certificate by its SHA-256.
    private readonly SigningCredentials _key = new(new RsaSecurityKey(certificate.GetRSAPrivateKey()), SecurityAlgorithms.RsaSsaPssSha256);
    private readonly string _thumbprint = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));

    public override HttpRequestMessage Ask(Uri endpoint, string scope) => Form(endpoint, appId, scope,
        new KeyValuePair<string, string>("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        new KeyValuePair<string, string>("client_assertion", Statement(endpoint)));

    private string Statement(Uri endpoint)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = appId,
            Audience = endpoint.AbsoluteUri,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = appId, ["jti"] = Guid.NewGuid().ToString() },
            NotBefore = now,
            IssuedAt = now,
            Expires = now + Life,
            SigningCredentials = _key,
            AdditionalHeaderClaims = new Dictionary<string, object>(StringComparer.Ordinal) { ["x5t#S256"] = _thumbprint },
        });
    }
}
