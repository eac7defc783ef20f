using System.ComponentModel.DataAnnotations;

namespace Coordination.Api.Access;

/// <summary>Whose tokens the API accepts: one tenant of one issuer, for one audience.</summary>
public sealed class EntraOptions
{
    public const string Section = "Entra";

    /// <summary>OIDC issuer; its metadata lies under <c>/.well-known/openid-configuration</c>.</summary>
    [Required]
    public string Authority { get; set; } = "";

    [Required]
    public string TenantId { get; set; } = "";

    [Required]
    public string Audience { get; set; } = "";

    /// <summary>For the playground's own issuer on this machine; refused in Production.</summary>
    public bool AllowHttpOnLoopback { get; set; }

    public string MetadataAddress => Authority.TrimEnd('/') + "/.well-known/openid-configuration";

    /// <summary>Plain http only where it was allowed, and then only to this machine itself.</summary>
    public bool MetadataIsSafe =>
        Uri.TryCreate(MetadataAddress, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (AllowHttpOnLoopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
