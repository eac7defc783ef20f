using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.FollowUps;

/// <summary>
/// Wiedervorlage: a request, commitment, open question or deferred item of approved minutes. It stays open until the chair takes it on an
/// agenda or drops it with a reason; nothing else ends it.
/// </summary>
public sealed class FollowUp : IVersioned
{
    private FollowUp()
    {
    }

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }

    /// <summary>The session whose minutes it stands in, and the item under which.</summary>
    public Guid SessionId { get; private set; }

    public Guid AgendaItemId { get; private set; }
    public string ItemTitle { get; private set; } = "";
    public FollowUpKind Kind { get; private set; }

    /// <summary>The sentence of the approved minutes, word for word.</summary>
    public string Text { get; private set; } = "";

    public string? AskedBy { get; private set; }
    public string? PromisedBy { get; private set; }
    public string? DueText { get; private set; }
    public DateOnly? DueBy { get; private set; }

    /// <summary>Of the item it comes from: what was said behind closed doors is followed up behind them.</summary>
    public Publicity Publicity { get; private set; }

    public FollowUpState State { get; private set; }
    public string? Reason { get; private set; }
    public Guid? SettledBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public long Version { get; private set; }

    public static FollowUp Of(Guid groupId, Guid sessionId, MinutesItemView item, MinutesEntryView entry, FollowUpKind kind, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        GroupId = groupId,
        SessionId = sessionId,
        AgendaItemId = item.AgendaItemId,
        ItemTitle = item.Title,
        Kind = kind,
        Text = entry.Promise?.What ?? entry.Text,
        AskedBy = entry.Promise?.AskedBy ?? (kind is FollowUpKind.Request or FollowUpKind.OpenQuestion ? entry.Speaker : null),
        PromisedBy = kind == FollowUpKind.Commitment ? entry.Promise?.Who ?? entry.Speaker : null,
        DueText = entry.Promise?.DueText ?? entry.Decision?.ReferredTo,
        DueBy = entry.Promise?.DueBy,
        Publicity = item.Publicity,
        State = FollowUpState.Open,
        Version = 1,
    };

    public void Take(Guid by, DateTimeOffset now) => Settle(FollowUpState.OnAgenda, null, by, now);

    public void Drop(string reason, Guid by, DateTimeOffset now) => Settle(FollowUpState.Dropped, reason, by, now);

    /// <summary>The item made of it left the agenda again: what is to be done is still to be done.</summary>
    public void Reopen()
    {
        (State, SettledBy, SettledAt) = (FollowUpState.Open, null, null);
        Version++;
    }

    public FollowUpView ToView() => new(
        Id, GroupId, SessionId, AgendaItemId, ItemTitle, Kind, Text, AskedBy, PromisedBy, DueText, DueBy, Publicity, State, Reason, Version);

    private void Settle(FollowUpState state, string? reason, Guid by, DateTimeOffset now)
    {
        if (State != FollowUpState.Open)
        {
            throw new RefusedException(Refusal.FollowUpSettled, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["state"] = State,
                ["by"] = SettledBy,
                ["at"] = SettledAt,
            });
        }

        (State, Reason, SettledBy, SettledAt) = (state, reason, by, now);
        Version++;
    }
}
