namespace Coordination.Contracts;

/// <summary>The secret of a link with which one person answers without Teams. Given out once; asking again makes another one and this one useless.</summary>
public sealed record AnswerLinkSecret(string Secret, DateTimeOffset ExpiresAt);

/// <summary>What somebody with a link sees: their own name, the question and their own answer. Nothing of an agenda, nothing of others.</summary>
public sealed record AnswerLinkView(string GroupName, string PersonName, LinkedSession? Session, LinkedPoll? Poll);

public sealed record LinkedSession(
    int Number, SessionState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, AttendanceIntent? Intent, DateTimeOffset? ArrivesAt);

public sealed record LinkedPoll(
    DatePollState State, IReadOnlyList<PollOption> Options, DateTimeOffset Deadline, string? Place, IReadOnlyList<Availability>? MyChoices);
