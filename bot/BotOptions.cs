using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Coordination.Bot;

/// <summary>Where the API of this installation is.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    [Required]
    public Uri BaseAddress { get; set; } = null!;
}

/// <summary>The organisation's sign-in (Entra): people on the pages, and the bot's own token for the API.</summary>
public sealed class EntraOptions
{
    public const string Section = "Entra";

    /// <summary>OpenID issuer; its metadata is under <c>/.well-known/openid-configuration</c>.</summary>
    [Required]
    public Uri Authority { get; set; } = null!;

    public Guid TenantId { get; set; }

    [Required]
    public string ClientId { get; set; } = "";

    [Required]
    public string ClientSecret { get; set; } = "";

    /// <summary>Scope that people's tokens for the API carry; empty means <c>api://{ClientId}/access_as_user</c>.</summary>
    public string? ApiScope { get; set; }

    public string PersonScope => string.IsNullOrEmpty(ApiScope) ? $"api://{ClientId}/access_as_user" : ApiScope;

    /// <summary>Plain http for an issuer on this machine. Refused in Production.</summary>
    public bool AllowHttpOnLoopback { get; set; }
}

/// <summary>The public address of the review pages, for links in cards.</summary>
public sealed class PagesOptions
{
    public const string Section = "Pages";

    [Required]
    public Uri BaseAddress { get; set; } = null!;
}

/// <summary>Tokens and secrets travel over https only, apart from a configured issuer or connector on the same machine.</summary>
public static class SecureAddress
{
    public static bool IsAllowed(Uri? address, bool allowHttpOnLoopback) =>
        address is { IsAbsoluteUri: true }
        && (address.Scheme == Uri.UriSchemeHttps || (allowHttpOnLoopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

internal sealed class EntraOptionsRules(IHostEnvironment environment) : IValidateOptions<EntraOptions>
{
    public ValidateOptionsResult Validate(string? name, EntraOptions options)
    {
        if (options.AllowHttpOnLoopback && environment.IsProduction())
        {
            return ValidateOptionsResult.Fail("Entra:AllowHttpOnLoopback is refused in Production.");
        }

        if (options.TenantId == Guid.Empty)
        {
            return ValidateOptionsResult.Fail("Entra:TenantId is missing.");
        }

        return options.Authority is null || SecureAddress.IsAllowed(options.Authority, options.AllowHttpOnLoopback)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Entra:Authority must be an https address.");
    }
}
