using System.Security.Cryptography;

namespace Coordination.Playground.Issuer;

/// <summary>The two app registrations of the product in one tenant: pages with API, and the bot. Secrets are fresh for each run.</summary>
public sealed record Registrations(Guid TenantId, Guid PagesClientId, string PagesSecret, Guid BotAppId, string BotSecret)
{
    /// <summary>What tokens for the API carry as <c>aud</c>: the registration of the pages is also that of the API.</summary>
    public string ApiAudience => PagesClientId.ToString();

    public string ApiScope => $"api://{PagesClientId}/access_as_user";

    /// <summary>Ids stay the same over restarts, as the stored conversations name the tenant.</summary>
    public static Registrations Create() => new(
        Guid.Parse("5c0a1d7e-0000-4000-8000-0000000000a1"), Guid.Parse("5c0a1d7e-0000-4000-8000-0000000000a2"), NewSecret(),
        Guid.Parse("5c0a1d7e-0000-4000-8000-0000000000a3"), NewSecret());

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
