using System.Net.Http.Headers;

namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    public Task<IReadOnlyList<TranscriptView>> GetTranscriptsAsync(Guid sessionId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<TranscriptView>>(Routes.Fill(Routes.Transcripts, sessionId), ct);

    /// <summary>Uploads a Mitschrift as it came (WebVTT, DOCX, TXT, up to 25 MB). The API reads it and assigns the cue ids.</summary>
    /// <param name="kind">null lets the API tell by content and file name; <see cref="TranscriptKind.ClerkNotes"/> has to be said.</param>
    public Task<TranscriptView> PutTranscriptAsync(
        Guid sessionId, Guid transcriptId, Stream file, string fileName, TranscriptKind? kind, CancellationToken ct)
    {
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var path = $"{Routes.Fill(Routes.Transcript, sessionId, transcriptId)}?fileName={Uri.EscapeDataString(fileName)}"
            + (kind is null ? "" : $"&kind={kind}");
        return SendAsync<TranscriptView>(HttpMethod.Put, path, content, null, ct);
    }

    public Task DeleteTranscriptAsync(Guid sessionId, Guid transcriptId, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, Routes.Fill(Routes.Transcript, sessionId, transcriptId), null, null, ct);

    public Task<IReadOnlyList<Cue>> GetCuesAsync(Guid sessionId, Guid transcriptId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<Cue>>(Routes.Fill(Routes.TranscriptCues, sessionId, transcriptId), ct);

    /// <summary>Everything the drafting errand needs; for the bot's own token with the role <see cref="Routes.ErrandsRole"/>.</summary>
    public Task<DraftingInput?> FindDraftingInputAsync(Guid sessionId, Guid transcriptId, CancellationToken ct) =>
        FindAsync<DraftingInput>(Routes.Fill(Routes.DraftingInput, sessionId, transcriptId), ct);

    public Task<MinutesView?> FindMinutesAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<MinutesView>(Routes.Fill(Routes.Minutes, sessionId), ct);

    /// <summary>Sessions whose minutes wait for the caller: drafts to review, approvals to second, transcripts missing.</summary>
    public Task<IReadOnlyList<SessionView>> GetMyReviewsAsync(CancellationToken ct) => GetAsync<IReadOnlyList<SessionView>>(Routes.MyReviews, ct);

    public Task<MinutesView> PutDraftAsync(Guid sessionId, MinutesDraft draft, CancellationToken ct) =>
        PutAsync<MinutesView>(Routes.Fill(Routes.MinutesDraft, sessionId), draft, ct);

    /// <summary>The clerk asks for another draft from this transcript.</summary>
    public Task PutDraftingAsync(Guid sessionId, Guid transcriptId, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.Drafting, sessionId, transcriptId), null, null, ct);

    public Task<RedraftView?> FindRedraftAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<RedraftView>(Routes.Fill(Routes.Redraft, sessionId), ct);

    /// <summary>Takes one change of a later draft over, or declines it.</summary>
    public Task<MinutesView> PutRedraftChangeAsync(Guid sessionId, Guid changeId, bool take, long ifMatch, CancellationToken ct) =>
        PutAsync<MinutesView>(Routes.Fill(Routes.RedraftChange, sessionId, changeId), new SettleChange(take), ct, ifMatch);

    /// <summary>Takes over or declines what is left for one item.</summary>
    public Task<MinutesView> PutRedraftItemAsync(Guid sessionId, Guid itemId, bool take, long ifMatch, CancellationToken ct) =>
        PutAsync<MinutesView>(Routes.Fill(Routes.RedraftItem, sessionId, itemId), new SettleChange(take), ct, ifMatch);

    public Task<SecondLookView?> FindSecondLookAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<SecondLookView>(Routes.Fill(Routes.SecondLook, sessionId), ct);

    public Task<SecondLookView> PutFindingSeenAsync(Guid sessionId, string findingKey, bool seen, CancellationToken ct) =>
        PutAsync<SecondLookView>(Routes.Fill(Routes.FindingSeen, sessionId, findingKey), new SeeFinding(seen), ct);

    /// <summary>Says where an item begins in the transcript; the engine's sentences go where their evidence is then.</summary>
    public Task<MinutesView> PutItemPlaceAsync(Guid sessionId, Guid itemId, string firstCueId, long ifMatch, CancellationToken ct) =>
        PutAsync<MinutesView>(Routes.Fill(Routes.ItemPlace, sessionId, itemId), new PlaceItem(firstCueId), ct, ifMatch);

    /// <summary>The clerk takes the draft in hand: Entwurf → in Prüfung.</summary>
    public Task<MinutesView> PutReviewAsync(Guid sessionId, CancellationToken ct) =>
        SendAsync<MinutesView>(HttpMethod.Put, Routes.Fill(Routes.MinutesReview, sessionId), null, null, ct);

    public Task<PlacedEntry?> FindEntryAsync(Guid sessionId, Guid entryId, CancellationToken ct) =>
        FindAsync<PlacedEntry>(Routes.Fill(Routes.MinutesEntry, sessionId, entryId), ct);

    public Task<MinutesView> PutEntryAsync(Guid sessionId, Guid entryId, EditEntry edit, long ifMatch, CancellationToken ct) =>
        PutAsync<MinutesView>(Routes.Fill(Routes.MinutesEntry, sessionId, entryId), edit, ct, ifMatch);

    /// <summary>The same for a page that is read anew after it, as the two below: of a long draft the answer would be half a megabyte.</summary>
    public Task SaveEntryAsync(Guid sessionId, Guid entryId, EditEntry edit, long ifMatch, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.MinutesEntry, sessionId, entryId), Json(edit), ifMatch, ct);

    public Task SaveItemPlaceAsync(Guid sessionId, Guid itemId, string firstCueId, long ifMatch, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.ItemPlace, sessionId, itemId), Json(new PlaceItem(firstCueId)), ifMatch, ct);

    public Task SaveDeletionAsync(Guid sessionId, Guid entryId, long ifMatch, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, Routes.Fill(Routes.MinutesEntry, sessionId, entryId), null, ifMatch, ct);

    public Task<MinutesView> DeleteEntryAsync(Guid sessionId, Guid entryId, long ifMatch, CancellationToken ct) =>
        SendAsync<MinutesView>(HttpMethod.Delete, Routes.Fill(Routes.MinutesEntry, sessionId, entryId), null, ifMatch, ct);

    /// <summary>Approves exactly the version the person saw. Needs the person's own token.</summary>
    public Task<MinutesPreview?> FindMinutesPreviewAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<MinutesPreview>(Routes.Fill(Routes.MinutesPreview, sessionId), ct);

    /// <param name="readSha256">Hash of the preview that was read; another text by now is refused.</param>
    public Task<MinutesView> PostApprovalAsync(Guid sessionId, long ifMatch, CancellationToken ct, string? readSha256 = null) => SendAsync<MinutesView>(
        HttpMethod.Post, Routes.Fill(Routes.MinutesApproval, sessionId), readSha256 is null ? null : Json(new ApproveMinutes(readSha256)), ifMatch, ct);

    public Task<ApprovedMinutes?> FindApprovedMinutesAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<ApprovedMinutes>(Routes.Fill(Routes.ApprovedMinutes, sessionId), ct);

    public Task<ApprovedMinutes> PutCorrectionAsync(Guid sessionId, Guid correctionId, CorrectMinutes correction, CancellationToken ct) =>
        PutAsync<ApprovedMinutes>(Routes.Fill(Routes.MinutesCorrection, sessionId, correctionId), correction, ct);

    public Task<IReadOnlyList<RevisionView>> GetRevisionsAsync(Guid sessionId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<RevisionView>>(Routes.Fill(Routes.MinutesRevisions, sessionId), ct);
}
