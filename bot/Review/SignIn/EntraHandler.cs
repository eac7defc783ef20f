using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Review.SignIn;

/// <summary>
/// ASP.NET Core's own authorization code flow with PKCE; the endpoints come from the issuer's metadata and the person from the checked id token.
/// The tokens stay in the encrypted cookie ticket and never reach the page.
/// </summary>
public sealed class EntraHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Issuer issuer, IdTokens idTokens, IOptions<PagesOptions> pages)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    /// <summary>Whom to suggest to the issuer (Teams knows who is looking); a hint, never a proof.</summary>
    public const string LoginHint = "login_hint";

    /// <summary>Where the issuer sends people back to: the address of the settings, whatever name a request came under.</summary>
    private string Callback => pages.Value.BaseAddress.AbsoluteUri.TrimEnd('/') + Options.CallbackPath;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await UseMetadataAsync();
        }
        catch (InvalidOperationException)
        {
            // The issuer's metadata cannot be had: nobody can sign in, and the page says so.
            Response.Redirect(SignInSetup.FailedPath);
            return;
        }

        await base.HandleChallengeAsync(properties);
    }

    protected override Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context) =>
        base.ExchangeCodeAsync(new OAuthCodeExchangeContext(context.Properties, context.Code, Callback));

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await UseMetadataAsync();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var address = base.BuildChallengeUrl(properties, Callback);
        return properties.GetParameter<string>(LoginHint) is { Length: > 0 } hint ? QueryHelpers.AddQueryString(address, LoginHint, hint) : address;
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response?.RootElement.TryGetProperty("id_token", out var value) == true ? value.GetString() : null;
        var claims = await idTokens.ReadAsync(idToken, Context.RequestAborted);
        var person = new ClaimsIdentity(claims, Scheme.Name, IdTokens.NameClaim, IdTokens.RoleClaim);
        return new AuthenticationTicket(new ClaimsPrincipal(person), properties, Scheme.Name);
    }

    // The options are one object per scheme; writing the same addresses again is harmless.
    private async Task UseMetadataAsync()
    {
        var metadata = await issuer.ReadMetadataAsync(Context.RequestAborted);
        Options.AuthorizationEndpoint = metadata.AuthorizationEndpoint;
        Options.TokenEndpoint = metadata.TokenEndpoint;
    }
}
