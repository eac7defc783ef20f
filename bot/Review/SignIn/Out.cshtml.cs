using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coordination.Bot.Review.SignIn;

/// <summary>Signs out: the cookie goes, and where the issuer has a page for it, the person is signed out there too.</summary>
[AllowAnonymous]
public sealed class OutModel(Issuer issuer) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(SignInSetup.Pages);
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
        return await EndSessionAsync() is { Length: > 0 } there ? Redirect(there) : RedirectToPage();
    }

    private async Task<string?> EndSessionAsync()
    {
        try
        {
            return (await issuer.ReadMetadataAsync(HttpContext.RequestAborted)).EndSessionEndpoint;
        }
        catch (InvalidOperationException)
        {
            // The issuer cannot be asked; signed out here they are all the same.
            return null;
        }
    }
}
