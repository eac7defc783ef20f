using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Scheduling;

/// <summary>The slot search for the chair. It reads, and writes nothing: a session is planned by its own route.</summary>
public static class SlotEndpoints
{
    private const int MostSlots = 5;

    public static IEndpointRouteBuilder MapScheduling(this IEndpointRouteBuilder routes)
    {
        routes.MapSchoolHolidays();
        var room = routes.MapRoom(Policies.Person).WithTags("Scheduling");
        room.MapGet(Routes.GroupSlots, GetAsync)
            .WithSummary("Lawful dates for a session, the best first, each with its reasons; where there is none, what stands in the way and what would help (chair)")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed);
        return routes;
    }

    private static async Task<SlotSearchView> GetAsync(
        Guid groupId, DateOnly? from, DateOnly? until, int? minutes, TimeOnly? earliest, TimeOnly? latest, string[]? waived, Guid[]? without,
        bool? unknownMayCome, Guid? moving, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var today = CouncilTime.DateOf(now);
        (await db.MemberAsync(groupId, caller, now, ct)).MustBe(Role.Chair);
        var group = await db.WholeGroupAsync(groupId, ct);
        var rules = group.Profile.Slots ?? SlotRules.Usual;
        var wish = SlotForms.Clean(
            new SlotWish(
                from ?? today, until ?? (from ?? today).AddDays(56), minutes ?? rules.SessionMinutes, earliest, latest,
                SlotForms.RulesOf(waived), without is { Length: > 0 } ? without : null, unknownMayCome ?? false, moving),
            group.Factions.ConvertAll(faction => faction.Id), today);

        if (moving is not null && !await db.Sessions.AnyAsync(session => session.Id == moving && session.GroupId == groupId, ct))
        {
            throw Check.Malformed("moving", FieldProblem.Unknown);
        }

        var sources = await SlotSources.ReadAsync(db, group, wish, now, ct);
        var found = SlotSearch.Find(sources.Facts, wish, MostSlots);
        var relaxations = found.Dates > 0 ? [] : Relaxations.Of(sources.Facts, wish);
        return new SlotViews(group).Of(wish, found, relaxations, sources.Unchecked);
    }
}
