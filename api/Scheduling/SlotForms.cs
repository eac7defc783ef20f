using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>Checks what people entered for the slot search before it runs.</summary>
public static class SlotForms
{
    private const int MostDays = 400;
    private const int LongestRoom = 300;
    private const int MostRooms = 50;

    public static SlotRules? Clean(SlotRules? form)
    {
        if (form is null)
        {
            return null;
        }

        if (form.Land is { } land) Check.Known(land, "profile.slots.land");
        foreach (var holiday in Check.Given(form.Regional, "profile.slots.regional")) Check.Known(holiday, "profile.slots.regional");
        foreach (var day in Check.Given(form.Weekdays, "profile.slots.weekdays")) Check.Known(day, "profile.slots.weekdays");
        Check.Between(form.Weekdays.Count, 1, 7, "profile.slots.weekdays");
        Check.Between(form.SessionMinutes, 15, 720, "profile.slots.sessionMinutes");
        Check.Between(form.DaysBetween, 0, 365, "profile.slots.daysBetween");
        if (form.Latest <= form.Earliest)
        {
            throw Check.Malformed("profile.slots.latest", FieldProblem.OutOfRange);
        }

        var rooms = Check.All(form.Rooms, "profile.slots.rooms");
        Check.Between(rooms.Count, 0, MostRooms, "profile.slots.rooms");
        return form with
        {
            Regional = [.. form.Regional.Distinct().Order()],
            Weekdays = [.. form.Weekdays.Distinct().Order()],
            Rooms = [.. rooms.Select(room => Check.Line(room, "profile.slots.rooms", LongestRoom)).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Rules by their names on the wire.</summary>
    public static IReadOnlyList<SlotRule>? RulesOf(string[]? names) => names is not { Length: > 0 }
        ? null
        : [.. names.Select(name => !name.AsSpan().ContainsAnyInRange('0', '9') && Enum.TryParse<SlotRule>(name, ignoreCase: true, out var rule) ? rule : throw Check.Malformed("waived", FieldProblem.Unknown))];

    /// <summary>Nothing is looked for before today; factions are those of the group.</summary>
    public static SlotWish Clean(SlotWish form, IReadOnlyCollection<Guid> factions, DateOnly today)
    {
        foreach (var rule in form.Waived ?? [])
        {
            // A window is widened by its times, and a Fraktion is left out by name.
            if (!Enum.IsDefined(rule) || rule is SlotRule.TimeOfDay or SlotRule.Factions) throw Check.Malformed("waived", FieldProblem.Unknown);
        }

        if (form.Without?.All(factions.Contains) == false) throw Check.Malformed("without", FieldProblem.Unknown);

        var from = form.From < today ? today : form.From;
        if (from.Year > 2199 || form.Until < from || form.Until.DayNumber - from.DayNumber > MostDays) throw Check.Malformed("until", FieldProblem.OutOfRange);

        Check.Between(form.Minutes, 15, 720, "minutes");
        return form with { From = from, Waived = form.Waived is { } waived ? [.. waived.Distinct()] : null, Without = form.Without is { } without ? [.. without.Distinct()] : null };
    }
}
