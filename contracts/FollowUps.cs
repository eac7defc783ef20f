namespace Coordination.Contracts;

/// <summary>Where a Wiedervorlage comes from: Bitte, Zusage, offene Frage, vertagter Punkt.</summary>
public enum FollowUpKind { Request, Commitment, OpenQuestion, Deferred }

/// <summary>offen, auf einer Tagesordnung, fallen gelassen.</summary>
public enum FollowUpState { Open, OnAgenda, Dropped }

/// <summary>Takes a Wiedervorlage on the agenda of a session.</summary>
/// <param name="Title">null takes the title of the item it comes from.</param>
/// <param name="SupplementReason">Why it is taken as Nachtrag: required after the agenda deadline.</param>
public sealed record TakeFollowUp(Guid SessionId, string? Title = null, string? SupplementReason = null);

/// <summary>Lets a Wiedervorlage go; nothing that was asked or promised disappears without a reason.</summary>
public sealed record DropFollowUp(string Reason);

/// <summary>Wiedervorlage: what approved minutes left to be done, in their own words.</summary>
/// <param name="SessionId">The session whose minutes it stands in.</param>
/// <param name="DueText">The date in the words used; <paramref name="DueBy"/> is the latest day they mean, where they name one.</param>
/// <param name="Reason">Why it was dropped.</param>
public sealed record FollowUpView(
    Guid Id, Guid GroupId, Guid SessionId, Guid AgendaItemId, string ItemTitle, FollowUpKind Kind, string Text, string? AskedBy, string? PromisedBy,
    string? DueText, DateOnly? DueBy, Publicity Publicity, FollowUpState State, string? Reason, long Version);
