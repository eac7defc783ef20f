using Coordination.Bot.Review.SignIn;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coordination.Bot.Review;

/// <summary>What all pages share: the API under the name of the person who signed in, the texts, and how a refusal is shown.</summary>
public abstract class ReviewPage(CoordinationClient client, PageTexts texts) : PageModel
{
    private CoordinationClient? _api;

    /// <summary>The API called with the person's own token, so that an approval is theirs and not the bot's.</summary>
    protected CoordinationClient Api => _api ?? throw new InvalidOperationException("The page has not been entered yet.");

    public PageTexts T => texts;

    /// <summary>What the API said no to, in words; shown on top of the page, beside what was typed.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The same as a code, for a page that has a better word for it.</summary>
    protected Refusal? Refused { get; private set; }

    protected CancellationToken Ct => HttpContext.RequestAborted;

    protected Guid PersonId => Guid.Parse(User.FindFirst(IdTokens.PersonClaim)!.Value);

    public override async Task OnPageHandlerExecutionAsync(
        Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        var token = await HttpContext.GetTokenAsync(SignInSetup.Pages, "access_token");
        _api = client.WithToken(token ?? throw new RefusedException(Refusal.SignInRequired));
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Runs a write. A refusal becomes <see cref="Problem"/> and false, so that the page is shown again with what was typed.</summary>
    protected async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RefusedException e) when (e.Code is not (Refusal.SignInRequired or Refusal.NotFound))
        {
            (Problem, Refused) = (RefusalWords.Of(e), e.Code);
            Response.StatusCode = e.Code == Refusal.Stale ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict;
            return false;
        }
    }

    protected static T Existing<T>(T? found) where T : class => found ?? throw new RefusedException(Refusal.NotFound);

    /// <summary>After a write: read again, so that the browser's reload does not write twice.</summary>
    protected RedirectResult Again(string fragment = "") => Redirect($"{Request.Path}{fragment}");
}
