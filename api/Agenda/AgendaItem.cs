using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>Tagesordnungspunkt: what a member wants discussed, and what the chair made of it.</summary>
public sealed class AgendaItem : IVersioned
{
    private AgendaItem()
    {
    }

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }

    /// <summary>The session it stands on; before the decision the one that was meant, if any.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>"Ö 4", "N 2"; given with the admission, fixed by the invitation.</summary>
    public string? Number { get; private set; }

    /// <summary>Place in the order of the whole agenda, rising.</summary>
    public int Position { get; private set; }

    public string Title { get; private set; } = "";
    public string? Reason { get; private set; }
    public Publicity Publicity { get; private set; }
    public string? Presenter { get; private set; }
    public AgendaItemState State { get; private set; }

    /// <summary>Why it was refused, deferred, or taken as Nachtrag.</summary>
    public string? StateReason { get; private set; }

    public bool IsSupplement { get; private set; }
    public Guid ProposedBy { get; private set; }

    /// <summary>The Fraktion on whose behalf it was proposed, as of then.</summary>
    public Guid? FactionId { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }
    public Guid ChangedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Hash of the proposal as it first came, so that a repeated delivery finds it even after an edit.</summary>
    public string Request { get; private set; } = "";

    public long Version { get; private set; }

    public static AgendaItem Propose(Guid id, ProposeItem proposal, Guid? factionId, Publicity usual, Guid by, DateTimeOffset now)
    {
        var item = new AgendaItem
        {
            Id = id,
            GroupId = proposal.GroupId,
            SessionId = proposal.SessionId,
            Title = proposal.Title,
            Reason = proposal.Reason,
            Publicity = proposal.Publicity ?? usual,
            Presenter = proposal.Presenter,
            State = AgendaItemState.Proposed,
            ProposedBy = by,
            FactionId = factionId,
            ProposedAt = now,
            Request = Fingerprint.Of(proposal),
        };
        item.Changed(by, now);
        return item;
    }

    public bool Says(ItemContent content) => content == new ItemContent(Title, Reason, Publicity, Presenter);

    /// <summary>The proposer changes it until the chair has decided, the chair until the invitation is out.</summary>
    /// <param name="isFrozen">It stands on an agenda whose invitation is out.</param>
    public void Change(ItemContent content, bool byChair, bool isFrozen, Guid by, DateTimeOffset now)
    {
        RefuseUnless(State == AgendaItemState.Proposed || (byChair && State is AgendaItemState.Deferred or AgendaItemState.Admitted));
        RefuseFrozen(isFrozen);
        Title = content.Title;
        Reason = content.Reason;
        Publicity = content.Publicity;
        Presenter = content.Presenter;
        Changed(by, now);
    }

    /// <summary>Zulassung. The number follows from the whole agenda (<see cref="AgendaNumbers"/>).</summary>
    public void Admit(Guid sessionId, int position, bool isSupplement, string? supplementReason, Guid by, DateTimeOffset now)
    {
        RefuseUnless(State is AgendaItemState.Proposed or AgendaItemState.Deferred);
        SessionId = sessionId;
        Position = position;
        IsSupplement = isSupplement;
        Move(AgendaItemState.Admitted, isSupplement ? supplementReason : null, by, now);
    }

    /// <summary>Vertagung: waits for a later session. Once the invitation is out an item leaves the agenda only in the session itself.</summary>
    public void Defer(Guid? toSession, string reason, bool isFrozen, Guid by, DateTimeOffset now)
    {
        RefuseUnless(State is AgendaItemState.Proposed or AgendaItemState.Deferred or AgendaItemState.Admitted);
        RefuseFrozen(isFrozen);
        LeaveAgenda(toSession);
        Move(AgendaItemState.Deferred, reason, by, now);
    }

    public void Refuse(string reason, Guid by, DateTimeOffset now)
    {
        RefuseUnless(State is AgendaItemState.Proposed or AgendaItemState.Deferred);
        Move(AgendaItemState.Refused, reason, by, now);
    }

    public void Withdraw(bool isFrozen, Guid by, DateTimeOffset now)
    {
        RefuseUnless(State is AgendaItemState.Proposed or AgendaItemState.Deferred or AgendaItemState.Admitted);
        RefuseFrozen(isFrozen);
        LeaveAgenda(SessionId);
        Move(AgendaItemState.Withdrawn, null, by, now);
    }

    /// <summary>A Wiedervorlage comes back although its item was withdrawn.</summary>
    public AgendaItem Again(Guid by, DateTimeOffset now)
    {
        RefuseUnless(State == AgendaItemState.Withdrawn);
        Move(AgendaItemState.Proposed, null, by, now);
        return this;
    }

    public void Place(int position)
    {
        if (Position != position)
        {
            Position = position;
            Version++;
        }
    }

    public void Take(string number)
    {
        if (Number != number)
        {
            Number = number;
            Version++;
        }
    }

    private void LeaveAgenda(Guid? toSession)
    {
        SessionId = toSession;
        Number = null;
        Position = 0;
        IsSupplement = false;
    }

    /// <summary>Whoever comes second hears what happened meanwhile.</summary>
    private void RefuseUnless(bool allowed)
    {
        if (!allowed)
        {
            throw new RefusedException(Refusal.ItemAlreadyDecided, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["state"] = State,
                ["by"] = ChangedBy,
                ["at"] = ChangedAt,
            });
        }
    }

    private void RefuseFrozen(bool isFrozen)
    {
        if (isFrozen && State == AgendaItemState.Admitted)
        {
            throw new RefusedException(Refusal.AgendaFrozen);
        }
    }

    private void Move(AgendaItemState state, string? reason, Guid by, DateTimeOffset now)
    {
        State = state;
        StateReason = reason;
        Changed(by, now);
    }

    private void Changed(Guid by, DateTimeOffset now)
    {
        ChangedBy = by;
        ChangedAt = now;
        Version++;
    }
}
