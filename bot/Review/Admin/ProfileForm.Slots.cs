using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Bot.Review.Admin;

/// <summary>When and where the group meets, as the slot search (Terminsuche) goes by it; days and regional holidays are a box each.</summary>
public sealed partial class ProfileForm
{
    /// <summary>Empty: none is named.</summary>
    public string? Land { get; set; }

    public bool Monday { get; set; }

    public bool Tuesday { get; set; }

    public bool Wednesday { get; set; }

    public bool Thursday { get; set; }

    public bool Friday { get; set; }

    public bool Saturday { get; set; }

    public bool Sunday { get; set; }

    public string? Earliest { get; set; }

    public string? Latest { get; set; }

    public string? EveningFrom { get; set; }

    public string? SessionMinutes { get; set; }

    public string? DaysBetween { get; set; }

    /// <summary>One on each line, the preferred one first.</summary>
    public string? Rooms { get; set; }

    public bool CorpusChristi { get; set; }

    public bool AssumptionDay { get; set; }

    public bool PeaceFestival { get; set; }

    private void Fill(SlotRules rules)
    {
        Land = rules.Land?.ToString() ?? "";
        Monday = rules.Weekdays.Contains(DayOfWeek.Monday);
        Tuesday = rules.Weekdays.Contains(DayOfWeek.Tuesday);
        Wednesday = rules.Weekdays.Contains(DayOfWeek.Wednesday);
        Thursday = rules.Weekdays.Contains(DayOfWeek.Thursday);
        Friday = rules.Weekdays.Contains(DayOfWeek.Friday);
        Saturday = rules.Weekdays.Contains(DayOfWeek.Saturday);
        Sunday = rules.Weekdays.Contains(DayOfWeek.Sunday);
        (Earliest, Latest, EveningFrom) = (Text(rules.Earliest), Text(rules.Latest), Text(rules.EveningFrom));
        (SessionMinutes, DaysBetween) = (Text(rules.SessionMinutes), Text(rules.DaysBetween));
        Rooms = string.Join('\n', rules.Rooms);
        CorpusChristi = rules.Regional.Contains(RegionalHoliday.CorpusChristi);
        AssumptionDay = rules.Regional.Contains(RegionalHoliday.AssumptionDay);
        PeaceFestival = rules.Regional.Contains(RegionalHoliday.PeaceFestival);
    }

    private SlotRules ReadSlots(Action<string> fault, Func<string?, string, int> number)
    {
        TimeOnly Time(string? text, string field)
        {
            if (TimeOnly.TryParseExact(text?.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;

            fault(field);
            return default;
        }

        List<DayOfWeek> days = [.. Boxes().Where(box => box.IsTicked).Select(box => box.Day)];
        if (days.Count == 0) fault(nameof(Monday));

        var (earliest, latest) = (Time(Earliest, nameof(Earliest)), Time(Latest, nameof(Latest)));
        if (latest <= earliest) fault(nameof(Latest));

        RegionalHoliday?[] regional =
            [CorpusChristi ? RegionalHoliday.CorpusChristi : null, AssumptionDay ? RegionalHoliday.AssumptionDay : null, PeaceFestival ? RegionalHoliday.PeaceFestival : null];
        return new SlotRules(
            Enum.TryParse<Land>(Land, out var land) && Enum.IsDefined(land) ? land : null, [.. regional.OfType<RegionalHoliday>()], days, earliest, latest,
            number(SessionMinutes, nameof(SessionMinutes)),
            [.. (Rooms ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Time(EveningFrom, nameof(EveningFrom)),
            number(DaysBetween, nameof(DaysBetween)));
    }

    /// <summary>In the order in which the API keeps them.</summary>
    private IEnumerable<(bool IsTicked, DayOfWeek Day)> Boxes() =>
    [
        (Sunday, DayOfWeek.Sunday), (Monday, DayOfWeek.Monday), (Tuesday, DayOfWeek.Tuesday), (Wednesday, DayOfWeek.Wednesday),
        (Thursday, DayOfWeek.Thursday), (Friday, DayOfWeek.Friday), (Saturday, DayOfWeek.Saturday),
    ];

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
