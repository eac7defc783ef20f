using System.Runtime.InteropServices;
using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>
/// The soft rules: what a start costs. Less is better, and every point can be told: a deputy 2, somebody unknown 3, an empty seat 6, a begin
/// before the evening 2, a week too near to another session 1, and for each seat of a Fraktion that gave way before up to 5.
/// </summary>
internal sealed class SoftRules
{
    private const int Deputy = 2;
    private const int Unknown = 3;
    private const int Empty = 6;
    private const int Daytime = 2;

    private readonly SlotFacts _facts;
    private readonly SlotGrid _grid;
    private readonly int?[] _daysApart;
    private readonly bool[] _isDaytime;

    public SoftRules(SlotFacts facts, HardRules rules)
    {
        _facts = facts;
        _grid = rules.Grid;
        var pastAbsence = facts.Factions.ToDictionary(faction => faction.Id, faction => faction.PastAbsence);
        Seating = new Seating(facts.People, rules.Presences, faction => faction is { } id ? pastAbsence.GetValueOrDefault(id) : 0);
        _daysApart = [.. Enumerable.Range(0, _grid.Days).Select(day => DaysApart(_grid.DateOf(day)))];
        _isDaytime = new bool[_grid.Count];
        for (var day = 0; day < _grid.Days; day++)
        {
            var evening = _grid.NotBefore(CouncilTime.FromLocal(_grid.DateOf(day), facts.EveningFrom));
            var (first, end) = _grid.StartsOf(day);
            _isDaytime.AsSpan(first, Math.Max(0, Math.Min(end, evening) - first)).Fill(true);
        }
    }

    public Seating Seating { get; }

    public int Points(int start, int day) => Costs(start, day).Sum;

    /// <summary>The rules that the start does not keep, the dearest first.</summary>
    public IReadOnlyList<LostRule> Lost(int start)
    {
        var day = _grid.DayOf(start);
        var (costs, seats) = (Costs(start, day), Seating.CountAt(start));
        LostRule[] all =
        [
            new(SoftRule.InPerson, seats.NotInPerson, costs.InPerson), new(SoftRule.Evening, 0, costs.Evening),
            new(SoftRule.Distance, _daysApart[day] ?? 0, costs.Distance), new(SoftRule.EqualBurden, seats.Burdened, costs.Burden),
        ];
        return [.. all.Where(rule => rule.Points > 0).OrderByDescending(rule => rule.Points)];
    }

    private Cost Costs(int start, int day)
    {
        var seats = Seating.CountAt(start);
        var near = _daysApart[day] is { } apart && apart < _facts.DaysBetween ? (_facts.DaysBetween - apart + 6) / 7 : 0;
        return new Cost(
            (Deputy * seats.Represented) + (Unknown * seats.Unknown) + (Empty * seats.Missing), _isDaytime[start] ? Daytime : 0, near, seats.Burden);
    }

    private int? DaysApart(DateOnly date) =>
        _facts.OwnDates.Count == 0 ? null : _facts.OwnDates.Min(own => Math.Abs(own.DayNumber - date.DayNumber));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cost(int InPerson, int Evening, int Distance, int Burden)
    {
        public int Sum => InPerson + Evening + Distance + Burden;
    }
}
