namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    /// <summary>Sessions of a group, the next ones first, then those held, newest first.</summary>
    public Task<IReadOnlyList<SessionView>> GetSessionsAsync(Guid groupId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<SessionView>>(Routes.Fill(Routes.GroupSessions, groupId), ct);

    public Task<SessionView?> FindSessionAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<SessionView>(Routes.Fill(Routes.Session, sessionId), ct);

    public Task<SessionView> PutSessionAsync(Guid sessionId, PlanSession plan, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Session, sessionId), plan, ct);

    public Task<SessionView> PutScheduleAsync(Guid sessionId, SessionSchedule schedule, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Schedule, sessionId), schedule, ct);

    /// <summary>Sends the Ladung: numbers are fixed, one errand per recipient. A second call changes nothing.</summary>
    public Task<SessionView> PutInvitationAsync(Guid sessionId, CancellationToken ct) =>
        SendAsync<SessionView>(HttpMethod.Put, Routes.Fill(Routes.Invitation, sessionId), null, null, ct);

    public Task<SessionView> PutCancellationAsync(Guid sessionId, SessionCancellation cancellation, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Cancellation, sessionId), cancellation, ct);

    public Task<SessionView> PutOpeningAsync(Guid sessionId, SessionMoment moment, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Opening, sessionId), moment, ct);

    public Task<SessionView> PutClosureAsync(Guid sessionId, SessionMoment moment, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Closure, sessionId), moment, ct);

    /// <summary>The clerk's record of begin, end and place.</summary>
    public Task<SessionView> PutRecordAsync(Guid sessionId, SessionRecord record, long ifMatch, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Record, sessionId), record, ct, ifMatch);

    public Task<SessionView> PutAttendanceAsync(Guid sessionId, AttendanceList attendance, long ifMatch, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.Attendance, sessionId), attendance, ct, ifMatch);

    public Task<SessionView> PutRecordingNoticeAsync(Guid sessionId, RecordingNotice notice, long ifMatch, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.RecordingNotice, sessionId), notice, ct, ifMatch);

    public Task<IReadOnlyList<DeliveryView>> GetDeliveriesAsync(Guid sessionId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<DeliveryView>>(Routes.Fill(Routes.Deliveries, sessionId), ct);

    /// <summary>The secret address of the caller's calendar feed, made on first use.</summary>
    public Task<CalendarFeed> GetCalendarAsync(CancellationToken ct) => GetAsync<CalendarFeed>(Routes.MyCalendar, ct);

    /// <summary>Makes the old address of the feed useless.</summary>
    public Task ResetCalendarAsync(CancellationToken ct) => SendAsync(HttpMethod.Delete, Routes.MyCalendar, null, null, ct);
}
