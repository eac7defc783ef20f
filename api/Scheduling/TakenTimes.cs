using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Scheduling;

/// <summary>
/// When sessions take people and rooms, of whatever group. Only times leave this place, no group and no title: the chair of one group need not
/// be a member of the other.
/// </summary>
internal sealed class TakenTimes
{
    private readonly List<Held> _sessions;
    private readonly ILookup<Guid, Member> _places;
    private readonly WorkingGroup _group;

    private TakenTimes(WorkingGroup group, List<Held> sessions, IEnumerable<Member> places)
    {
        _group = group;
        _sessions = sessions;
        _places = places.ToLookup(place => place.PersonId);
    }

    /// <summary>Sessions of this group, and of groups that share members, chairs or clerks with it. Who only deputises is busy, but stops nobody.</summary>
    public IReadOnlyList<TimeRange> SharedSessions =>
        [.. _sessions.Where(session => session.GroupId == _group.Id || _group.Members.Exists(member => IsTied(member) && Attends(member.PersonId, session, IsTied)))
            .Select(session => session.Time)];

    public IReadOnlyList<DateOnly> OwnDates => [.. _sessions.Where(session => session.GroupId == _group.Id).Select(session => CouncilTime.DateOf(session.Time.From))];

    public static async Task<TakenTimes> ReadAsync(CouncilDb db, WorkingGroup group, Guid? moving, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (CouncilTime.FromLocal(first, TimeOnly.MinValue), CouncilTime.FromLocal(last.AddDays(1), TimeOnly.MinValue));
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.State != SessionState.Cancelled && session.Id != moving && session.EndsAt > from && session.StartsAt < until)
            .Select(session => new { session.GroupId, session.StartsAt, session.EndsAt, session.Place }).ToListAsync(ct);
        var people = group.Members.ConvertAll(member => member.PersonId);
        var places = await db.Members.AsNoTracking().Where(member => people.Contains(member.PersonId)).ToListAsync(ct);
        return new TakenTimes(group, sessions.ConvertAll(session => new Held(session.GroupId, new TimeRange(session.StartsAt, session.EndsAt), session.Place)), places);
    }

    /// <summary>A person is taken by the sessions of every group in which they have a place that day; guests come as they like.</summary>
    public IEnumerable<FreeBusyPeriod> Of(Guid personId) => _sessions.Where(session => Attends(personId, session, place => place.Role != Role.Guest))
        .Select(session => new FreeBusyPeriod(session.Time.From, session.Time.Until, AvailabilityState.Busy));

    public Room RoomOf(string name) =>
        new(name, [.. _sessions.Where(session => name.Equals(session.Place?.Trim(), StringComparison.OrdinalIgnoreCase)).Select(session => session.Time)]);

    private bool Attends(Guid personId, Held session, Func<Member, bool> counts) =>
        _places[personId].Any(place => place.GroupId == session.GroupId && counts(place) && place.IsCurrent(CouncilTime.DateOf(session.Time.From)));

    private static bool IsTied(Member member) => member.Role is Role.Chair or Role.Member or Role.Clerk;

    private sealed record Held(Guid GroupId, TimeRange Time, string? Place);
}
