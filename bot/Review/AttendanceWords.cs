using Coordination.Bot.Review.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Anwesenheit of one person in words: "anwesend für Sabine Brandt ab 17:20 Uhr".</summary>
public static class AttendanceWords
{
    public static string Of(Attendance? row, IReadOnlyDictionary<Guid, MemberView> members, PageTexts t)
    {
        if (row is null)
        {
            return t["attendance.open"];
        }

        var words = t.Of(row.Status);
        if (row.Represents is { } id && members.TryGetValue(id, out var represented))
        {
            words += " " + t["attendance.for", represented.Name.Full];
        }

        if (row.From is { } from)
        {
            words += " " + t["attendance.fromTime", Spoken.Time(from)];
        }

        return row.Until is { } until ? words + " " + t["attendance.untilTime", Spoken.Time(until)] : words;
    }
}
