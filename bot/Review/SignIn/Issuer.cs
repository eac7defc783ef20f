using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Coordination.Bot.Review.SignIn;

/// <summary>The token issuer's metadata: endpoints and signing keys, fetched once and renewed by Microsoft.IdentityModel.</summary>
public sealed class Issuer(IOptions<EntraOptions> options, IHttpClientFactory clients)
{
    public const string HttpClientName = "sign-in";

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata = new(
        $"{options.Value.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(clients.CreateClient(HttpClientName)) { RequireHttps = !options.Value.AllowHttpOnLoopback });

    public Task<OpenIdConnectConfiguration> ReadMetadataAsync(CancellationToken ct) => _metadata.GetConfigurationAsync(ct);

    /// <summary>A key that is not known may be a new one: the next reading asks again.</summary>
    public void Refresh() => _metadata.RequestRefresh();
}
