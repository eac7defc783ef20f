using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>The hosts that may receive the bot's token. Asked before every call, because stored addresses may be older than the setting.</summary>
public sealed class ServiceHosts(IOptions<ChannelOptions> options)
{
    public bool Allows(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && (address.IsDefaultPort || address.IsLoopback)
        && SecureAddress.IsAllowed(address, options.Value.AllowHttpOnLoopback)
        && options.Value.AllowedServiceHosts.Any(pattern => Matches(pattern, address.IdnHost));

    private static bool Matches(string pattern, string host) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
