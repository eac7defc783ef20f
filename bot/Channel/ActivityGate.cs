using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>Why an activity with a valid token is still not let in; logged as a code.</summary>
internal enum GateFinding { LetIn, WrongServiceUrl, HostNotAllowed, WrongChannel, NotEndorsed, WrongTenant, Incomplete }

/// <summary>
/// Holds an activity against the token it came with. The token does not bind channel, tenant and service address of the body: a key is
/// endorsed for channels, the address stands in a claim, and the tenant has to be the configured one wherever the body names it.
/// </summary>
internal sealed class ActivityGate(ServiceHosts hosts, IOptions<ChannelOptions> options)
{
    private const string Teams = "msteams";

    /// <summary>Teams' own are shorter than 200; ids are kept for a while, so they must not be of any length.</summary>
    private const int LongestId = 1000;

    public GateFinding Examine(Activity activity, ChannelCaller caller)
    {
        if (!string.Equals(activity.ServiceUrl, caller.ServiceUrl, StringComparison.OrdinalIgnoreCase))
            return GateFinding.WrongServiceUrl;

        if (!hosts.Allows(activity.ServiceUrl))
            return GateFinding.HostNotAllowed;

        if (activity.ChannelId != Teams)
            return GateFinding.WrongChannel;

        if (!caller.Endorsements.Contains(Teams, StringComparer.Ordinal))
            return GateFinding.NotEndorsed;

        if (!IsOurTenant(activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id))
            return GateFinding.WrongTenant;

        return IsId(activity.Id) && IsId(activity.Conversation?.Id) && IsId(activity.From?.Id) && IsId(activity.Recipient?.Id)
            ? GateFinding.LetIn
            : GateFinding.Incomplete;
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && !id.Any(char.IsControl);

    private bool IsOurTenant(params ReadOnlySpan<string?> named)
    {
        var found = false;
        foreach (var tenant in named)
        {
            if (string.IsNullOrEmpty(tenant))
                continue;

            if (!Guid.TryParse(tenant, out var id) || id != options.Value.TenantId)
                return false;

            found = true;
        }

        return found;
    }
}
