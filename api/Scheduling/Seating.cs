using System.Runtime.InteropServices;

namespace Coordination.Api.Scheduling;

/// <summary>Who would sit there: members and chairs themselves, by deputies, and those of whom it is not known or known that they cannot.</summary>
public sealed record Seats(
    IReadOnlyList<Guid> Attending, IReadOnlyList<(Guid Deputy, Guid For)> Represented, IReadOnlyList<Guid> Unknown, IReadOnlyList<Guid> Missing)
{
    public int NotInPerson => Represented.Count + Unknown.Count + Missing.Count;
}

/// <summary>
/// Seats of a group and who may stand in. A deputy takes one seat: named deputies that of their member, then those of the whole Fraktion in
/// their order, first for whoever cannot come, then for whoever is not known to.
/// </summary>
internal sealed class Seating
{
    private readonly IReadOnlyList<Participant> _people;
    private readonly Presence[] _presences;
    private readonly Bench[] _benches;

    /// <param name="pastAbsence">How often a Fraktion was missing of late.</param>
    public Seating(IReadOnlyList<Participant> people, IReadOnlyList<Presence> presences, Func<Guid?, int> pastAbsence)
    {
        _people = people;
        _presences = [.. presences];
        var indices = Enumerable.Range(0, people.Count).ToList();
        _benches = [.. indices.Where(i => people[i].Seat != Seat.Deputy).GroupBy(i => people[i].FactionId).Select(bench => new Bench(
            pastAbsence(bench.Key),
            [.. bench.Select(i => new Chairback(i, Deputies(indices, other => people[other].DeputyOf == people[i].Id)))],
            bench.Key is null ? [] : Deputies(indices, other => people[other].DeputyOf is null && people[other].FactionId == bench.Key)))];
    }

    /// <summary>How many of each Fraktion do not come themselves; the same as <see cref="At"/> would say, without saying who.</summary>
    public Count CountAt(int start)
    {
        var count = default(Count);
        foreach (var bench in _benches)
        {
            count = count.Plus(CountAt(bench, start), bench.PastAbsence);
        }

        return count;
    }

    public Seats At(int start)
    {
        var (attending, represented, unknown, missing) = (new List<Guid>(), new List<(Guid, Guid)>(), new List<Guid>(), new List<Guid>());
        foreach (var bench in _benches)
        {
            var open = new List<int>();
            foreach (var seat in bench.Seats)
            {
                var deputy = FirstFree(seat.Deputies, start);
                if (_presences[seat.Member].Free[start]) attending.Add(_people[seat.Member].Id);
                else if (deputy is { } named) represented.Add((_people[named].Id, _people[seat.Member].Id));
                else open.Add(seat.Member);
            }

            var pool = new Queue<int>(bench.Pool.Where(deputy => _presences[deputy].Free[start]));
            foreach (var member in open.OrderBy(member => _presences[member].Busy[start] ? 0 : 1))
            {
                if (pool.TryDequeue(out var deputy)) represented.Add((_people[deputy].Id, _people[member].Id));
                else (_presences[member].Busy[start] ? missing : unknown).Add(_people[member].Id);
            }
        }

        return new Seats(attending, represented, unknown, missing);
    }

    private Count CountAt(Bench bench, int start)
    {
        var (named, busy, unknown) = (0, 0, 0);
        foreach (var seat in bench.Seats)
        {
            if (_presences[seat.Member].Free[start]) continue;

            if (FirstFree(seat.Deputies, start) is not null) named++;
            else if (_presences[seat.Member].Busy[start]) busy++;
            else unknown++;
        }

        var pool = 0;
        for (var i = 0; i < bench.Pool.Length && pool < busy + unknown; i++)
        {
            pool += _presences[bench.Pool[i]].Free[start] ? 1 : 0;
        }

        var forBusy = Math.Min(pool, busy);
        return new Count(named + pool, unknown - (pool - forBusy), busy - forBusy, 0, 0);
    }

    private int? FirstFree(int[] deputies, int start)
    {
        foreach (var deputy in deputies)
        {
            if (_presences[deputy].Free[start]) return deputy;
        }

        return null;
    }

    private int[] Deputies(List<int> indices, Func<int, bool> stands) =>
        [.. indices.Where(i => _people[i].Seat == Seat.Deputy && stands(i)).OrderBy(i => _people[i].Order).ThenBy(i => i)];

    /// <summary>Seats of one Fraktion, with the deputies of all of them.</summary>
    private sealed record Bench(int PastAbsence, Chairback[] Seats, int[] Pool);

    /// <summary>One seat, with the deputies of this member alone.</summary>
    private sealed record Chairback(int Member, int[] Deputies);

    /// <param name="Burdened">Of these, how many belong to Fraktionen that gave way before, and what that weighs.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Count(int Represented, int Unknown, int Missing, int Burdened, int Burden)
    {
        public int NotInPerson => Represented + Unknown + Missing;

        public Count Plus(Count bench, int pastAbsence) => new(
            Represented + bench.Represented, Unknown + bench.Unknown, Missing + bench.Missing,
            Burdened + (pastAbsence > 0 ? bench.NotInPerson : 0), Burden + (pastAbsence * bench.NotInPerson));
    }
}
