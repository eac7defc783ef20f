using Coordination.Contracts;

namespace Coordination.Api.FollowUps;

/// <summary>What approved minutes leave to be followed up (Wiedervorlagen).</summary>
public static class FollowUpHarvest
{
    public static IEnumerable<FollowUp> Of(Guid groupId, Guid sessionId, IEnumerable<MinutesItemView> items, DateTimeOffset now) =>
        from item in items
        from entry in item.Entries
        where KindOf(entry) is not null && !IsPromised(entry, item)
        select FollowUp.Of(groupId, sessionId, item, entry, KindOf(entry)!.Value, now);

    private static FollowUpKind? KindOf(MinutesEntryView entry) => (entry.Kind, entry.Decision?.Outcome) switch
    {
        (EntryKind.Request, _) => FollowUpKind.Request,
        (EntryKind.Commitment, _) => FollowUpKind.Commitment,
        (EntryKind.OpenQuestion, _) => FollowUpKind.OpenQuestion,
        (EntryKind.Decision, Outcome.Deferred) => FollowUpKind.Deferred,
        _ => null,
    };

    // A request that was agreed to is followed up once, as what was promised: the promise cites the request.
    private static bool IsPromised(MinutesEntryView entry, MinutesItemView item) => entry.Kind == EntryKind.Request && entry.CueIds.Count > 0
        && item.Entries.Any(other => other.Kind == EntryKind.Commitment && entry.CueIds.All(other.CueIds.Contains));
}
