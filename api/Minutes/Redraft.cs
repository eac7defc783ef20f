using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>
/// Neuer Entwurf beside minutes that somebody has in hand: it changes nothing by itself, the clerk settles each difference
/// (<see cref="RedraftDiff"/>). A newer one takes its place.
/// </summary>
public sealed class Redraft : IVersioned
{
    public Guid SessionId { get; init; }
    public Guid TranscriptId { get; private set; }
    public string Engine { get; private set; } = "";
    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>Notes beside a recording mention little: what they leave out is no reason to strike anything.</summary>
    public bool Supplements { get; private set; }

    /// <summary>Fingerprint of the draft as it came: the same errand carried out twice lays down the same.</summary>
    public string DraftHash { get; private set; } = "";

    public IReadOnlyList<RedraftItem> Items { get; private set; } = [];
    public IReadOnlyList<SettledChange> Settled { get; private set; } = [];
    public long Version { get; private set; }

    /// <summary>Takes the place of what lay here, with whatever was settled about that.</summary>
    public void Take(MinutesDraft draft, string hash, bool supplements, Func<DraftEntry, Verdict> judge, DateTimeOffset now)
    {
        (TranscriptId, Engine, DraftedAt, Supplements, DraftHash) = (draft.TranscriptId, draft.Engine, now, supplements, hash);
        Items = [.. draft.Items.Select(item => new RedraftItem(item.AgendaItemId, [.. item.Entries.Select(entry => Sentence(entry, judge(entry), now))]))];
        Settled = [];
        Version++;
    }

    public void Settle(Guid changeId, bool taken)
    {
        Settled = [.. Settled, new SettledChange(changeId, taken)];
        Version++;
    }

    /// <summary>True where the change was taken over, false where it was declined, null while it is open.</summary>
    public bool? SettledAs(Guid changeId) => Settled.FirstOrDefault(settled => settled.ChangeId == changeId)?.Taken;

    private static MinutesEntryView Sentence(DraftEntry entry, Verdict verdict, DateTimeOffset now) => new(
        Guid.CreateVersion7(now), entry.Kind, entry.Text.Trim(), entry.Speaker, entry.CueIds, entry.Decision, entry.Promise, AddedBy: null, verdict, entry.Doubt);
}

/// <summary>What a later draft says under one item; the ids are those its sentences will have in the minutes.</summary>
public sealed record RedraftItem(Guid AgendaItemId, IReadOnlyList<MinutesEntryView> Entries);

public sealed record SettledChange(Guid ChangeId, bool Taken);
