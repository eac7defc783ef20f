using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Calendar;

/// <summary>A person's own calendar address: asked for, and made useless.</summary>
public static class MyCalendarEndpoints
{
    public static IEndpointRouteBuilder MapMyCalendar(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Calendar");
        room.MapGet(Routes.MyCalendar, GetAsync).WithSummary("The secret of the caller's calendar feed, made on first use");
        room.MapDelete(Routes.MyCalendar, ResetAsync).WithSummary("Make every address of the caller's feed useless");
        return routes;
    }

    private static async Task<CalendarFeed> GetAsync(
        Caller caller, CouncilDb db, IOptions<CalendarOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var key = options.Value.KeyBytes;
        var known = await db.CalendarSecrets.Where(secret => secret.PersonId == caller.PersonId)
            .OrderByDescending(secret => secret.CreatedAt).ThenBy(secret => secret.Hash).ToListAsync(ct);
        if (known.Select(secret => secret.Reveal(key)).FirstOrDefault(secret => secret is not null) is { } open)
        {
            return new CalendarFeed(open);
        }

        var made = CalendarSecret.Make(caller.PersonId, key, clock.Now());
        db.CalendarSecrets.Add(made);
        await db.SaveChangesAsync(ct);
        return new CalendarFeed(made.Reveal(key)!);
    }

    private static async Task<IResult> ResetAsync(Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var known = await db.CalendarSecrets.Where(secret => secret.PersonId == caller.PersonId).ToListAsync(ct);
        db.CalendarSecrets.RemoveRange(known);
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.CalendarReset, null, null));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }
}
