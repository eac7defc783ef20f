using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review.Admin;

/// <summary>Verwaltung: all working groups, and the form for a new one. The API lets only the app role Admin do this.</summary>
public sealed class IndexModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    /// <summary>Made with the form, so that a second click finds the first group.</summary>
    [BindProperty]
    public Guid GroupId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? ShortName { get; set; }

    /// <summary>Whose school holidays a file brings.</summary>
    [BindProperty]
    public Land? Land { get; set; }

    /// <summary>What came of the file; null if none was sent.</summary>
    public SchoolHolidayImport? Import { get; private set; }

    public IReadOnlyList<GroupSummary> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        GroupId = Guid.CreateVersion7();
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var field in new[] { (Key: nameof(Name), Value: Name), (Key: nameof(ShortName), Value: ShortName) })
        {
            if (string.IsNullOrWhiteSpace(field.Value))
            {
                ModelState.AddModelError(field.Key, T[$"field.{field.Key}"]);
            }
        }

        var complete = ModelState.IsValid;
        if (complete && await TryAsync(() => Api.PutGroupAsync(GroupId, new GroupDefinition(Name!.Trim(), ShortName!.Trim(), new PolicyProfile()), Ct)))
        {
            return Redirect($"/admin/groups/{GroupId}");
        }

        if (!complete)
        {
            Problem = T["problem.fields"];
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await ReadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostSchoolAsync(IFormFile? calendar)
    {
        // The other form of the page is not filled in here.
        ModelState.Clear();
        if (calendar is not { Length: > 0 } || Land is not { } land)
        {
            ModelState.AddModelError(nameof(calendar), T["field.calendar"]);
            (Problem, Response.StatusCode) = (T["problem.fields"], StatusCodes.Status400BadRequest);
        }
        else
        {
            await using var file = calendar.OpenReadStream();
            await TryAsync(async () => Import = await Api.PutSchoolHolidaysAsync(land, file, Ct));
        }

        await OnGetAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        var me = await Api.GetMeAsync(Ct);
        if (!me.IsAdmin)
        {
            throw new RefusedException(Refusal.NotAllowed);
        }

        Groups = await Api.GetGroupsAsync(Ct);
    }
}
