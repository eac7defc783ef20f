using Microsoft.Extensions.Options;

namespace Coordination.Bot.Review;

/// <summary>What every page tells the browser: own scripts and styles only, framed by Teams only, nothing stored on the way.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IOptions<ReviewOptions> pages, IOptions<EntraOptions> signIn)
{
    // Forms may lead to the issuer: signing out, or a form after the session has ended, is redirected there.
    private readonly string _policy = string.Join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
        $"form-action 'self' {signIn.Value.Authority.GetLeftPart(UriPartial.Authority)}", "base-uri 'none'",
        $"frame-ancestors {pages.Value.FrameAncestors}");

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            // After the page: antiforgery sets its own and would warn of ours.
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
