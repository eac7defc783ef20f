namespace Coordination.Contracts;

/// <summary>vorgeschlagen, zugelassen, vertagt, abgelehnt, zurückgezogen.</summary>
public enum AgendaItemState { Proposed, Admitted, Deferred, Refused, Withdrawn }

/// <summary>Proposes a TOP. Who proposes, and on behalf of which Fraktion, follows from the caller.</summary>
/// <param name="Publicity">The wish; null takes the group's default.</param>
/// <param name="Presenter">Who is to report ("Vortrag von Frau Brandt"), in the words used.</param>
/// <param name="SessionId">The session meant; null for the next one.</param>
public sealed record ProposeItem(Guid GroupId, string Title, string? Reason, Publicity? Publicity, string? Presenter, Guid? SessionId = null);

/// <summary>What the proposer may change until the chair has decided; the chair may change it until the invitation is out.</summary>
public sealed record ItemContent(string Title, string? Reason, Publicity Publicity, string? Presenter);

/// <param name="SupplementReason">Why it is taken as Nachtrag: required after the agenda deadline.</param>
public sealed record AdmitItem(Guid SessionId, string? SupplementReason = null);

public sealed record RefuseItem(string Reason);

/// <param name="ToSessionId">null: to be put before the next session that is scheduled.</param>
public sealed record DeferItem(string Reason, Guid? ToSessionId = null);

/// <summary>The whole order of a session's agenda; every admitted item exactly once.</summary>
public sealed record AgendaOrder(IReadOnlyList<Guid> ItemIds);

/// <param name="Number">"Ö 4.1", "N 2"; null until admitted. Fixed once the invitation is out.</param>
/// <param name="IsSupplement">Nachtrag: admitted after the invitation or after the deadline.</param>
public sealed record AgendaItemView(
    Guid Id, Guid GroupId, Guid? SessionId, string? Number, string Title, string? Reason, Publicity Publicity, string? Presenter,
    AgendaItemState State, string? StateReason, bool IsSupplement, Guid ProposedBy, string ProposedByName, string? FactionName,
    DateTimeOffset ProposedAt, long Version);

/// <summary>Tagesordnung of a session in its order: public part first.</summary>
public sealed record AgendaView(Guid SessionId, IReadOnlyList<AgendaItemView> Items, long Version);
