using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>The draft (Entwurf der Niederschrift) beside its Mitschrift: each sentence with its verdict and its evidence, and the clerk's hand on it.</summary>
public sealed class MinutesModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    /// <summary>The sentence whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    /// <summary>The item under which a sentence of the clerk's own is being added.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Add { get; set; }

    /// <summary>The kind of sentence that is being added; a result where the item has none yet.</summary>
    [BindProperty(SupportsGet = true)]
    public EntryKind Kind { get; set; }

    /// <summary>The sentence that was saved just before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Saved { get; set; }

    /// <summary>The finding whose passage is being added as a sentence.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Finding { get; set; }

    /// <summary>The member whose announced Befangenheit is being put in the minutes.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Recused { get; set; }

    /// <summary>Befangenheit that was announced, by item.</summary>
    public ILookup<Guid, RecusalView> Recusals { get; private set; } = Array.Empty<RecusalView>().ToLookup(recusal => recusal.ItemId);

    [BindProperty]
    public EntryForm Entry { get; set; } = new();

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? FilledFrom { get; set; }

    public SessionView Session { get; private set; } = null!;

    public GroupView Group { get; private set; } = null!;

    /// <summary>The draft and its Mitschrift; null while none has been written.</summary>
    public MinutesText? Draft { get; private set; }

    public bool HasTranscript { get; private set; }

    /// <summary>The sentence as a colleague saved it while this form was open; null with <see cref="Collided"/> if it was deleted.</summary>
    public MinutesEntryView? Stored { get; private set; }

    public bool Collided { get; private set; }

    public Role? MyRole => Group.Members.FirstOrDefault(member => member.PersonId == PersonId)?.Role;

    /// <summary>The chair reads the draft; only the clerk changes it.</summary>
    public bool MayEdit => MyRole == Role.Clerk && Draft?.Minutes.State is MinutesState.Draft or MinutesState.InReview;

    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        if (Edit is { } edit && Draft?.Find(edit) is { } found)
        {
            Entry = EntryForm.Of(found.Item.AgendaItemId, found.Entry);
            FilledFrom = Basis.Of(found.Entry);
        }
        else if (Add is { } item)
        {
            Entry = PassageForm.Of(item, await FindingAsync(), Draft) ?? RecusalForm(item) ?? new EntryForm { EntryId = Guid.CreateVersion7(), AgendaItemId = item, Kind = Kind, OwnAddition = true };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostReviewAsync()
    {
        if (await TryAsync(() => Api.PutReviewAsync(SessionId, Ct)))
        {
            return Again();
        }

        await ReadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        await ReadAsync();
        var edit = Entry.Read(Draft?.Cues ?? [], field => ModelState.AddModelError(field, T[$"field.{field.Split('.')[^1]}"]));
        if (edit is null)
        {
            Problem = T["problem.fields"];
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (await TryAsync(() => SaveAsync(EntryForm.Keeping(edit, Draft?.Find(Entry.EntryId)?.Entry))))
        {
            return Again($"?saved={Entry.EntryId}#e-{Entry.EntryId}");
        }

        // The form stays open with what was typed; the sentence itself may be a new one or already be gone.
        Edit = Entry.EntryId;
        Add = Draft?.Find(Entry.EntryId) is null ? Entry.AgendaItemId : null;
        return Page();
    }

    /// <summary>"Ohne Ergebnis" with one click: a person says so, and answers for it by name.</summary>
    public async Task<IActionResult> OnPostNoResultAsync(Guid item)
    {
        await ReadAsync();
        var id = Guid.CreateVersion7();
        var edit = new EditEntry(
            item, EntryKind.Decision, T.German("decision.noResultText"), null, [], new Decision(Outcome.NoResult), OwnAddition: true);
        return Draft is not null && await TryAsync(() => Api.SaveEntryAsync(SessionId, id, edit, Draft.Minutes.Version, Ct))
            ? Again($"#e-{id}")
            : Page();
    }

    /// <summary>Says where an item begins in the Mitschrift; the engine's sentences go where their evidence lies then.</summary>
    public async Task<IActionResult> OnPostPlaceAsync(Guid item, string? cue)
    {
        await ReadAsync();
        if (Draft is not null && CueReferences.Read(cue, Draft.Cues) is [var first])
        {
            return await TryAsync(() => Api.PutItemPlaceAsync(SessionId, item, first, Draft.Minutes.Version, Ct)) ? Again($"#i-{item}") : Page();
        }

        Problem = T["place.unknown"];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid entry, string? seen)
    {
        await ReadAsync();
        if (Draft?.Find(entry) is not { } found)
        {
            return Again();
        }

        if (Basis.Of(found.Entry) != seen)
        {
            Problem = T["minutes.changedMeanwhile"];
            Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            return Page();
        }

        return await TryAsync(() => Api.DeleteEntryAsync(SessionId, entry, Draft.Minutes.Version, Ct))
            ? Again($"?deleted={entry}&under={found.Item.AgendaItemId}&place={found.Index}#deleted")
            : Page();
    }

    /// <summary>Undo: puts a deleted sentence back where it stood, as the history has it.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(Guid entry, int place)
    {
        await ReadAsync();
        var history = await Api.GetRevisionsAsync(SessionId, Ct);
        var deleted = history.Where(revision => revision.EntryId == entry && revision.After is null).MaxBy(revision => revision.Version);
        if (deleted is not { Before: { } sentence, AgendaItemId: { } item } || Draft is null || Draft.Find(entry) is not null)
        {
            return Again();
        }

        var edit = MinutesText.Unchanged(item, sentence) with { Position = place };
        return await TryAsync(() => Api.SaveEntryAsync(SessionId, entry, edit, Draft.Minutes.Version, Ct)) ? Again($"#e-{entry}") : Page();
    }

    /// <summary>Moves a sentence one place up or down within its item.</summary>
    public async Task<IActionResult> OnPostMoveAsync(Guid entry, int by)
    {
        await ReadAsync();
        if (Draft?.Find(entry) is not { } found || found.Index + by < 0 || found.Index + by >= found.Item.Entries.Count)
        {
            return Again();
        }

        var edit = MinutesText.Unchanged(found.Item.AgendaItemId, found.Entry) with { Position = found.Index + by };
        return await TryAsync(() => Api.SaveEntryAsync(SessionId, entry, edit, Draft.Minutes.Version, Ct)) ? Again($"#e-{entry}") : Page();
    }

    private EntryForm? RecusalForm(Guid item) =>
        Recusals[item].Any(recusal => recusal.MemberId == Recused) && Group.Members.FirstOrDefault(member => member.Id == Recused) is { } member
            ? new EntryForm { EntryId = Guid.CreateVersion7(), AgendaItemId = item, OwnAddition = true, Text = T.German("recusal.text", member.Name.Formal) }
            : null;

    private async Task<Finding?> FindingAsync() =>
        Finding is null ? null : (await Api.FindSecondLookAsync(SessionId, Ct))?.Findings.FirstOrDefault(view => view.Key == Finding)?.Finding;

    private async Task SaveAsync(EditEntry edit)
    {
        try
        {
            await Api.SaveEntryAsync(SessionId, Entry.EntryId, edit, Version, Ct);
        }
        catch (RefusedException e) when (e.Code == Refusal.Stale)
        {
            await ReadAsync();
            var found = Draft?.Find(Entry.EntryId);
            Stored = found?.Entry;
            if (Stored is not null && Basis.Of(MinutesText.Unchanged(found!.Value.Item.AgendaItemId, Stored)) == Basis.Of(edit))
            {
                // A second click: the first one has saved exactly this.
                return;
            }

            if (FilledFrom != (Stored is null ? null : Basis.Of(Stored)))
            {
                Collided = true;
                throw;
            }

            // Only other sentences were changed: this one may be saved over the new state.
            await Api.SaveEntryAsync(SessionId, Entry.EntryId, edit, Draft!.Minutes.Version, Ct);
        }
    }

    private async Task ReadAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        Group = Existing(await Api.FindGroupAsync(Session.GroupId, Ct));
        var minutes = await Api.FindMinutesAsync(SessionId, Ct);
        Recusals = (await Api.GetRecusalsAsync(SessionId, Ct)).ToLookup(recusal => recusal.ItemId);
        HasTranscript = minutes is not null || (MyRole is Role.Clerk or Role.Chair && (await Api.GetTranscriptsAsync(SessionId, Ct)).Count > 0);
        if (minutes is null)
        {
            Draft = null;
            return;
        }

        var (cues, further) = await Api.ReadAsync(minutes, Ct);
        Draft = new MinutesText(minutes, cues, further);
    }
}
