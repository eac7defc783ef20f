using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>The bot's registration with Teams, and whom the edge trusts.</summary>
public sealed class ChannelOptions
{
    public const string Section = "Channel";

    [Required]
    public string AppId { get; set; } = "";

    /// <summary>One of three ways to prove that this is the registration.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>PKCS#12 or PEM with the private key.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>The identity that Azure gives the machine; the app id is its client id.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>The one tenant whose chats are served.</summary>
    public Guid TenantId { get; set; }

    /// <summary>Where the bot gets tokens for the connector; empty means the tenant's endpoint in the public cloud.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>Scope of those tokens; the government cloud has another.</summary>
    [Required]
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    [Required]
    public Uri MetadataAddress { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Hosts that may receive the bot's token, e.g. <c>smba.trafficmanager.net</c> or <c>*.botframework.com</c>.</summary>
    [MinLength(1)]
    public IReadOnlyList<string> AllowedServiceHosts { get; set; } = [];

    /// <summary>Plain http towards a connector on this machine. Refused in Production.</summary>
    public bool AllowHttpOnLoopback { get; set; }

    /// <summary>No faster than Teams allows. Off only for load tests, where the channel is not Teams. Refused in Production.</summary>
    public bool Paced { get; set; } = true;

    public Uri EffectiveTokenEndpoint => TokenEndpoint ?? new Uri($"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token");
}

internal sealed class ChannelOptionsRules(IHostEnvironment environment) : IValidateOptions<ChannelOptions>
{
    public ValidateOptionsResult Validate(string? name, ChannelOptions options)
    {
        if (options.AllowHttpOnLoopback && environment.IsProduction())
        {
            return ValidateOptionsResult.Fail("Channel:AllowHttpOnLoopback is refused in Production.");
        }

        if (!options.Paced && environment.IsProduction())
        {
            return ValidateOptionsResult.Fail("Channel:Paced must not be off in Production.");
        }

        if (options.TenantId == Guid.Empty)
        {
            return ValidateOptionsResult.Fail("Channel:TenantId is missing.");
        }

        if (ProofProblem(options) is { } problem)
        {
            return ValidateOptionsResult.Fail(problem);
        }

        return SecureAddress.IsAllowed(options.MetadataAddress, options.AllowHttpOnLoopback)
            && SecureAddress.IsAllowed(options.EffectiveTokenEndpoint, options.AllowHttpOnLoopback)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Channel:MetadataAddress and Channel:TokenEndpoint must be https addresses.");
    }

    private static string? ProofProblem(ChannelOptions options)
    {
        bool[] ways = [!string.IsNullOrEmpty(options.ClientSecret), !string.IsNullOrEmpty(options.CertificatePath), options.ManagedIdentity];
        if (ways.Count(way => way) != 1)
        {
            return "Channel:ClientSecret, Channel:CertificatePath or Channel:ManagedIdentity: exactly one of them must be set.";
        }

        try
        {
            using var certificate = string.IsNullOrEmpty(options.CertificatePath) ? null : CertificateFile.Load(options.CertificatePath, options.CertificatePassword);
            using var key = certificate?.GetRSAPrivateKey();
            return certificate is null || key is not null ? null : "Channel:CertificatePath: it has no private RSA key.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"Channel:CertificatePath: {e.Message}";
        }
    }
}
