using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coordination.Bot.Review.Answer;

/// <summary>
/// Where somebody answers without Teams and without a sign-in: the secret in the address says who. The page shows that person's own question and
/// answer and nothing else.
/// </summary>
[AllowAnonymous]
public sealed class LinkModel(CoordinationClient api, PageTexts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public AttendanceIntent? Intent { get; set; }

    [BindProperty]
    public string? Arrives { get; set; }

    /// <summary>The start that the form was made for.</summary>
    [BindProperty]
    public DateTimeOffset StartsAt { get; set; }

    [BindProperty]
    public IList<Availability?> Choices { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public AnswerLinkView View { get; private set; } = null!;

    public string? Problem { get; private set; }

    private CancellationToken Ct => HttpContext.RequestAborted;

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Intent = View.Session?.Intent;
        Arrives = Spoken.TimeField(View.Session?.ArrivesAt);
        Choices = [.. View.Poll?.Options.Select((_, place) => View.Poll.MyChoices?[place]) ?? []];
    }

    public Task<IActionResult> OnPostSessionAsync()
    {
        var arrival = default(DateTimeOffset?);
        var readable = Intent is not null && (Intent != AttendanceIntent.Late || (Spoken.TryTime(Arrives, StartsAt, out arrival) && arrival is not null));
        return WriteAsync(readable, "link.answerMissing", () =>
            api.PutLinkedAnswerAsync(Secret, new AnswerInvitation(Intent!.Value, StartsAt, Intent == AttendanceIntent.Late ? arrival : null), Ct));
    }

    public async Task<IActionResult> OnPostPollAsync()
    {
        await ReadAsync();
        var isComplete = Choices.Count == View.Poll?.Options.Count && !Choices.Contains(null);
        return await WriteAsync(
            isComplete, "link.choiceMissing", () => api.PutLinkedAnswerAsync(Secret, new AnswerDatePoll([.. Choices.OfType<Availability>()]), Ct));
    }

    private async Task<IActionResult> WriteAsync(bool readable, string missing, Func<Task> write)
    {
        try
        {
            if (readable)
            {
                await write();
                return Redirect($"{Request.Path}?saved=true");
            }

            Problem = texts[missing];
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (RefusedException e) when (e.Code != Refusal.NotFound)
        {
            Problem = RefusalWords.Of(e);
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync() => View = await api.FindAnswerLinkAsync(Secret, Ct) ?? throw new RefusedException(Refusal.NotFound);
}
