namespace Coordination.Contracts;

/// <summary>läuft, beendet, Termin gewählt.</summary>
public enum DatePollState { Open, Closed, Finalised }

/// <summary>Ja, wenn nötig, nein.</summary>
public enum Availability { Yes, IfNeedBe, No }

/// <summary>A date that is asked for.</summary>
public sealed record PollOption(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Starts a Terminumfrage. The options stand as long as the poll does; answers name them by their place.</summary>
public sealed record OpenDatePoll(Guid GroupId, IReadOnlyList<PollOption> Options, DateTimeOffset Deadline, string? Place = null);

/// <param name="Choices">One for each option, in its order.</param>
public sealed record AnswerDatePoll(IReadOnlyList<Availability> Choices);

/// <param name="Option">Place of the option, from 0.</param>
/// <param name="Reason">Why this date although a hard rule speaks against it; stored. Where the notice is too short it is the reason for urgency as well.</param>
public sealed record FinaliseDatePoll(int Option, string? Reason = null);

/// <summary>A hard rule that an option breaks, as far as the answers tell.</summary>
public enum PollObstacle
{
    NoticeTooShort,
    /// <summary>Of a Fraktion nobody is sure to come: they declined, or have not answered.</summary>
    FactionNotAssured,
    /// <summary>Neither chair nor a deputy of theirs is sure to come.</summary>
    ChairNotAssured,
}

/// <param name="Unknown">How many of those asked have not answered.</param>
public sealed record OptionResult(
    int Yes, int IfNeedBe, int No, int Unknown, IReadOnlyList<FactionForecast> Factions, IReadOnlyList<PollObstacle> Obstacles);

/// <param name="Choices">null: not answered.</param>
public sealed record PollVoice(Guid MemberId, string Name, IReadOnlyList<Availability>? Choices);

/// <summary>What was answered, for the chair and the clerk.</summary>
public sealed record DatePollResult(IReadOnlyList<OptionResult> Options, IReadOnlyList<PollVoice> Voices);

/// <summary>Terminumfrage as one person may see it.</summary>
/// <param name="MyChoices">null: the caller has not answered.</param>
/// <param name="Result">null for those who are neither chair nor clerk.</param>
/// <param name="Chosen">Place of the option that became the session.</param>
public sealed record DatePollView(
    Guid Id, Guid GroupId, string GroupName, DatePollState State, IReadOnlyList<PollOption> Options, DateTimeOffset Deadline, string? Place,
    IReadOnlyList<Availability>? MyChoices, DatePollResult? Result, int? Chosen, Guid? SessionId, string? Reason, long Version);
