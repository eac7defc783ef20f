using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Playground.Issuer;

/// <summary>What a browser asked <c>authorize</c> for; the code that answers it can be redeemed once, by whoever knows the verifier.</summary>
public sealed record SignInRequest(string RedirectUri, string CodeChallenge, string? Nonce);

/// <summary>Authorization codes that wait to be redeemed.</summary>
public sealed class SignIns(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, (Person Person, SignInRequest Request, DateTimeOffset Expires)> _codes = new(StringComparer.Ordinal);

    public string NewCode(Person person, SignInRequest request)
    {
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        _codes[code] = (person, request, clock.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>The person who signed in, or null if code, address or verifier do not fit. A code is spent by the attempt.</summary>
    public (Person Person, string? Nonce)? Redeem(string code, string redirectUri, string verifier)
    {
        if (!_codes.TryRemove(code, out var entry) || entry.Expires < clock.GetUtcNow())
        {
            return null;
        }

        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return string.Equals(challenge, entry.Request.CodeChallenge, StringComparison.Ordinal)
            && string.Equals(redirectUri, entry.Request.RedirectUri, StringComparison.Ordinal)
            ? (entry.Person, entry.Request.Nonce)
            : null;
    }
}
