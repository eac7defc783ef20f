using Coordination.Api.Groups;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>
/// What the answers say of a Sitzung to come: who, which Fraktion by whom, and whether it will be beschlussfähig. A pure function. Whoever has
/// not answered is unknown, and so is a seat whose deputy has not.
/// </summary>
public static class AttendanceForecasts
{
    /// <param name="members">Those who belong to the group on the day of the session.</param>
    /// <param name="answers">Answers to the date that holds.</param>
    public static AttendanceForecast Of(
        Guid sessionId, IReadOnlyList<Member> members, IReadOnlyList<Faction> factions, IReadOnlyList<AttendanceAnswer> answers, QuorumRule rule)
    {
        var answerOf = answers.ToDictionary(answer => answer.MemberId);
        var namedBy = answers.Where(answer => answer.DeputyId is not null).ToDictionary(answer => answer.DeputyId!.Value, answer => answer.MemberId);
        var expected = members.Select(member =>
        {
            var answer = answerOf.GetValueOrDefault(member.Id);
            return new ExpectedMember(
                member.Id, member.Name.Full, member.FactionId, member.Role, answer?.Intent, answer?.ArrivesAt, answer?.DeputyId,
                namedBy.TryGetValue(member.Id, out var represented) ? represented : null);
        }).ToList();
        var byId = expected.ToDictionary(person => person.MemberId);
        // A deputy votes in somebody's place and has no seat of their own.
        var seats = members.Where(member => member.Role is Role.Member or Role.Chair || (member.HasVote && member.Role != Role.Deputy))
            .Select(member => (Member: member, Seat: SeatOf(byId[member.Id], byId))).ToList();
        return new AttendanceForecast(
            sessionId, expected, [.. factions.Select(faction => Of(faction, seats, byId)).OfType<FactionForecast>()],
            rule == QuorumRule.None ? null : Of(seats.Where(seat => seat.Member.HasVote).Select(seat => seat.Seat).ToList()));
    }

    private static SeatForecast SeatOf(ExpectedMember person, Dictionary<Guid, ExpectedMember> byId) => person switch
    {
        { Intent: AttendanceIntent.Coming or AttendanceIntent.Late } => SeatForecast.Taken,
        { Intent: null } => SeatForecast.Unknown,
        { DeputyId: { } deputy } when byId.TryGetValue(deputy, out var other) => other.Intent switch
        {
            AttendanceIntent.Coming or AttendanceIntent.Late => SeatForecast.Taken,
            null => SeatForecast.Unknown,
            _ => SeatForecast.Empty,
        },
        _ => SeatForecast.Empty,
    };

    /// <summary>null for a Fraktion without a seat.</summary>
    private static FactionForecast? Of(Faction faction, List<(Member Member, SeatForecast Seat)> seats, Dictionary<Guid, ExpectedMember> byId)
    {
        var own = seats.FindAll(seat => seat.Member.FactionId == faction.Id);
        if (own.Count == 0)
        {
            return null;
        }

        var by = own.Where(seat => seat.Seat == SeatForecast.Taken).Select(seat => byId[seat.Member.Id])
            .Select(person => person.Intent == AttendanceIntent.Declined ? byId[person.DeputyId!.Value].Name : person.Name);
        var presence = own.Exists(seat => seat.Seat == SeatForecast.Taken) ? SeatForecast.Taken
            : own.Exists(seat => seat.Seat == SeatForecast.Unknown) ? SeatForecast.Unknown
            : SeatForecast.Empty;
        return new FactionForecast(faction.Id, faction.Name, presence, [.. by]);
    }

    private static QuorumForecast Of(List<SeatForecast> seats) => new(
        seats.Count, (seats.Count / 2) + 1, seats.Count(seat => seat == SeatForecast.Taken), seats.Count(seat => seat == SeatForecast.Unknown));
}
