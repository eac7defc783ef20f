using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Groups;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Minutes;

/// <summary>Reads what minutes need around them.</summary>
public static class MinutesQueries
{
    /// <summary>Clerk and chair read drafts; for everybody else in the group there is nothing yet (404).</summary>
    public static void MustReadDrafts(this Member member)
    {
        if (member.Role is not (Role.Clerk or Role.Chair)) throw new RefusedException(Refusal.NotFound);
    }

    /// <summary>The desk of a person of the group; for everybody else the session is not there (404).</summary>
    public static async Task<ReviewDesk> DeskAsync(this CouncilDb db, Guid sessionId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        return await db.DeskAsync(access.Session, access.Member, ct);
    }

    /// <summary>The desk at which the bot lays down a draft.</summary>
    public static async Task<ReviewDesk> DeskAsync(this CouncilDb db, Guid sessionId, CancellationToken ct) =>
        await db.DeskAsync(await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new RefusedException(Refusal.NotFound), null, ct);

    /// <summary>
    /// The desk for work on one sentence: of a long draft only the items that it touches are read, those where it stands and where it is to go.
    /// <see cref="ViewAsync"/> reads the rest.
    /// </summary>
    public static async Task<ReviewDesk> EntryDeskAsync(
        this CouncilDb db, Guid sessionId, Guid entryId, Guid? itemId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var access = await db.SessionAsync(sessionId, caller, now, ct);
        var stands = await db.Set<MinutesEntry>().Where(entry => entry.Id == entryId && entry.SessionId == sessionId)
            .Select(entry => (Guid?)entry.AgendaItemId).SingleOrDefaultAsync(ct);
        var minutes = await db.Minutes.Include(minutes => minutes.Entries.Where(entry => entry.AgendaItemId == stands || entry.AgendaItemId == itemId))
            .SingleOrDefaultAsync(minutes => minutes.SessionId == sessionId, ct);
        return await db.DeskAsync(access.Session, access.Member, minutes, ct) with { IsPart = true };
    }

    public static async Task<ReviewDesk> ReaderDeskAsync(this CouncilDb db, Guid sessionId, Caller caller, DateTimeOffset now, CancellationToken ct) =>
        (await db.DeskAsync(sessionId, caller, now, ct)).ForReader();

    public static Written<MinutesView> Written(this CouncilDb db, ReviewDesk desk, CancellationToken ct) =>
        new(desk.Given.Version, () => db.ViewAsync(desk, ct));

    public static async Task<MinutesView> ViewAsync(this CouncilDb db, ReviewDesk desk, CancellationToken ct)
    {
        if (desk.IsPart)
        {
            // What was read with a filter counts as read; the rest joins it.
            var entries = db.Entry(desk.Given).Collection(minutes => minutes.Entries);
            entries.IsLoaded = false;
            await entries.LoadAsync(ct);
        }

        return desk.ToView(
            await db.CorrectionsAsync(desk.Session.Id, ct),
            await db.Redrafts.AsNoTracking().SingleOrDefaultAsync(redraft => redraft.SessionId == desk.Session.Id, ct));
    }

    public static Task<List<Correction>> CorrectionsAsync(this CouncilDb db, Guid sessionId, CancellationToken ct) =>
        db.Set<Correction>().AsNoTracking().Where(correction => correction.SessionId == sessionId).OrderBy(correction => correction.At).ToListAsync(ct);

    /// <summary>Called by the room of the sessions whenever what heads the Niederschrift changes, in the same transaction.</summary>
    public static async Task ChangeMinutesHeadAsync(this CouncilDb db, SessionAccess access, DateTimeOffset now, CancellationToken ct)
    {
        var by = new Signatory(access.Member.PersonId, access.Member.Name.Full, access.Member.Role);
        var minutes = await db.Minutes.SingleOrDefaultAsync(m => m.SessionId == access.Session.Id, ct);
        if (minutes?.ChangeHead(by, now) is { } revision) db.Add(revision);
    }

    private static async Task<ReviewDesk> DeskAsync(this CouncilDb db, Session session, Member? member, CancellationToken ct) => await db.DeskAsync(
        session,
        member,
        await db.Minutes.Include(minutes => minutes.Entries).SingleOrDefaultAsync(minutes => minutes.SessionId == session.Id, ct),
        ct);

    private static async Task<ReviewDesk> DeskAsync(
        this CouncilDb db, Session session, Member? member, SessionMinutes? minutes, CancellationToken ct) => new(
        session,
        await db.WholeGroupAsync(session.GroupId, ct),
        member,
        [.. AgendaNumbers.InOrder(await db.AdmittedAsync(session.Id, ct))],
        minutes);
}
