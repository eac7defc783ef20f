using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>Genehmigung: shows word for word what will be frozen; approves that text and no other.</summary>
public sealed class ApprovalModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Sha256 { get; set; }

    [BindProperty]
    public bool Read { get; set; }

    public SessionView Session { get; private set; } = null!;

    public GroupView Group { get; private set; } = null!;

    /// <summary>The text word for word as it will be frozen, attendance and times included.</summary>
    public MinutesPreview Preview { get; private set; } = null!;

    public MinutesText Draft { get; private set; } = null!;

    /// <summary>What keeps it from being approved; the second approval does not, it is what this page is for.</summary>
    public IReadOnlyList<Blocker> Open => [.. Draft.Minutes.Blockers.Where(blocker => blocker.Kind != BlockerKind.SecondApprovalMissing)];

    /// <summary>One of the two has approved; who it is shows when the text is frozen.</summary>
    public bool IsHalfApproved => Draft.Minutes.Blockers.Any(blocker => blocker.Kind == BlockerKind.SecondApprovalMissing);

    public Role? MyRole => Group.Members.FirstOrDefault(member => member.PersonId == PersonId)?.Role;

    public bool MayApprove => MyRole == Role.Clerk || (MyRole == Role.Chair && Group.Profile.Approval == ApprovalRule.ClerkAndChair);

    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        return Draft.Minutes.State == MinutesState.Approved ? Redirect($"/minutes/{SessionId}") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Read)
        {
            ModelState.AddModelError(nameof(Read), T["approval.readFirst"]);
        }
        else if (await TryAsync(() => Api.PostApprovalAsync(SessionId, Version, Ct, Sha256)))
        {
            return Again("?approved=true");
        }

        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        Group = Existing(await Api.FindGroupAsync(Session.GroupId, Ct));
        Preview = Existing(await Api.FindMinutesPreviewAsync(SessionId, Ct));
        Draft = new MinutesText(Existing(await Api.FindMinutesAsync(SessionId, Ct)), []);
    }
}
