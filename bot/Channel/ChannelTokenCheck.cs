using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Bot.Channel;

/// <summary>What a valid token says about the caller, to be held against the activity it came with.</summary>
internal sealed record ChannelCaller(string ServiceUrl, IReadOnlyList<string> Endorsements);

/// <summary>Checks the channel's token before anything of the body is read. Only the channel's own issuer is accepted, never a person's token.</summary>
internal sealed class ChannelTokenCheck(ChannelKeys keys, IOptions<ChannelOptions> options)
{
    private const int LongestToken = 16 * 1024;

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <summary>null where the header holds no token that the channel signed for this bot.</summary>
    public async Task<ChannelCaller?> CheckAsync(string? authorization, CancellationToken ct)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return null;

        var text = authorization["Bearer ".Length..].Trim();
        if (text.Length > LongestToken || !_handler.CanReadToken(text) || Read(text) is not { } token || await keys.FindAsync(token.Kid, ct) is not { } key)
            return null;

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.AppId,
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
        });
        return result.IsValid && result.Claims.TryGetValue("serviceurl", out var claim) && claim is string { Length: > 0 } serviceUrl
            ? new ChannelCaller(serviceUrl, key.Endorsements)
            : null;
    }

    /// <summary>null for what is no token, or none that an allowed algorithm signed with a named key.</summary>
    private JsonWebToken? Read(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text) is { Kid.Length: > 0, Alg: var alg } token && Algorithms.Contains(alg) ? token : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
