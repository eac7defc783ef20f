using Coordination.Bot.Review.SignIn;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coordination.Bot.Review;

/// <summary>
/// Holds a form that could not be taken, because the API was down or the sign-in had ended, so that nothing typed is lost. It writes nothing:
/// the form's own token goes along and is checked by the page it is for.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class KeptModel(PageTexts texts) : PageModel
{
    public const string SignedOut = "signed-out";
    public const string Unavailable = "unavailable";
    private const int Typed = 12;

    public PageTexts T => texts;

    public string To { get; private set; } = LocalPath.Home;

    public bool NeedsSignIn { get; private set; }

    /// <summary>What is wrong with the storage, where the API said so.</summary>
    public Refusal? Trouble { get; private set; }

    public bool LostFile { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; private set; } = [];

    /// <summary>What a person typed rather than chose: worth showing.</summary>
    public IEnumerable<string> Texts => Fields
        .Where(pair => !pair.Key.StartsWith("__", StringComparison.Ordinal) && pair.Value.Length > Typed && pair.Value.Contains(' ', StringComparison.Ordinal))
        .Select(pair => pair.Value);

    public static string Address(HttpRequest request, string why) =>
        $"/review/kept?why={why}&to={Uri.EscapeDataString(request.Path + request.QueryString)}";

    public IActionResult OnGet() => Redirect(LocalPath.Home);

    public async Task OnPostAsync(string? to, string? why)
    {
        To = LocalPath.OrHome(to);
        NeedsSignIn = why == SignedOut;
        Trouble = Enum.TryParse<Refusal>(why, out var code) && code is Refusal.StorageAway or Refusal.StorageFull or Refusal.StorageReadOnly
            ? code
            : null;
        Response.StatusCode = NeedsSignIn ? StatusCodes.Status401Unauthorized : StatusCodes.Status503ServiceUnavailable;
        if (Request.HasFormContentType)
        {
            var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            LostFile = form.Files.Count > 0;
            Fields = [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];
        }
    }
}
