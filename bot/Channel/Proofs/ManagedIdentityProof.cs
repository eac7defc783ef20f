namespace Coordination.Bot.Channel.Proofs;

/// <summary>
/// The identity that Azure gives the machine: no secret at all. The platform names an endpoint (Container Apps, App Service); a virtual machine
/// has its own at a fixed address.
/// </summary>
internal sealed class ManagedIdentityProof(string appId) : BotProof
{
    private const string Machine = "http://169.254.169.254/metadata/identity/oauth2/token";

    private readonly string? _endpoint = Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT");
    private readonly string? _header = Environment.GetEnvironmentVariable("IDENTITY_HEADER");

    public override HttpRequestMessage Ask(Uri endpoint, string scope)
    {
        var what = $"resource={Uri.EscapeDataString(ResourceOf(scope))}&client_id={Uri.EscapeDataString(appId)}";
        if (_endpoint is null)
        {
            return new HttpRequestMessage(HttpMethod.Get, $"{Machine}?api-version=2018-02-01&{what}") { Headers = { { "Metadata", "true" } } };
        }

        return new HttpRequestMessage(HttpMethod.Get, $"{_endpoint}?api-version=2019-08-01&{what}") { Headers = { { "X-IDENTITY-HEADER", _header } } };
    }

    private static string ResourceOf(string scope) => scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;
}
