namespace Coordination.Contracts;

/// <summary>Zusage, Zusage mit Verspätung, Absage.</summary>
public enum AttendanceIntent { Coming, Late, Declined }

/// <summary>A person's answer to an invitation.</summary>
/// <param name="StartsAt">The start that the person saw: an answer to a date that was moved meanwhile is none to the new one.</param>
/// <param name="ArrivesAt">Required where somebody comes late.</param>
/// <param name="DeputyId">The membership of the Stellvertretung, where somebody declines.</param>
public sealed record AnswerInvitation(AttendanceIntent Intent, DateTimeOffset StartsAt, DateTimeOffset? ArrivesAt = null, Guid? DeputyId = null);

/// <param name="Intent">What that person answered for themselves; null where they have not.</param>
public sealed record PersonAnswer(Guid MemberId, string Name, AttendanceIntent? Intent);

/// <summary>One's own answer, as it stands for the date of now.</summary>
/// <param name="Intent">null: not answered.</param>
/// <param name="StandsInFor">Who has named the caller as deputy.</param>
/// <param name="Deputies">Whom the caller may name; what those answered is not told.</param>
public sealed record MyAnswer(
    Guid SessionId, AttendanceIntent? Intent, DateTimeOffset? ArrivesAt, PersonAnswer? Deputy, PersonAnswer? StandsInFor, IReadOnlyList<PersonAnswer> Deputies);

/// <summary>Whether somebody will sit there: sure, unknown, or sure that not. Unknown is never counted as coming.</summary>
public enum SeatForecast { Taken, Unknown, Empty }

/// <summary>A person with what they answered.</summary>
/// <param name="Intent">null: not answered.</param>
/// <param name="DeputyId">Whom they named.</param>
/// <param name="StandsInFor">Who named them.</param>
public sealed record ExpectedMember(
    Guid MemberId, string Name, Guid? FactionId, Role Role, AttendanceIntent? Intent, DateTimeOffset? ArrivesAt, Guid? DeputyId, Guid? StandsInFor);

/// <param name="By">Who will certainly sit there for the Fraktion.</param>
public sealed record FactionForecast(Guid FactionId, string Name, SeatForecast Presence, IReadOnlyList<string> By);

/// <summary>Beschlussfähigkeit as far as the answers tell.</summary>
/// <param name="Needed">So many of the seats with a vote have to be taken.</param>
/// <param name="Unknown">Seats of people who have not answered, or whose deputy has not.</param>
public sealed record QuorumForecast(int Seats, int Needed, int Taken, int Unknown)
{
    public SeatForecast State => Taken >= Needed ? SeatForecast.Taken : Taken + Unknown >= Needed ? SeatForecast.Unknown : SeatForecast.Empty;
}

/// <summary>Who comes to a Sitzung, for chair and clerk.</summary>
/// <param name="Quorum">null where the profile knows none.</param>
public sealed record AttendanceForecast(
    Guid SessionId, IReadOnlyList<ExpectedMember> Members, IReadOnlyList<FactionForecast> Factions, QuorumForecast? Quorum);

/// <summary>Befangenheit that somebody has announced for an item. The reason is not asked.</summary>
public sealed record RecusalView(Guid ItemId, Guid MemberId, string Name, DateTimeOffset AnnouncedAt);
