namespace Coordination.Contracts;

/// <summary>What a later draft (neuer Entwurf) would change in minutes that a clerk has in hand.</summary>
public enum RedraftChangeKind
{
    /// <summary>A sentence that does not stand there yet.</summary>
    Added,
    /// <summary>The same remark in other words, by another speaker or of another kind.</summary>
    Changed,
    /// <summary>Another result (Ergebnis) for the item.</summary>
    Result,
    /// <summary>Word for word the same, with other evidence.</summary>
    Evidence,
    /// <summary>The sentence belongs under another item.</summary>
    Moved,
    /// <summary>Nothing in the new draft says this any more.</summary>
    Dropped,
}

/// <param name="Id">Stays the same while the clerk goes on editing, so that what was settled is not asked again.</param>
/// <param name="AgendaItemId">The item under which the sentence stands once the change is taken.</param>
/// <param name="Standing">What stands in the minutes; null where the sentence is new.</param>
/// <param name="Proposed">What the new draft says; null where it says nothing any more.</param>
/// <param name="IsOwn">True where a person wrote or changed what stands there.</param>
/// <param name="FromItemId">Where a moved sentence stands now.</param>
public sealed record RedraftChange(
    Guid Id, RedraftChangeKind Kind, Guid AgendaItemId, MinutesEntryView? Standing, MinutesEntryView? Proposed, bool IsOwn, Guid? FromItemId = null);

/// <param name="HasOwn">True where a person wrote or changed a sentence of this item: then nothing is taken over for the item as a whole.</param>
public sealed record RedraftItemView(
    Guid AgendaItemId, string Number, string Title, Publicity Publicity, bool HasOwn, IReadOnlyList<RedraftChange> Changes);

/// <summary>A later draft beside the minutes, as what it would change and nobody has settled yet.</summary>
/// <param name="Version">The version of the minutes it was compared with; what <c>If-Match</c> names.</param>
/// <param name="Supplements">True for notes beside a recording: they add, and what they do not mention is not put up for deletion.</param>
public sealed record RedraftView(
    Guid SessionId, long Version, Guid TranscriptId, string Engine, DateTimeOffset DraftedAt, bool Supplements,
    IReadOnlyList<RedraftItemView> Items, int Taken, int Declined);

/// <summary>That a later draft lies beside the minutes, and how many of its changes wait for the clerk.</summary>
public sealed record RedraftNotice(DateTimeOffset DraftedAt, string Engine, int Open);

/// <summary>The clerk's word on a change: taken over, or declined.</summary>
public sealed record SettleChange(bool Take);
