using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Scheduling;

/// <summary>Schulferien of a Land for all groups: what is stored, and the import of a file. Administrators only.</summary>
public static class SchoolHolidayEndpoints
{
    public static void MapSchoolHolidays(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Admin).WithTags("Scheduling");
        room.MapGet(Routes.SchoolHolidays, GetAsync).WithSummary("The school holidays of a Land that are stored").WithRefusals(Refusal.Malformed);
        room.MapPut(Routes.SchoolHolidays, PutAsync).WithSummary("Import school holidays (iCalendar): all of the file or nothing; they replace those of its period")
            .Accepts<string>("text/calendar").WithRefusals(Refusal.Malformed, Refusal.TooLarge);
    }

    private static async Task<IReadOnlyList<SchoolHolidayView>> GetAsync(string land, CouncilDb db, CancellationToken ct)
    {
        var own = LandOf(land);
        return [.. (await db.SchoolHolidays.AsNoTracking().Where(holiday => holiday.Land == own).OrderBy(holiday => holiday.First).ToListAsync(ct)).Select(holiday => holiday.ToView())];
    }

    private static async Task<SchoolHolidayImport> PutAsync(
        string land, HttpRequest request, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = LandOf(land);
        var file = SchoolHolidayFile.Read(await request.ReadWholeAsync(ct));
        if (file.Problem is not null)
        {
            return new SchoolHolidayImport(0, null, null, file.Problem, file.Line);
        }

        // A corrected file takes the place of what it corrects; other years stay.
        var (first, last) = (file.Holidays[0].First, file.Holidays.Max(holiday => holiday.Last));
        db.RemoveRange(await db.SchoolHolidays.Where(holiday => holiday.Land == own && holiday.Last >= first && holiday.First <= last).ToListAsync(ct));
        db.AddRange(file.Holidays.Select(holiday => SchoolHoliday.Of(own, holiday)));
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.SchoolHolidaysImported, null, null));
        await db.SaveChangesAsync(ct);
        return new SchoolHolidayImport(file.Holidays.Count, first, last);
    }

    private static Land LandOf(string land) =>
        land.Length == 2 && Enum.TryParse<Land>(land, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : throw Check.Malformed("land", FieldProblem.Unknown);
}
