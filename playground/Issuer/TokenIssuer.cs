using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Playground.Issuer;

/// <summary>
/// Stands in for Entra and for the Bot Framework's token service on one machine: real keys, real signatures, so that neither host needs
/// a switch that turns authentication off. Tests mint whatever an attacker might bring through <see cref="Sign"/>.
/// </summary>
/// <param name="clock">Wall clock: the libraries that check a token's lifetime use no other.</param>
public sealed class TokenIssuer(Registrations registrations, SigningKey people, SigningKey channel, TimeProvider clock)
{
    /// <summary>Audience of the tokens with which the bot calls the connector.</summary>
    public const string ConnectorAudience = "https://api.botframework.com";

    /// <summary>Audience of the tokens with which the bot calls Microsoft Graph.</summary>
    public const string GraphAudience = "https://graph.microsoft.com";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Registrations Registrations => registrations;

    /// <summary>Key of the people's and the bot's tokens.</summary>
    public SigningKey PeopleKey => people;

    /// <summary>Key of the channel's tokens, endorsed for <c>msteams</c>.</summary>
    public SigningKey ChannelKey => channel;

    public TimeProvider Clock => clock;

    /// <summary>Where the issuer answers; known once its host has its port.</summary>
    public Uri BaseAddress { get; set; } = new("http://127.0.0.1/");

    public string Authority => new Uri(BaseAddress, "issuer/v2.0").AbsoluteUri;

    public string ChannelIssuer => new Uri(BaseAddress, "botframework").AbsoluteUri;

    public string TokenEndpoint => $"{Authority}/token";

    public string ChannelMetadataAddress => $"{ChannelIssuer}/.well-known/openidconfiguration";

    /// <summary>A person's own token for the API, as the pages forward it.</summary>
    public string PersonToken(Person person) => Sign(PersonClaims(person), people, Authority, registrations.ApiAudience);

    /// <summary>The bot's own token for the API. The roles are what the administrator of the tenant granted.</summary>
    public string AppToken(params string[] roles) => Sign(AppClaims(roles), people, Authority, registrations.ApiAudience);

    /// <summary>What the bot carries when it calls Graph; each is another one.</summary>
    public string GraphToken() => Sign(
        new Dictionary<string, object>(AppClaims([]), StringComparer.Ordinal) { ["uti"] = Guid.NewGuid().ToString("N") }, people, Authority, GraphAudience);

    /// <summary>What the bot carries when it calls the connector.</summary>
    public string ConnectorToken() => Sign(AppClaims([]), people, Authority, ConnectorAudience);

    /// <summary>What Teams carries when it calls the bot.</summary>
    public string ChannelToken(string serviceUrl) => Sign(
        new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl },
        channel, ChannelIssuer, registrations.BotAppId.ToString());

    public Dictionary<string, object> PersonClaims(Person person)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["oid"] = person.Id.ToString(),
            ["sub"] = person.Id.ToString("N"),
            ["tid"] = registrations.TenantId.ToString(),
            ["name"] = person.Name,
            ["preferred_username"] = person.Mail,
            ["scp"] = "access_as_user",
            ["azp"] = registrations.PagesClientId.ToString(),
            ["ver"] = "2.0",
        };
        if (person.IsAdmin)
        {
            claims["roles"] = new[] { Contracts.Routes.AdminRole };
        }

        return claims;
    }

    public Dictionary<string, object> AppClaims(IReadOnlyList<string> roles) => new(StringComparer.Ordinal)
    {
        ["oid"] = registrations.BotAppId.ToString(),
        ["sub"] = registrations.BotAppId.ToString(),
        ["tid"] = registrations.TenantId.ToString(),
        ["azp"] = registrations.BotAppId.ToString(),
        ["idtyp"] = "app",
        ["roles"] = roles.ToArray(),
        ["ver"] = "2.0",
    };

    /// <summary>Signs any claims with any key, for any issuer, audience and time.</summary>
    /// <param name="expires">null: an hour from now.</param>
    public string Sign(
        IDictionary<string, object> claims, SigningKey key, string issuer, string audience, DateTimeOffset? expires = null)
    {
        var end = expires ?? clock.GetUtcNow() + Lifetime;
        var start = end - Lifetime - TimeSpan.FromMinutes(1);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            IssuedAt = start.UtcDateTime,
            NotBefore = start.UtcDateTime,
            Expires = end.UtcDateTime,
            SigningCredentials = key.Credentials,
        });
    }
}
