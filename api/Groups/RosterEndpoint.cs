using Coordination.Api.Access;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>CSV import of a roster: all of it is stored, or nothing and the list of what is wrong.</summary>
public static class RosterEndpoint
{
    public static async Task<RosterImport> PutAsync(
        Guid groupId, HttpRequest request, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var group = await db.WholeGroupAsync(groupId, ct);
        var plan = RosterPlan.Make(group, RosterCsv.Read(await request.ReadWholeAsync(ct)));
        if (plan.Errors.Count > 0)
        {
            return new RosterImport(0, 0, plan.Errors);
        }

        group.Import(plan.NewFactions, plan.Members, CouncilTime.DateOf(clock.Now()));
        db.Journal.Add(JournalEntry.Of(caller, clock.Now(), JournalAction.RosterImported, groupId, groupId));
        await db.SaveChangesAsync(ct);
        return new RosterImport(plan.NewFactions.Count, plan.Members.Count, []);
    }
}
