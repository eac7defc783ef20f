namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    public Task<MyAnswer?> FindMyAnswerAsync(Guid sessionId, CancellationToken ct) => FindAsync<MyAnswer>(Routes.Fill(Routes.MyAttendanceAnswer, sessionId), ct);

    public Task<MyAnswer> PutMyAnswerAsync(Guid sessionId, AnswerInvitation answer, CancellationToken ct) =>
        PutAsync<MyAnswer>(Routes.Fill(Routes.MyAttendanceAnswer, sessionId), answer, ct);

    public Task<AttendanceForecast> GetAttendanceForecastAsync(Guid sessionId, CancellationToken ct) =>
        GetAsync<AttendanceForecast>(Routes.Fill(Routes.AttendanceForecast, sessionId), ct);

    /// <summary>All announced for a session's agenda, for chair and clerk; for everybody else their own.</summary>
    public Task<IReadOnlyList<RecusalView>> GetRecusalsAsync(Guid sessionId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<RecusalView>>(Routes.Fill(Routes.Recusals, sessionId), ct);

    public Task<RecusalView> PutMyRecusalAsync(Guid itemId, CancellationToken ct) => PutAsync<RecusalView>(Routes.Fill(Routes.MyRecusal, itemId), new { }, ct);

    public Task WithdrawMyRecusalAsync(Guid itemId, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, Routes.Fill(Routes.MyRecusal, itemId), null, null, ct);
}
