using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>
/// Niederschrift of a Sitzung: Entwurf → in Prüfung → genehmigt. Every change makes exactly one <see cref="MinutesRevision"/>, which the
/// method returns for storing, and takes back signatures given to the text before it.
/// </summary>
public sealed class SessionMinutes : IVersioned
{
    public Guid SessionId { get; init; }
    public Guid GroupId { get; init; }
    public MinutesState State { get; private set; }
    public Guid? TranscriptId { get; private set; }
    public string? Engine { get; private set; }

    /// <summary>True from the first change by a person: no later draft may overwrite it.</summary>
    public bool Edited { get; private set; }

    /// <summary>Fingerprint of the draft that was taken last: an errand that was carried out twice brings the same.</summary>
    public string? DraftHash { get; private set; }

    public IReadOnlyList<ItemPlace> Places { get; private set; } = [];

    /// <summary>What the language model took for the draft; null where none was asked.</summary>
    public ModelUsage? Usage { get; private set; }

    public IReadOnlyList<Signature> Signatures { get; private set; } = [];
    public ApprovedText? Approved { get; private set; }
    public List<MinutesEntry> Entries { get; private set; } = [];
    public long Version { get; private set; }

    /// <summary>True where a clerk has begun to work on it: a later draft is laid beside it (<see cref="Redraft"/>).</summary>
    public bool IsInHand => Edited || (State == MinutesState.InReview && Entries.Count > 0);

    /// <summary>Replaces everything by a new draft of the engine.</summary>
    public MinutesRevision TakeDraft(MinutesDraft draft, string hash, Func<DraftEntry, Verdict> judge, DateTimeOffset now)
    {
        RefuseIfApproved();
        if (IsInHand) throw new InvalidOperationException("Minutes in hand are not drafted over.");

        Entries.Clear();
        foreach (var item in draft.Items)
        {
            Entries.AddRange(item.Entries.Select((entry, position) => Written(item.AgendaItemId, position, entry, judge(entry), now)));
        }

        Places = [.. draft.Items.Select(item => new ItemPlace(item.AgendaItemId, item.FirstCueId, item.Confidence, item.Doubt, item.Origin))];
        Usage = draft.Usage;
        (State, TranscriptId, Engine, DraftHash) = (MinutesState.Draft, draft.TranscriptId, draft.Engine, hash);
        return Changed(null, draft.Engine, now);
    }

    /// <summary>The clerk takes the draft in hand. A second call changes nothing.</summary>
    public MinutesRevision? StartReview(Signatory clerk, DateTimeOffset now)
    {
        RefuseIfApproved();
        if (State == MinutesState.InReview) return null;

        State = MinutesState.InReview;
        return Changed(clerk.PersonId, clerk.Name, now);
    }

    /// <summary>Creates or replaces one sentence; only this one is judged again.</summary>
    public MinutesRevision Put(Guid entryId, EditEntry edit, Signatory clerk, Func<DraftEntry, Verdict> judge, DateTimeOffset now)
    {
        RefuseIfApproved();
        var entry = Entries.Find(e => e.Id == entryId);
        var before = entry?.ToView();
        if (entry is null)
        {
            entry = new MinutesEntry { Id = entryId, SessionId = SessionId, AgendaItemId = edit.AgendaItemId, Position = int.MaxValue };
            Entries.Add(entry);
        }

        Write(entry, new DraftEntry(edit.Kind, edit.Text.Trim(), edit.Speaker, [.. edit.CueIds.Distinct(StringComparer.Ordinal)], edit.Decision, edit.Promise));
        entry.AddedBy = edit.OwnAddition ? clerk.Name : null;
        entry.Verdict = edit.OwnAddition ? new Verdict(VerdictKind.ClerkAddition) : judge(entry.ToDraft());
        entry.Edited |= before is null || !entry.SaysTheSame(before);
        Place(entry, edit.AgendaItemId, edit.Position);
        return EditedBy(clerk, entry, before, entry.ToView(), now);
    }

    /// <summary>Takes one change of a later draft over, by the click of the clerk. Its sentence is judged again.</summary>
    public MinutesRevision TakeOver(RedraftChange change, int place, Redraft redraft, Signatory clerk, Func<DraftEntry, Verdict> judge, DateTimeOffset now)
    {
        RefuseIfApproved();
        TranscriptId ??= redraft.TranscriptId;
        var entry = Entries.Find(e => e.Id == change.Standing?.Id);
        if (change.Proposed is not { } sentence) return Remove(entry!.Id, clerk, now)!;

        var before = entry?.ToView();
        if (entry is null)
        {
            entry = new MinutesEntry { Id = sentence.Id, SessionId = SessionId, AgendaItemId = change.AgendaItemId, Position = int.MaxValue };
            Entries.Add(entry);
        }

        var comes = before is null || change.Kind == RedraftChangeKind.Moved;
        Write(entry, new DraftEntry(sentence.Kind, sentence.Text, sentence.Speaker, sentence.CueIds, sentence.Decision, sentence.Promise));
        (entry.AddedBy, entry.Edited, entry.Verdict) = (null, false, judge(entry.ToDraft()));
        Place(entry, change.AgendaItemId, comes ? place : null);
        return EditedBy(clerk, entry, before, entry.ToView(), now);
    }

    /// <summary>
    /// The clerk says where an item begins. What the engine wrote from cues that lie under another item now goes there; a person's own
    /// sentences stay where they put them. One revision for the boundary and one for each sentence that moves.
    /// </summary>
    public IReadOnlyList<MinutesRevision> MoveBoundary(Guid itemId, string firstCueId, ItemStretches stretches, Signatory clerk, DateTimeOffset now)
    {
        RefuseIfApproved();
        var before = Places;
        Places = [.. Places.Where(place => place.AgendaItemId != itemId), new ItemPlace(itemId, firstCueId, Confidence: 1, Origin: before.FirstOrDefault(place => place.AgendaItemId == itemId)?.Origin)];
        State = MinutesState.InReview;
        var revisions = new List<MinutesRevision> { Changed(clerk.PersonId, clerk.Name, now) };
        foreach (var entry in Entries.Where(entry => !entry.IsOwn).OrderBy(entry => entry.Position).ToList())
        {
            // Only what lay on the right side of the old boundary follows it: what the engine put elsewhere, it put there for a reason.
            var target = stretches.ItemOf(entry.CueIds, Places);
            if (target is null || target == entry.AgendaItemId || stretches.ItemOf(entry.CueIds, before) != entry.AgendaItemId) continue;

            var stood = entry.ToView();
            Place(entry, target.Value, EntriesOf(target.Value).TakeWhile(other => stretches.IsBefore(other, entry)).Count());
            revisions.Add(EditedBy(clerk, entry, stood, entry.ToView(), now));
        }

        return revisions;
    }

    /// <summary>Takes a sentence out; null where it is not there (a second click).</summary>
    public MinutesRevision? Remove(Guid entryId, Signatory clerk, DateTimeOffset now)
    {
        RefuseIfApproved();
        if (Entries.Find(e => e.Id == entryId) is not { } entry) return null;

        Entries.Remove(entry);
        Renumber(entry.AgendaItemId);
        return EditedBy(clerk, entry, entry.ToView(), null, now);
    }

    /// <summary>A transcript is gone before approval: an untouched draft goes with it, edited sentences lose their evidence.</summary>
    /// <param name="by">null where the clock deleted it.</param>
    public MinutesRevision? LoseTranscript(Transcript gone, Signatory? by, DateTimeOffset now)
    {
        var own = TranscriptId == gone.Id;
        var groundless = Entries.Where(e => e.AddedBy is null && e.CueIds.Any(gone.Holds)).ToList();
        if (State == MinutesState.Approved || (!own && groundless.Count == 0)) return null;

        if (own && !Edited) Entries.Clear();
        foreach (var entry in groundless) entry.Verdict = new Verdict(VerdictKind.NotFound, VerdictReason.NoEvidence);
        if (own) TranscriptId = null;
        return Changed(by?.PersonId, by?.Name ?? "", now);
    }

    /// <summary>Times, place or attendance changed: they head the text, so whoever signed it with others has not signed this one.</summary>
    public MinutesRevision? ChangeHead(Signatory by, DateTimeOffset now) =>
        State == MinutesState.Approved ? null : Changed(by.PersonId, by.Name, now);

    /// <summary>
    /// Genehmigung by one person. With four eyes the first signature waits for the second; the last one freezes <paramref name="text"/>.
    /// </summary>
    public MinutesRevision Sign(Signatory person, ApprovalRule rule, IReadOnlyList<Blocker> blockers, Func<ApprovedText> text, DateTimeOffset now)
    {
        RefuseIfApproved();
        var open = blockers.Where(b => b.Kind != BlockerKind.SecondApprovalMissing).ToList();
        if (open.Count > 0) throw new RefusedException(Refusal.MinutesBlocked, "blockers", open);

        var signatures = Signatures.Where(s => s.PersonId != person.PersonId)
            .Append(new Signature(person.PersonId, person.Name, person.Role, now, Version)).ToList();
        var complete = ApprovalGate.IsComplete(rule, signatures);
        var revision = Changed(person.PersonId, person.Name, now);
        Signatures = signatures;
        State = complete ? MinutesState.Approved : MinutesState.InReview;
        Approved = complete ? text() : null;
        return revision;
    }

    /// <summary>True where this person signed what stands here: a second click on the button.</summary>
    public bool IsSignedBy(Guid personId, long? seenVersion) =>
        Signatures.Any(s => s.PersonId == personId && (s.SeenVersion == seenVersion || Version == seenVersion));

    public ApprovalView? Approval => Approved is { } approved ? new([.. Signatures.Select(s => s.Name)], approved.At, approved.Sha256) : null;

    public IEnumerable<MinutesEntry> EntriesOf(Guid itemId) => Entries.Where(e => e.AgendaItemId == itemId).OrderBy(e => e.Position);

    private MinutesEntry Written(Guid itemId, int position, DraftEntry entry, Verdict verdict, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SessionId = SessionId,
        AgendaItemId = itemId,
        Position = position,
        Kind = entry.Kind,
        Text = entry.Text.Trim(),
        Speaker = entry.Speaker,
        CueIds = entry.CueIds,
        Decision = entry.Decision,
        Promise = entry.Promise,
        Doubt = entry.Doubt,
        Verdict = verdict,
    };

    private static void Write(MinutesEntry entry, DraftEntry says)
    {
        (entry.Kind, entry.Text, entry.Speaker, entry.CueIds) = (says.Kind, says.Text, says.Speaker, says.CueIds);
        (entry.Decision, entry.Promise) = (says.Decision, says.Promise);
        if (says.Decision is not { Outcome: Outcome.Undecided }) entry.Doubt = null;
    }

    private void Place(MinutesEntry entry, Guid itemId, int? position)
    {
        var moved = entry.AgendaItemId != itemId;
        var from = entry.AgendaItemId;
        entry.AgendaItemId = itemId;
        var others = EntriesOf(itemId).Where(e => e != entry).ToList();
        var place = position ?? (moved || entry.Position > others.Count ? others.Count : entry.Position);
        others.Insert(Math.Clamp(place, 0, others.Count), entry);
        for (var i = 0; i < others.Count; i++) others[i].Position = i;
        if (moved) Renumber(from);
    }

    private void Renumber(Guid itemId)
    {
        var position = 0;
        foreach (var entry in EntriesOf(itemId).ToList()) entry.Position = position++;
    }

    private MinutesRevision EditedBy(Signatory clerk, MinutesEntry entry, MinutesEntryView? before, MinutesEntryView? after, DateTimeOffset now)
    {
        (Edited, State) = (true, MinutesState.InReview);
        return Changed(clerk.PersonId, clerk.Name, now, entry, before, after);
    }

    private MinutesRevision Changed(
        Guid? personId, string by, DateTimeOffset now, MinutesEntry? entry = null, MinutesEntryView? before = null, MinutesEntryView? after = null)
    {
        Version++;
        Signatures = [];
        return new MinutesRevision
        {
            SessionId = SessionId,
            Version = Version,
            At = now,
            PersonId = personId,
            By = by,
            AgendaItemId = entry?.AgendaItemId,
            EntryId = entry?.Id,
            Before = before,
            After = after,
        };
    }

    private void RefuseIfApproved()
    {
        if (State == MinutesState.Approved) throw new RefusedException(Refusal.MinutesApproved);
    }
}
