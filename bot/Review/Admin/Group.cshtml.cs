using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Coordination.Bot.Review.Admin;

/// <summary>A working group for its administrator: profile (Geschäftsordnung), Fraktionen, members, and the import of a roster.</summary>
public sealed class GroupModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid GroupId { get; set; }

    /// <summary>The member whose form is open; empty for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    [BindProperty]
    public ProfileForm Profile { get; set; } = new();

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? FilledFrom { get; set; }

    [BindProperty]
    public MemberForm Member { get; set; } = new();

    [BindProperty]
    public FactionForm Faction { get; set; } = new();

    public GroupView Group { get; private set; } = null!;

    /// <summary>What an import found wrong, by line; null if none was tried.</summary>
    public RosterImport? Import { get; private set; }

    /// <summary>The form that was posted and not taken.</summary>
    public GroupPart? Open { get; private set; }

    /// <summary>The form whose content a colleague changed meanwhile: the page shows both.</summary>
    public GroupPart? Collided { get; private set; }

    /// <summary>The membership in the form as it is stored; null for a new one.</summary>
    public MemberView? StoredMember => Group.Members.FirstOrDefault(member => member.Id == (Edit ?? Member.MemberId));

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Profile = ProfileForm.Of(Group);
        FillMember();
        Faction = new FactionForm { FactionId = Guid.CreateVersion7() };
    }

    public async Task<IActionResult> OnPostProfileAsync()
    {
        await ReadAsync();
        var definition = Profile.Read(Wrong);
        if (definition is not null && await TryAsync(() => SaveAsync(GroupPart.Profile, version => Api.PutGroupAsync(GroupId, definition, Ct, version))))
        {
            return Again("?saved=profile#profile");
        }

        Open = GroupPart.Profile;
        FillMember();
        return Retry(definition is null);
    }

    public async Task<IActionResult> OnPostFactionAsync()
    {
        await ReadAsync();
        Profile = ProfileForm.Of(Group);
        var complete = !string.IsNullOrWhiteSpace(Faction.Name) && !string.IsNullOrWhiteSpace(Faction.ShortName);
        if (!complete)
        {
            Wrong($"Faction.{(string.IsNullOrWhiteSpace(Faction.Name) ? nameof(Faction.Name) : nameof(Faction.ShortName))}");
        }
        else if (await TryAsync(() => Api.PutFactionAsync(
            GroupId, Faction.FactionId, new FactionDefinition(Faction.Name!.Trim(), Faction.ShortName!.Trim()), Ct)))
        {
            return Again("?saved=faction#factions");
        }

        FillMember();
        return Retry(!complete);
    }

    public async Task<IActionResult> OnPostMemberAsync()
    {
        await ReadAsync();
        Profile = ProfileForm.Of(Group);
        var member = Member.Read(Wrong);
        if (member is not null && await TryAsync(() => SaveAsync(GroupPart.Member, version => Api.PutMemberAsync(GroupId, Member.MemberId, member, Ct, version))))
        {
            return Again("?saved=member#members");
        }

        (Open, Edit) = (GroupPart.Member, Member.MemberId);
        return Retry(member is null);
    }

    public async Task<IActionResult> OnPostEndMemberAsync(Guid member)
    {
        if (await TryAsync(() => Api.EndMemberAsync(GroupId, member, Ct)))
        {
            return Again("?saved=ended#members");
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRosterAsync(IFormFile? roster)
    {
        if (roster is not { Length: > 0 })
        {
            Wrong("roster");
            await OnGetAsync();
            return Retry(malformed: true);
        }

        await using var csv = roster.OpenReadStream();
        if (await TryAsync(async () => Import = await Api.PutRosterAsync(GroupId, csv, Ct)) && Import is { Errors.Count: 0 })
        {
            return Again($"?saved=roster&factions={Import.Factions}&members={Import.Members}#roster");
        }

        await OnGetAsync();
        return Page();
    }

    /// <summary>Saves over what the form was filled from. What others changed elsewhere in the group does not disturb it.</summary>
    private async Task SaveAsync(GroupPart part, Func<long, Task> write)
    {
        try
        {
            await write(Version);
        }
        catch (RefusedException e) when (e.Code == Refusal.Stale)
        {
            await ReadAsync();
            if (BasisOf(part) != FilledFrom)
            {
                Collided = part;
                throw;
            }

            await write(Group.Version);
        }
    }

    /// <summary>What a form was filled from: what is stored, unless what somebody typed earlier still stands in it.</summary>
    public string? FormBasisOf(GroupPart part) => Open == part && Collided is null ? FilledFrom : BasisOf(part);

    /// <summary>The version that belongs to it.</summary>
    public long FormVersionOf(GroupPart part) => Open == part && Collided is null ? Version : Group.Version;

    private string BasisOf(GroupPart part) =>
        Basis.Of(part == GroupPart.Profile ? ProfileForm.Of(Group) : StoredMember is { } member ? MemberForm.Of(member) : null);

    private PageResult Retry(bool malformed)
    {
        if (malformed)
        {
            Problem = T["problem.fields"];
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    private void Wrong(string field) => ModelState.AddModelError(field, T[$"field.{field.Split('.')[^1]}"]);

    private void FillMember() =>
        Member = Group.Members.FirstOrDefault(member => member.Id == Edit) is { } member ? MemberForm.Of(member) : MemberForm.New();

    private async Task ReadAsync()
    {
        if (!(await Api.GetMeAsync(Ct)).IsAdmin)
        {
            throw new RefusedException(Refusal.NotAllowed);
        }

        Group = Existing(await Api.FindGroupAsync(GroupId, Ct));
    }
}

/// <summary>The forms of the page that are saved over something stored.</summary>
public enum GroupPart { Profile, Member }

public sealed class FactionForm
{
    public Guid FactionId { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }
}
