using System.Security.Cryptography;
using System.Text;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>The approved Niederschrift as a page to read and print, with its corrections (Berichtigungen).</summary>
public sealed class ApprovedModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    [BindProperty]
    public CorrectionForm Correction { get; set; } = new();

    public SessionView Session { get; private set; } = null!;

    public GroupView Group { get; private set; } = null!;

    public ApprovedMinutes Minutes { get; private set; } = null!;

    /// <summary>What may be fetched as a file.</summary>
    public IReadOnlyList<DocumentView> Files { get; private set; } = [];

    /// <summary>Whether the stored text still has the hash it was approved with; counted here, not taken from the API.</summary>
    public bool HashHolds => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Minutes.Text))) == Minutes.Approval.Sha256;

    public bool MayCorrect => MyRole is Role.Clerk or Role.Chair;

    /// <summary>A guest reads the public part; the hash is over the whole.</summary>
    public bool IsExtract => MyRole is null or Role.Guest;

    private Role? MyRole => Group.Members.FirstOrDefault(member => member.PersonId == PersonId)?.Role;

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Correction = new CorrectionForm { CorrectionId = Guid.CreateVersion7() };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, value) in new[]
        {
            (nameof(Correction.Before), Correction.Before), (nameof(Correction.Reason), Correction.Reason),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                ModelState.AddModelError($"Correction.{field}", T[$"field.{field}"]);
            }
        }

        var complete = ModelState.IsValid;
        if (complete && await TryAsync(() => Api.PutCorrectionAsync(SessionId, Correction.CorrectionId, Correction.Read(), Ct)))
        {
            return Again("#corrections");
        }

        if (!complete)
        {
            Problem = T["problem.fields"];
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        Group = Existing(await Api.FindGroupAsync(Session.GroupId, Ct));
        Minutes = Existing(await Api.FindApprovedMinutesAsync(SessionId, Ct));
        Files = await Api.GetDocumentsAsync(SessionId, Ct);
    }
}

/// <summary>Berichtigung: what the text says, what it should say (nothing where words fall away), and why.</summary>
public sealed class CorrectionForm
{
    public Guid CorrectionId { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public string? Reason { get; set; }

    public CorrectMinutes Read() => new(Before!.Trim(), After?.Trim() ?? "", Reason!.Trim());
}
