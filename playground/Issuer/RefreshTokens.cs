using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Playground.Issuer;

/// <summary>Refresh tokens as signed statements, so that the pages stay signed in over a restart without a list of them.</summary>
internal static class RefreshTokens
{
    private const string Audience = "refresh";

    public static string Issue(TokenIssuer issuer, Person person) => issuer.Sign(
        new Dictionary<string, object>(StringComparer.Ordinal) { ["oid"] = person.Id.ToString() },
        issuer.PeopleKey, issuer.Authority, Audience, issuer.Clock.GetUtcNow().AddDays(14));

    public static async Task<Person?> RedeemAsync(string token, TokenIssuer issuer, IReadOnlyList<Person> people)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer.Authority,
            ValidAudience = Audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = issuer.PeopleKey.Credentials.Key,
        });
        return result.IsValid ? people.FirstOrDefault(p => p.Id.ToString() == result.Claims["oid"] as string) : null;
    }
}
