using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Review.SignIn;

/// <summary>Sign-in of people on the pages: cookie, authorization code with PKCE, and the policy that every page carries.</summary>
public static class SignInSetup
{
    /// <summary>Name of the cookie scheme and of the policy; the bot's own channel has another scheme.</summary>
    public const string Pages = "pages";

    private const string Entra = "entra";
    private const string SignInPath = "/sign-in";

    public const string FailedPath = "/sign-in/failed";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpClient(Issuer.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(15));
        services.AddSingleton<Issuer>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<AccessTokens>();
        services.AddAuthentication().AddCookie(Pages).AddOAuth<OAuthOptions, EntraHandler>(Entra, _ => { });
        services.AddOptions<CookieAuthenticationOptions>(Pages).Configure<IOptions<EntraOptions>>(ConfigureCookie);
        services.AddOptions<OAuthOptions>(Entra).Configure<IOptions<EntraOptions>>(ConfigureCodeFlow);
        services.AddAuthorizationBuilder().AddPolicy(Pages, policy => policy.AddAuthenticationSchemes(Pages).RequireAuthenticatedUser());
    }

    public static void MapSignIn(this WebApplication app)
    {
        // A caller may name only a path of this host to return to; anything else would be an open redirect.
        app.MapGet(SignInPath, (string? returnUrl, [FromQuery(Name = EntraHandler.LoginHint)] string? hint) =>
        {
            var properties = new AuthenticationProperties { RedirectUri = LocalPath.OrHome(returnUrl) };
            properties.SetParameter(EntraHandler.LoginHint, hint);
            return Results.Challenge(properties, [Entra]);
        }).AllowAnonymous();
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, IOptions<EntraOptions> signIn)
    {
        Secure(cookie.Cookie, "coordination-pages", signIn.Value);
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<AccessTokens>().KeepFreshAsync(context);
        cookie.Events.OnRedirectToLogin = context =>
        {
            // What was typed must survive an ended session: a form is carried to a page that keeps it.
            var post = HttpMethods.IsPost(context.Request.Method);
            var place = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
            context.Response.Redirect(
                post ? KeptModel.Address(context.Request, KeptModel.SignedOut) : $"{SignInPath}?{cookie.ReturnUrlParameter}={place}", permanent: false, preserveMethod: post);
            return Task.CompletedTask;
        };
    }

    private static void ConfigureCodeFlow(OAuthOptions flow, IOptions<EntraOptions> signIn)
    {
        flow.SignInScheme = Pages;
        flow.ClientId = signIn.Value.ClientId;
        flow.ClientSecret = signIn.Value.ClientSecret;
        flow.CallbackPath = "/sign-in/callback";
        // Replaced by the handler with what the issuer's metadata says.
        flow.AuthorizationEndpoint = flow.TokenEndpoint = signIn.Value.Authority.AbsoluteUri;
        flow.UsePkce = true;
        flow.SaveTokens = true;
        foreach (var scope in new[] { "openid", "profile", "offline_access", signIn.Value.PersonScope })
        {
            flow.Scope.Add(scope);
        }

        Secure(flow.CorrelationCookie, "coordination-sign-in.", signIn.Value);
        flow.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(FailedPath);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    // Lax is enough: the issuer comes back with a plain GET, and every form carries its own token against forgery.
    internal static void Secure(CookieBuilder cookie, string name, EntraOptions signIn)
    {
        cookie.Name = signIn.AllowHttpOnLoopback ? name : $"__Host-{name}";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = signIn.AllowHttpOnLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.IsEssential = true;
        cookie.Path = "/";
    }
}
