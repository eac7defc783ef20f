using Coordination.Api.Calendar;
using Coordination.Api.Errands;
using Coordination.Api.Journal;
using Coordination.Api.Minutes;
using Coordination.Api.Polls;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace Coordination.Api.Clock;

/// <summary>Deletes transcripts whose retention (Aufbewahrung) is over.</summary>
[DisallowConcurrentExecution]
public sealed class DeleteTranscripts(CouncilDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await TranscriptQueries.DeletePastAsync(db, clock.Now(), cancellationToken);
}

/// <summary>Seals what was written to the journal since the last time.</summary>
[DisallowConcurrentExecution]
public sealed class SealJournal(CouncilDb db) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await JournalQueries.SealAsync(db, cancellationToken);
}

/// <summary>Ends Terminumfragen at their deadline, and reminds those who have not answered.</summary>
[DisallowConcurrentExecution]
public sealed class AdvanceDatePolls(CouncilDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await DatePollClock.RunAsync(db, clock.Now(), cancellationToken);
}

/// <summary>Reminds the invited of the session of tomorrow.</summary>
[DisallowConcurrentExecution]
public sealed class RemindOfSessions(CouncilDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await SessionReminders.RemindAsync(db, clock.Now(), cancellationToken);
}

/// <summary>Takes errands out of the round whose bots never came back from them.</summary>
[DisallowConcurrentExecution]
public sealed class SetLostErrandsAside(CouncilDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ErrandQueries.SetLostAsideAsync(db, clock.Now(), cancellationToken);
}

/// <summary>Has the bot look at the sessions' events in Outlook.</summary>
[DisallowConcurrentExecution]
public sealed class CheckEvents(CouncilDb db, IOptions<CalendarOptions> options, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await OutlookEvents.QueueChecksAsync(db, options.Value, clock.Now(), cancellationToken);
}

/// <summary>Reminds chair, members and clerk of the Fristen around a session.</summary>
[DisallowConcurrentExecution]
public sealed class RemindOfDuties(CouncilDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await DutyReminders.RemindAsync(db, clock.Now(), cancellationToken);
}
