using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>The bot's registration with Teams, and whom the edge trusts.</summary>
public sealed class ChannelOptions
{
    public const string Section = "Channel";

    [Required]
    public string AppId { get; set; } = "";

    [Required]
    public string ClientSecret { get; set; } = "";

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

        if (options.TenantId == Guid.Empty)
        {
            return ValidateOptionsResult.Fail("Channel:TenantId is missing.");
        }

        return SecureAddress.IsAllowed(options.MetadataAddress, options.AllowHttpOnLoopback)
            && SecureAddress.IsAllowed(options.EffectiveTokenEndpoint, options.AllowHttpOnLoopback)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Channel:MetadataAddress and Channel:TokenEndpoint must be https addresses.");
    }
}
