using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Bot.Review.SignIn;

/// <summary>Checks who signed in: signature, issuer, audience, lifetime and tenant of the id token; then keeps only what the pages show.</summary>
public sealed class IdTokens(Issuer issuer, IOptions<EntraOptions> options)
{
    public const string PersonClaim = "oid";
    public const string NameClaim = "name";
    public const string RoleClaim = "roles";

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private static readonly string[] KeptClaims = [PersonClaim, NameClaim, RoleClaim];

    public async Task<IReadOnlyList<Claim>> ReadAsync(string? idToken, CancellationToken ct)
    {
        var result = await ValidateAsync(idToken, ct);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            issuer.Refresh();
            result = await ValidateAsync(idToken, ct);
        }

        if (!result.IsValid)
        {
            throw new AuthenticationFailureException("The id token is not valid.", result.Exception);
        }

        var claims = result.ClaimsIdentity.Claims.ToList();
        if (!Guid.TryParse(claims.Find(claim => claim.Type == "tid")?.Value, out var tenant) || tenant != options.Value.TenantId)
        {
            throw new AuthenticationFailureException("The id token is of another tenant.");
        }

        if (!Guid.TryParse(claims.Find(claim => claim.Type == PersonClaim)?.Value, out _))
        {
            throw new AuthenticationFailureException("The id token names no person.");
        }

        return claims.FindAll(claim => KeptClaims.Contains(claim.Type, StringComparer.Ordinal));
    }

    private async Task<TokenValidationResult> ValidateAsync(string? idToken, CancellationToken ct)
    {
        var metadata = await issuer.ReadMetadataAsync(ct);
        return await Handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = options.Value.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ClockSkew = TimeSpan.FromMinutes(2),
        });
    }
}
