using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    /// <summary>Lawful dates between two days, as the group's profile has it.</summary>
    /// <param name="minutes">null: as long as the group's sessions usually are.</param>
    public Task<SlotSearchView> GetSlotsAsync(Guid groupId, DateOnly from, DateOnly until, int? minutes, CancellationToken ct) =>
        GetAsync<SlotSearchView>(Routes.Fill(Routes.GroupSlots, groupId) + Query(from, until, minutes), ct);

    /// <summary>The same for a wish, with all that the chair has given up for it.</summary>
    public Task<SlotSearchView> GetSlotsAsync(Guid groupId, SlotWish wish, CancellationToken ct)
    {
        var query = new StringBuilder(Query(wish.From, wish.Until, wish.Minutes));
        if (wish.Earliest is { } earliest) query.Append(CultureInfo.InvariantCulture, $"&earliest={earliest:HH:mm:ss}");
        if (wish.Latest is { } latest) query.Append(CultureInfo.InvariantCulture, $"&latest={latest:HH:mm:ss}");
        foreach (var rule in wish.Waived ?? []) query.Append(CultureInfo.InvariantCulture, $"&waived={JsonNamingPolicy.CamelCase.ConvertName(rule.ToString())}");
        foreach (var faction in wish.Without ?? []) query.Append(CultureInfo.InvariantCulture, $"&without={faction}");
        if (wish.Moving is { } moving) query.Append(CultureInfo.InvariantCulture, $"&moving={moving}");
        if (wish.UnknownMayCome) query.Append("&unknownMayCome=true");
        return GetAsync<SlotSearchView>(Routes.Fill(Routes.GroupSlots, groupId) + query, ct);
    }

    public Task<IReadOnlyList<SchoolHolidayView>> GetSchoolHolidaysAsync(Land land, CancellationToken ct) =>
        GetAsync<IReadOnlyList<SchoolHolidayView>>(Routes.Fill(Routes.SchoolHolidays, land), ct);

    /// <summary>Imports a Land's school holidays from an iCalendar file: all of it, or nothing and what is wrong.</summary>
    public Task<SchoolHolidayImport> PutSchoolHolidaysAsync(Land land, Stream calendar, CancellationToken ct)
    {
        var content = new StreamContent(calendar);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/calendar", "utf-8");
        return SendAsync<SchoolHolidayImport>(HttpMethod.Put, Routes.Fill(Routes.SchoolHolidays, land), content, null, ct);
    }

    private static string Query(DateOnly from, DateOnly until, int? minutes) => string.Create(CultureInfo.InvariantCulture,
        $"?from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}{(minutes is null ? "" : "&minutes=")}{minutes}");
}
