using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>Schulferien of a Land, as an administrator imported them; both days belong to them.</summary>
public sealed class SchoolHoliday
{
    private SchoolHoliday()
    {
    }

    public Guid Id { get; private set; }
    public Land Land { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly First { get; private set; }
    public DateOnly Last { get; private set; }

    public static SchoolHoliday Of(Land land, SchoolHolidayView holiday) =>
        new() { Id = Guid.CreateVersion7(), Land = land, Name = holiday.Name, First = holiday.First, Last = holiday.Last };

    public SchoolHolidayView ToView() => new(Name, First, Last);
}
