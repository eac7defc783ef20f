using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>
/// Zweiter Blick on a draft, with the way to each sentence and cue. A page of its own: reading a whole transcript once more takes longer than
/// opening a draft may.
/// </summary>
public sealed class SecondLookModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    public SessionView Session { get; private set; } = null!;

    public MinutesText Draft { get; private set; } = null!;

    public IReadOnlyList<FindingView> Findings { get; private set; } = [];

    /// <summary>Mandatory fields (Pflichtangaben) that are empty.</summary>
    public IReadOnlyList<string> Missing => [.. Draft.Minutes.Blockers.Where(blocker => blocker.Kind == BlockerKind.MissingField).Select(blocker => blocker.Field!)];

    public bool MayEdit { get; private set; }

    public Task OnGetAsync() => ReadAsync();

    /// <summary>Ticks a finding off as seen, or takes that back.</summary>
    public async Task<IActionResult> OnPostSeenAsync(string? finding, bool seen)
    {
        if (string.IsNullOrEmpty(finding))
        {
            return BadRequest();
        }

        if (await TryAsync(() => Api.PutFindingSeenAsync(SessionId, finding, seen, Ct)))
        {
            return Again();
        }

        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        var minutes = Existing(await Api.FindMinutesAsync(SessionId, Ct));
        Findings = Existing(await Api.FindSecondLookAsync(SessionId, Ct)).Findings;
        Draft = new MinutesText(minutes, (await Api.ReadAsync(minutes, Ct)).Cues);
        var group = Existing(await Api.FindGroupAsync(Session.GroupId, Ct));
        MayEdit = group.Members.Any(member => member.PersonId == PersonId && member.Role == Role.Clerk) && minutes.State != MinutesState.Approved;
    }
}
