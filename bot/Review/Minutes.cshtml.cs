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

    public async Task<IActionResult> OnPostReviewAsync() => await TryAsync(() => Api.PutReviewAsync(SessionId, Ct)) ? Again() : await ShownAsync();

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (Entry.Read(Wrong) is not { } edit)
        {
            return await WrongAsync(T["problem.fields"]);
        }

        if (await TryAsync(() => SaveAsync(edit)))
        {
            return Again($"?saved={Entry.EntryId}#e-{Entry.EntryId}");
        }

        if (Refused == Refusal.UnknownCue && !string.IsNullOrWhiteSpace(Entry.MoreCues))
        {
            Wrong($"Entry.{nameof(Entry.MoreCues)}");
            return await WrongAsync(T["problem.fields"]);
        }

        return await FormAsync();
    }

    /// <summary>"Ohne Ergebnis" with one click: a person says so, and answers for it by name.</summary>
    public async Task<IActionResult> OnPostNoResultAsync(Guid item)
    {
        var id = Guid.CreateVersion7();
        var edit = new EditEntry(
            item, EntryKind.Decision, T.German("decision.noResultText"), null, [], new Decision(Outcome.NoResult), OwnAddition: true);
        return await WriteAsync(
            version => Api.SaveEntryAsync(SessionId, id, edit, version, Ct),
            draft => !draft.Items.Any(other => other.AgendaItemId == item && other.Entries.Any(entry => entry.Kind == EntryKind.Decision)),
            $"#e-{id}");
    }

    /// <summary>Says where an item begins in the Mitschrift; the engine's sentences go where their evidence lies then.</summary>
    public async Task<IActionResult> OnPostPlaceAsync(Guid item, string? cue)
    {
        if (CueReferences.Read(cue) is not [var first])
        {
            return await WrongAsync(T["place.unknown"]);
        }

        var answer = await WriteAsync(version => Api.SaveItemPlaceAsync(SessionId, item, first, version, Ct), _ => true, $"#i-{item}");
        return Refused == Refusal.UnknownCue ? await WrongAsync(T["place.unknown"]) : answer;
    }

    /// <param name="seen">The sentence as the page showed it.</param>
    public async Task<IActionResult> OnPostDeleteAsync(Guid entry, string? seen, int place) => await WriteAsync(
        version => Api.SaveDeletionAsync(SessionId, entry, version, Ct),
        draft => draft.Items.SelectMany(item => item.Entries).FirstOrDefault(other => other.Id == entry) is not { } stored || Basis.Of(stored) == seen,
        $"?deleted={entry}&place={place}#deleted");

    /// <summary>Undo: puts a deleted sentence back where it stood, as the history has it.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(Guid entry, int place)
    {
        var history = await Api.GetRevisionsAsync(SessionId, Ct);
        var last = history.Where(revision => revision.EntryId == entry).MaxBy(revision => revision.Version);
        if (last is not { After: null, Before: { } sentence, AgendaItemId: { } item })
        {
            return Again();
        }

        var edit = MinutesText.Unchanged(item, sentence) with { Position = place };
        return await WriteAsync(version => Api.SaveEntryAsync(SessionId, entry, edit, version, Ct), _ => true, $"#e-{entry}");
    }

    /// <summary>Moves a sentence one place up or down within its item.</summary>
    public async Task<IActionResult> OnPostMoveAsync(Guid entry, int by)
    {
        if (await Api.FindEntryAsync(SessionId, entry, Ct) is not { } found || found.Position + by < 0 || found.Position + by >= found.Count)
        {
            return Again();
        }

        var edit = MinutesText.Unchanged(found.AgendaItemId, found.Entry) with { Position = found.Position + by };
        return await TryAsync(() => Api.SaveEntryAsync(SessionId, entry, edit, found.Version, Ct)) ? Again($"#e-{entry}") : await ShownAsync();
    }

    private void Wrong(string field) => ModelState.AddModelError(field, T[$"field.{field.Split('.')[^1]}"]);

    /// <summary>
    /// Writes over the version that the page showed, without reading a long draft first; where others changed something meanwhile, over what
    /// there is now, if it leaves the click its meaning.
    /// </summary>
    private async Task<IActionResult> WriteAsync(Func<long, Task> write, Func<MinutesView, bool> stillMeant, string then)
    {
        async Task OverAsync()
        {
            try
            {
                await write(Version);
            }
            catch (RefusedException e) when (e.Code == Refusal.Stale)
            {
                var now = Existing(await Api.FindMinutesAsync(SessionId, Ct));
                if (!stillMeant(now))
                {
                    throw;
                }

                await write(now.Version);
            }
        }

        if (await TryAsync(OverAsync))
        {
            return Again(then);
        }

        Problem = Refused == Refusal.Stale ? T["minutes.changedMeanwhile"] : Problem;
        return await ShownAsync();
    }

    private async Task<IActionResult> WrongAsync(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await FormAsync();
    }

    /// <summary>The form stays open with what was typed; the sentence itself may be a new one or already be gone.</summary>
    private async Task<IActionResult> FormAsync()
    {
        await ReadAsync();
        if (Entry.EntryId != Guid.Empty)
        {
            Edit = Entry.EntryId;
            Add = Draft?.Find(Entry.EntryId) is null ? Entry.AgendaItemId : null;
        }

        return Page();
    }

    private async Task<IActionResult> ShownAsync()
    {
        await ReadAsync();
        return Page();
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
            var found = await Api.FindEntryAsync(SessionId, Entry.EntryId, Ct);
            Stored = found?.Entry;
            if (Stored is not null && Basis.Of(MinutesText.Unchanged(found!.AgendaItemId, Stored)) == Basis.Of(edit))
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
            var version = found?.Version ?? Existing(await Api.FindMinutesAsync(SessionId, Ct)).Version;
            await Api.SaveEntryAsync(SessionId, Entry.EntryId, edit, version, Ct);
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
