using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Coordination.Drafting.SecondLook;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>Zweiter Blick: what a careful colleague would point out in a draft. It blocks nothing; the clerk ticks off what they have seen.</summary>
public static class SecondLookEndpoints
{
    private const int LongestKey = 64;

    public static void MapSecondLook(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Minutes");
        room.MapGet(Routes.SecondLook, GetAsync).WithSummary("What a second look finds in the draft as it stands (clerk, chair)").WithRefusals(Refusal.NotFound);
        room.MapPut(Routes.FindingSeen, PutAsync).WithSummary("Tick a finding off as seen, or take that back (clerk)")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed);
    }

    private static async Task<SecondLookView> GetAsync(
        Guid sessionId, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct) =>
        await LookAsync(db, await db.ReaderDeskAsync(sessionId, caller, clock.Now(), ct), judges, ct);

    /// <summary>A step: ticking off what is ticked off changes nothing.</summary>
    private static async Task<SecondLookView> PutAsync(
        Guid sessionId, string findingKey, SeeFinding body, Caller caller, CouncilDb db, Judges judges, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var desk = (await db.DeskAsync(sessionId, caller, now, ct)).ForClerk();
        var key = Check.Line(findingKey, "findingKey", LongestKey);
        var seen = await db.Set<SeenFinding>().SingleOrDefaultAsync(s => s.SessionId == sessionId && s.FindingKey == key, ct);
        var look = await LookAsync(db, desk, judges, ct);
        if (body.Seen == (seen is not null)) return look;
        if (look.Findings.All(finding => finding.Key != key)) throw new RefusedException(Refusal.NotFound);

        if (seen is not null) db.Remove(seen);
        else db.Add(new SeenFinding { SessionId = sessionId, FindingKey = key, PersonId = desk.Person.PersonId, By = desk.Person.Name, At = now });
        db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.FindingSeen, desk.Group.Id, sessionId));
        await db.SaveChangesAsync(ct);
        var by = body.Seen ? desk.Person.Name : null;
        return look with { Findings = [.. look.Findings.Select(finding => finding.Key == key ? finding with { SeenBy = by } : finding)] };
    }

    private static async Task<SecondLookView> LookAsync(CouncilDb db, ReviewDesk desk, Judges judges, CancellationToken ct)
    {
        var minutes = desk.Given;
        if (minutes.State == MinutesState.Approved) return new SecondLookView(desk.Session.Id, minutes.Version, []);

        var bench = await db.BenchAsync(desk, minutes.TranscriptId, judges, ct);
        var seen = await db.Set<SeenFinding>().AsNoTracking().Where(s => s.SessionId == desk.Session.Id).ToDictionaryAsync(s => s.FindingKey, s => s.By, ct);

        var group = desk.Group.ToView(withAddresses: false);
        var findings = SecondLook.Of(new SecondLookInput(group.Profile, desk.Items(), bench.Cues, group.Members));
        return new SecondLookView(desk.Session.Id, minutes.Version, [.. findings.Select(finding => Of(finding, SeenFinding.KeyOf(finding), seen)).DistinctBy(view => view.Key)]);
    }

    private static FindingView Of(Finding finding, string key, Dictionary<string, string> seen) => new(key, finding, seen.GetValueOrDefault(key));
}
