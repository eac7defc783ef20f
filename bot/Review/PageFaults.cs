using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Coordination.Bot.Review;

/// <summary>What the fault page says and offers.</summary>
public sealed record Fault(string Title, string Words, string? Again, bool SignIn = false);

/// <summary>Turns a fault on the way to the API into a page in words. What was typed in a form is carried to a page that keeps it.</summary>
public sealed class PageFaults : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var request = context.HttpContext.Request;
        var typed = HttpMethods.IsPost(request.Method) && request.HasFormContentType;
        var signedOut = context.Exception is RefusedException { Code: Refusal.SignInRequired };
        if (typed && (signedOut || context.Exception is ApiUnavailableException))
        {
            // 307 makes the browser send the form once more, to the page that keeps it.
            context.Result = new RedirectResult(KeptModel.Address(request, WhyOf(context.Exception)), false, preserveMethod: true);
        }
        else if (FaultOf(context.Exception, request, context.HttpContext.RequestServices.GetRequiredService<PageTexts>()) is var (status, fault))
        {
            var data = new ViewDataDictionary<Fault>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = fault };
            context.Result = new ViewResult { ViewName = "/Review/Shared/Fault.cshtml", ViewData = data, StatusCode = status };
        }
    }

    private static string WhyOf(Exception exception) => exception switch
    {
        RefusedException => KeptModel.SignedOut,
        ApiUnavailableException { Code: { } code } => code.ToString(),
        _ => KeptModel.Unavailable,
    };

    private static (int Status, Fault Fault)? FaultOf(Exception exception, HttpRequest request, PageTexts t) => exception switch
    {
        ApiUnavailableException away => (StatusCodes.Status503ServiceUnavailable,
            new Fault(
                t["fault.unavailable.title"], away.Code is { } code ? RefusalWords.Of(code) : t["fault.unavailable.words"], request.Path + request.QueryString)),
        RefusedException { Code: Refusal.NotFound } => (StatusCodes.Status404NotFound, new Fault(t["fault.missing.title"], t["fault.missing.words"], null)),
        RefusedException { Code: Refusal.SignInRequired } => (StatusCodes.Status401Unauthorized,
            new Fault(t["fault.signedOut.title"], t["fault.signedOut.words"], request.Path + request.QueryString, SignIn: true)),
        RefusedException { Code: Refusal.NotAllowed } refusal => (StatusCodes.Status403Forbidden,
            new Fault(t["fault.refused.title"], RefusalWords.Of(refusal), null)),
        RefusedException refusal => (StatusCodes.Status409Conflict, new Fault(t["fault.refused.title"], RefusalWords.Of(refusal), null)),
        _ => null,
    };
}
