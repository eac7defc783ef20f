using Coordination.Api.Access;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Minutes;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Chair or clerk at the record of one session: both ways to write there, each saved with its line in the journal.</summary>
public sealed record Recording(Guid SessionId, Caller Caller, CouncilDb Db, TimeProvider Clock, CancellationToken Ct)
{
    /// <summary>A step of the session, guarded by its state. The same step again changes nothing.</summary>
    public async Task<SessionView> StepAsync(JournalAction action, Func<Session, bool> isMade, Action<Session, DateTimeOffset> step)
    {
        var access = await OpenAsync();
        if (isMade(access.Session))
        {
            return access.View();
        }

        var now = Clock.Now();
        step(access.Session, now);
        await ChangeHeadAsync(access, now);
        return await SaveAsync(access, action, now);
    }

    /// <summary>A text that people edit on a page: written only over the version its writer saw.</summary>
    public async Task<SessionView> WriteAsync(JournalAction action, IfMatch seen, Func<SessionAccess, DateTimeOffset, Task> write)
    {
        var access = await OpenAsync();
        seen.Demand(access.Session.Version, access.Session.ChangedBy, access.Session.ChangedAt);
        var now = Clock.Now();
        await write(access, now);
        return await SaveAsync(access, action, now);
    }

    public async Task<SessionAccess> OpenAsync()
    {
        var access = await Db.SessionAsync(SessionId, Caller, Clock.Now(), Ct);
        access.Member.MustBe(Role.Chair, Role.Clerk);
        return access;
    }

    /// <summary>What heads the Niederschrift is part of what is signed.</summary>
    public Task ChangeHeadAsync(SessionAccess access, DateTimeOffset now) => Db.ChangeMinutesHeadAsync(access, now, Ct);

    private async Task<SessionView> SaveAsync(SessionAccess access, JournalAction action, DateTimeOffset now)
    {
        Db.Journal.Add(JournalEntry.Of(Caller, now, action, access.Group.Id, SessionId));
        await Db.SaveChangesAsync(Ct);
        return access.View();
    }
}
